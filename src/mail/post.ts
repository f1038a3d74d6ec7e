import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { log, logFailure } from '../platform/log.ts'
import { seal } from '../platform/sealing.ts'
import { dueMails, giveUpLostAttempts, putInOutbox, strandedMails } from './queries.ts'

/** What a queue message says: which mail of the outbox to send. */
export type OutboxMessage = { mail: string }

/**
 * A statement that puts one mail into the outbox, for the batch of the act that causes it, and the mail's id. There is one
 * mail for each `cause`: a second one breaks `outbox.cause`, and its act with it.
 *
 * @param mail `detail`: what the mail is to say about its cause, impersonal; `secret`: what only the mail may say
 */
export async function postLater(
  db: Db,
  config: Config,
  mail: {
    cause: string
    kind: string
    subjectId: string
    to: string
    detail?: string
    secret?: string
  },
) {
  const id = crypto.randomUUID()
  const { cause, kind, subjectId } = mail
  const statement = putInOutbox(db, {
    id,
    cause,
    kind,
    subjectId,
    detail: mail.detail ?? null,
    secret: mail.secret ? await seal(config.sealingKeys, `outbox.secret:${id}`, mail.secret) : null,
    recipient: await seal(config.sealingKeys, `outbox.recipient:${id}`, mail.to),
    createdAt: now(),
  })
  return { id, statement }
}

/**
 * Asks the queue to send what is due: right after an act, and from the clock for whatever a queue message was lost of.
 * A queue that is down is only logged: the mail is in the outbox, and the clock asks again.
 */
export async function hurryMail(db: Db, queue: Queue): Promise<void> {
  try {
    const due = await dueMails(db, now())
    if (due.length > 0) await queue.sendBatch(due.map(({ id }) => ({ body: { mail: id } })))
  } catch (error) {
    logFailure('mail queue does not answer', error)
  }
}

/**
 * The clock's part: attempts that never answered are given up, what is stranded is counted in the log, and everything due is
 * asked for again.
 */
export async function tendOutbox(db: Db, queue: Queue): Promise<void> {
  await giveUpLostAttempts(db, now())
  const stranded = await strandedMails(db)
  if (stranded > 0) log('warn', 'mails not delivered', { stranded })
  await hurryMail(db, queue)
}
