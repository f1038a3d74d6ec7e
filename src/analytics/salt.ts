import { encodeBase64 } from 'hono/utils/encode'
import { days, minutes, type Seconds } from '../platform/clock.ts'

/** A salt is read a second time after this, when every location has heard of the one that stays. */
const SETTLING = minutes(2)

/** The shortest life that KV gives an entry. */
const SHORTEST: Seconds = 60

/**
 * Keeps the salt of the day: 32 random bytes that only KV and this isolate's memory know. KV drops
 * it when the day (UTC) is over; D1 could be set back to it for a month. Without it no visitor
 * number can be tried out against an address.
 *
 * Whoever needs it first makes it. Two locations that do so in the same minute make two, and the
 * later one stays; so a visitor of the first minutes of a day may get two numbers that day, and
 * counts twice. An isolate that nobody asks anything after midnight has the old salt in its memory
 * until it is asked or ends.
 *
 * @returns the day's salt, base64
 */
export function keepSalt(): (store: KVNamespace, at: Seconds) => Promise<string> {
  let held: { day: string; salt: string; until: Seconds } | null = null
  return async (store, at) => {
    const day = new Date(at * 1000).toISOString().slice(0, 10)
    const before = held?.day === day ? held : null
    if (before && at < before.until) return before.salt
    const salt = (await store.get(day)) ?? (await makeSalt(store, day, at))
    held = { day, salt, until: before ? Number.POSITIVE_INFINITY : at + SETTLING }
    return salt
  }
}

async function makeSalt(store: KVNamespace, day: string, at: Seconds): Promise<string> {
  const salt = encodeBase64(crypto.getRandomValues(new Uint8Array(32)).buffer)
  const endOfDay = days(Math.floor(at / days(1)) + 1)
  await store.put(day, salt, { expirationTtl: Math.max(endOfDay - at, SHORTEST) })
  // Another may have been faster. A location that has just heard "there is none" may say so once
  // more.
  return (await store.get(day)) ?? salt
}
