import type { BulkMail } from '../../../src/newsletter/bulk-mailer.ts'
import type { Event } from './events.ts'

/** A mail that a service took. */
export type BulkMailed = Omit<BulkMail, 'subscriber' | 'campaign' | 'from'> & {
  id: string
  service: 'resend' | 'postmark'
  /** Under which key its batch came. */
  key: string
  /** Seconds since 1970. */
  at: number
  from: string
  /** What comes back with events: `campaign`, `subscriber` and the like. */
  about: Record<string, string>
}

/** What both services know and share. */
export type MailAccount = {
  /** Seconds since 1970. */
  now: () => number
  key: string
  /** Postmark's search finds a mail so many seconds after it was taken. */
  indexDelay: number
  /** Requests in a second that Resend allows. */
  requestsPerSecond: number
  /** Mails that may still be sent; Resend calls it a quota, Postmark credits. */
  allowance: number
  mails: BulkMailed[]
  /** Addresses to which the services send nothing more. */
  inactive: Set<string>
  tell: (mail: BulkMailed, event: Event) => void
}

const address = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/
const mailbox = /^(?:(?:"(?:[^"\\]|\\.)*"|[^"<>@,;:]+) <([^<>]+)>|([^<>\s]+))$/

/** The address in `Name <address>`; null where a mail server would not understand it. */
export function addressIn(text: unknown): string | null {
  const [, named, bare] = mailbox.exec(String(text)) ?? []
  const found = named ?? bare ?? ''
  return address.test(found) && /^\p{ASCII}+$/u.test(found) ? found.toLowerCase() : null
}
