import { asciiEmail } from '../../platform/email-address.ts'
import type { BulkMail } from '../bulk-mailer.ts'

/** The sender as a mail header has it: RFC 5322, section 3.4; quoted where a name needs it. */
export function senderOf({ email, name }: BulkMail['from']): string {
  const clean = name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  if (!clean) return asciiEmail(email)
  const isPlain = /^[\p{L}\p{M}\p{N} '&!-]+$/u.test(clean)
  const shown = isPlain ? clean : `"${clean.replace(/["\\]/g, '\\$&')}"`
  return `${shown} <${asciiEmail(email)}>`
}
