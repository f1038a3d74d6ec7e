import { timingSafeEqual } from 'hono/utils/buffer'
import { days, now, type Seconds } from './clock.ts'
import { keyedDigest, randomToken } from './digest.ts'
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

/** How long a page's form can be sent. */
export const FORM_SECONDS = days(1)

/**
 * The current time and a number of this page alone, signed. A page carries it, so a program has to
 * fetch a page, and another one for each form.
 */
export async function signTime(key: string): Promise<string> {
  const page = `${now()}.${randomToken(12)}`
  return `${page}.${await digestOf(key, page)}`
}

/**
 * Reads when the page of a form was sent. Refused: `too-soon`, faster than a person can, or without
 * a page from this shop; `too-old`, after a day. Such a form is shown again, filled in.
 *
 * @returns `number`: of this page alone; whoever takes the form notes it, so that it works once
 */
export async function readSentTime(
  key: string,
  body: Record<string, unknown>,
  form: string,
): Promise<{ number: string; refused?: never } | { refused: 'too-soon' | 'too-old' }> {
  // Stryker disable next-line StringLiteral: no signature fits what stands for a missing part.
  const [at = '', number = '', digest = ''] = String(body[SENT_FIELD] ?? '').split('.', 3)
  const genuine = await timingSafeEqual(digest, await digestOf(key, `${at}.${number}`))
  const age = genuine ? now() - Number(at) : 0
  if (age >= FASTEST && age <= FORM_SECONDS) return { number }
  log('warn', 'form came too soon or too late', { form })
  return { refused: age > FORM_SECONDS ? 'too-old' : 'too-soon' }
}

const digestOf = (key: string, page: string) => keyedDigest(key, `page sent:${page}`)
