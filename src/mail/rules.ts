import { minutes, type Seconds } from '../platform/clock.ts'
import { lettersOf } from '../platform/letters.ts'

/**
 * - `queued`: to be sent, when due
 * - `sending`: handed to the transport; until `dueAt` the answer may come
 * - `sent`
 * - `unclear`: the transport may or may not have sent it. Not repeated, because nobody wants two;
 *   the owner sees it
 * - `dead`: refused for good, or too often
 */
export type MailState = 'queued' | 'sending' | 'sent' | 'unclear' | 'dead'

/**
 * `replyTo`: who answers go to, where that is not the shop; `copy`: the text as the outbox keeps it
 * once it is sent, without whatever lets its reader in (a link's token). Absent: none is kept;
 * `endLink`: where mail programs end mails like this with one click, for `endHeaders`.
 */
export type Mail = {
  subject: string
  html: string
  text: string
  replyTo?: string
  copy?: string
  endLink?: string
}

/** Headers by which a mail program ends mails like this with one click: RFC 8058, section 3.1. */
export const endHeaders = (link: string): Record<string, string> => ({
  'List-Unsubscribe': `<${link}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** What is kept of a mail that was sent. */
export type MailCopy = { subject: string; text: string }

/** Letters of a subject: programs show fewer, and a line of a header ends after 998 octets. */
const SUBJECT_LETTERS = 120

/**
 * A text as a mail's subject: one line of at most 120 letters, without characters that end a
 * header (RFC 5322, section 2.2) or turn the direction of what follows.
 */
export function subjectLine(text: string): string {
  // Cut before it is counted: a product's title may be of any length, and a letter as well.
  const start = text.slice(0, 4 * SUBJECT_LETTERS).toWellFormed()
  const line = start.replace(/\p{Cc}|\p{Zl}|\p{Zp}/gu, ' ').replace(/\p{Bidi_C}/gu, '')
  const shown = line.replace(/\s+/g, ' ').trim()
  const letters = lettersOf(shown)
  if (letters.length <= SUBJECT_LETTERS && start.length === text.length) return shown
  return `${letters
    .slice(0, SUBJECT_LETTERS - 1)
    .join('')
    .trimEnd()}…`
}

/** An attempt without an answer for this long is lost. */
export const ATTEMPT_SECONDS: Seconds = minutes(2)
