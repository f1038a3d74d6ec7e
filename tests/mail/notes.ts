import { eq } from 'drizzle-orm'
import { enqueueMail } from '../../src/mail/outbox.ts'
import type { MailWriter } from '../../src/mail/send-mail.ts'
import { outbox } from '../../src/mail/tables.ts'
import { runBatch } from '../../src/platform/db.ts'
import { config, db } from '../support/shop.ts'

/** Writes the mails of these tests; those of the kind `gone` have lost their subject. */
export const writeNote: MailWriter = async (_context, { kind, subjectId, secret }) => {
  if (kind === 'gone') return null
  return { subject: `Note ${subjectId}`, html: '<p>Note</p>', text: `Note ${secret}` }
}

/** Puts a note into the outbox and returns its id. Nobody is asked to send it. */
export async function enqueueNote(cause = crypto.randomUUID(), kind = 'note'): Promise<string> {
  const mail = { cause, kind, subjectId: cause, to: 'anna@example.com', secret: 'token' }
  const { mailId, statement } = await enqueueMail({ db, config }, mail)
  await runBatch(db, [statement])
  return mailId ?? ''
}

export async function rowOf(mailId: string) {
  const [row] = await db.select().from(outbox).where(eq(outbox.id, mailId))
  return row
}
