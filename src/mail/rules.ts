import { minutes, type Seconds } from '../platform/clock.ts'

/**
 * - `queued`: to be sent, when due
 * - `sending`: handed to the transport; until `dueAt` the answer may come
 * - `sent`
 * - `unclear`: the transport may or may not have sent it. Not repeated, because nobody wants two;
 *   the owner sees it
 * - `dead`: refused for good, or too often
 */
export type MailState = 'queued' | 'sending' | 'sent' | 'unclear' | 'dead'

export type Mail = { subject: string; html: string; text: string }

/** An attempt without an answer for this long is lost. */
export const ATTEMPT_SECONDS: Seconds = minutes(2)
