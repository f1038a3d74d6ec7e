import { timingSafeEqual } from 'hono/utils/buffer'
import { now, type Seconds } from './clock.ts'
import { keyedDigest } from './digest.ts'
import { log } from './log.ts'

/**
 * Name of a field that people do not see: whatever fills it in is a program. A name that no browser
 * fills in by itself.
 */
export const TRAP_FIELD = 'topic'
/** Name of the field that says when the page was sent. */
export const SENT_FIELD = 'sent'
/**
 * No person reads a form, types two answers and sends it within this time; a paste and a click may
 * take little more.
 */
const FASTEST: Seconds = 2

/** Whether a program has filled in the posted form. It is logged by the form's name. */
export function fellIntoTrap(body: Record<string, unknown>, form: string): boolean {
  const fell = Boolean(body[TRAP_FIELD])
  if (fell) log('warn', 'form filled in by a program', { form })
  return fell
}

/**
 * The time now, signed: a page says by it when it was sent, and a program must wait for a page to
 * know one.
 */
export async function signTime(key: string): Promise<string> {
  const at = String(now())
  return `${at}.${await digestOf(key, at)}`
}

/**
 * Whether a form came sooner after its page than a person can send it, or without a page of ours. A
 * page may be as old as it likes: tabs stay open for days, and going back shows an old page again.
 */
export async function cameTooSoon(
  key: string,
  body: Record<string, unknown>,
  form: string,
): Promise<boolean> {
  const [at = '', digest = ''] = String(body[SENT_FIELD] ?? '').split('.')
  const ours = await timingSafeEqual(digest, await digestOf(key, at))
  const soon = !ours || now() - Number(at) < FASTEST
  if (soon) log('warn', 'form came too soon', { form })
  return soon
}

const digestOf = (key: string, at: string) => keyedDigest(key, `page sent:${at}`)
