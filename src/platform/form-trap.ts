import { timingSafeEqual } from 'hono/utils/buffer'
import { now, type Seconds } from './clock.ts'
import { keyedDigest } from './digest.ts'
import { log } from './log.ts'

/**
 * Name of a field that people do not see: only a program fills it in. Browsers do not autofill this
 * name.
 */
export const TRAP_FIELD = 'topic'
/** Name of the field with the time at which the page was sent. */
export const SENT_FIELD = 'sent'
/**
 * Nobody reads a form, types two answers and sends it faster; a paste and a click may take little
 * longer.
 */
const FASTEST: Seconds = 2

/** Whether a program filled in the form. Logs the form's name. */
export function fellIntoTrap(body: Record<string, unknown>, form: string): boolean {
  const caught = Boolean(body[TRAP_FIELD])
  if (caught) log('warn', 'form filled in by a program', { form })
  return caught
}

/** The current time, signed. A page carries it, so a program has to fetch a page and wait. */
export async function signTime(key: string): Promise<string> {
  const at = String(now())
  return `${at}.${await digestOf(key, at)}`
}

/**
 * Whether a form was sent faster than a person can, or without a page from this shop. There is no
 * upper limit: tabs stay open for days, and going back shows an old page again.
 */
export async function sentTooSoon(
  key: string,
  body: Record<string, unknown>,
  form: string,
): Promise<boolean> {
  const [at = '', digest = ''] = String(body[SENT_FIELD] ?? '').split('.')
  const genuine = await timingSafeEqual(digest, await digestOf(key, at))
  const tooSoon = !genuine || now() - Number(at) < FASTEST
  if (tooSoon) log('warn', 'form came too soon', { form })
  return tooSoon
}

const digestOf = (key: string, at: string) => keyedDigest(key, `page sent:${at}`)
