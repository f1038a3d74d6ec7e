import { encodeBase64 } from 'hono/utils/encode'
import { days, minutes, type Seconds } from './clock.ts'

/** A salt is read again after this time, when every location knows which one stays. */
const SETTLING = minutes(2)

/** KV's minimum time to live. */
const MIN_TTL: Seconds = 60

/**
 * Keeps the salt of the day: 32 random bytes, only in KV and in this isolate's memory. KV deletes
 * it at the end of the day (UTC); D1 could restore it for a month. Without it, nobody can test an
 * address against a visitor number.
 *
 * The first request of a day creates it. If two locations do so in the same minute, the later salt
 * stays; so a visitor in the first minutes of a day may get two numbers that day, and count twice.
 * An isolate without requests after midnight keeps the old salt in memory until its next request or
 * its end.
 *
 * @returns the day's salt, base64
 */
export function keepSalt(): (store: KVNamespace, at: Seconds) => Promise<string> {
  let cached: { day: string; salt: string; until: Seconds } | null = null
  return async (store, at) => {
    const day = new Date(at * 1000).toISOString().slice(0, 10)
    const before = cached?.day === day ? cached : null
    if (before && at < before.until) return before.salt
    const salt = (await store.get(day)) ?? (await makeSalt(store, day, at))
    cached = { day, salt, until: before ? Number.POSITIVE_INFINITY : at + SETTLING }
    return salt
  }
}

async function makeSalt(store: KVNamespace, day: string, at: Seconds): Promise<string> {
  const salt = encodeBase64(crypto.getRandomValues(new Uint8Array(32)).buffer)
  const endOfDay = days(Math.floor(at / days(1)) + 1)
  await store.put(day, salt, { expirationTtl: Math.max(endOfDay - at, MIN_TTL) })
  // Another location may have been faster. One that has just read "not found" may cache that for a
  // while.
  return (await store.get(day)) ?? salt
}
