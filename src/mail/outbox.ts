import type { Context } from 'hono'
import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { type Db, runBatch, type Statement } from '../platform/db.ts'
import type { AppEnv } from '../platform/env.ts'
import { log, logFailure } from '../platform/log.ts'
import { seal } from '../platform/sealing.ts'
import { dueMails, giveUpLostAttempts, putInOutbox, putNothing, strandedMails } from './queries.ts'

/** What a queue message says: which mail of the outbox to send. */
export type OutboxMessage = { mail: string }

/** What an act needs that causes mails. */
export type Outbox = {
  db: Db
  config: Config
  /** Asks for mails to be sent now. The act does not wait for it. */
  sendSoon(mailIds: string[]): void
}

/** @param execution of the request or of the scheduled run: it waits for the queue */
export const openOutbox = (
  db: Db,
  config: Config,
  queue: Queue,
  execution: Pick<ExecutionContext, 'waitUntil'>,
): Outbox => ({
  db,
  config,
  sendSoon: (mailIds) => execution.waitUntil(askToSend(queue, mailIds)),
})

/** The same for an act that a request asks for. */
export const outboxOf = (c: Pick<Context<AppEnv>, 'var' | 'env' | 'executionCtx'>): Outbox =>
  openOutbox(c.var.db, c.var.config, c.env.OUTBOX, c.executionCtx)

/**
 * A mail that becomes part of an act. It is not a bare statement, so that only `runAct` takes it.
 */
export type EnqueuedMail = {
  /** Null: there is nobody to send it to. */
  mailId: string | null
  statement: Statement
}

/** A part of an act: a statement, or a mail that the act causes. */
export type ActPart = Statement | EnqueuedMail

/**
 * Puts a mail into the outbox, as a part of the act that causes it. There is one mail for each
 * `cause`: a second one breaks `outbox.cause`, and its act with it. Who has no address (`to` is
 * empty) gets none, and the act goes on.
 *
 * @param mail `detail`: what the mail is to say about its cause, impersonal; `secret`: what only
 *   the mail may say; `addressDigest`: the keyed digest of the recipient's address, for a mail that
 *   anybody can cause by typing it: the database counts such mails, see the triggers of `outbox`
 */
export async function enqueueMail(
  { db, config }: Pick<Outbox, 'db' | 'config'>,
  mail: {
    cause: string
    kind: string
    subjectId: string
    to: string
    detail?: string
    secret?: string
    addressDigest?: string
  },
): Promise<EnqueuedMail> {
  const mailId = crypto.randomUUID()
  const { cause, kind, subjectId, to, secret } = mail
  const { sealingKeys } = config
  if (!to) return { mailId: null, statement: putNothing(db) }
  const statement = putInOutbox(db, {
    id: mailId,
    cause,
    kind,
    subjectId,
    detail: mail.detail ?? null,
    secret: secret ? await seal(sealingKeys, `outbox.secret:${mailId}`, secret) : null,
    addressDigest: mail.addressDigest ?? null,
    recipient: await seal(sealingKeys, `outbox.recipient:${mailId}`, to),
    createdAt: now(),
  })
  return { mailId, statement }
}

/**
 * Executes all parts of an act or none, in one round trip, and then asks for its mails to be sent.
 * An act with a mail can be executed nowhere else, so nobody has to remember its mails. When the
 * batch fails nothing is sent, because nothing is in the outbox; what is lost between batch and
 * queue is asked for again by the clock (`checkOutbox`).
 */
export async function runAct({ db, sendSoon }: Outbox, parts: ActPart[]): Promise<void> {
  const mails = parts.flatMap((part) => ('mailId' in part && part.mailId ? [part.mailId] : []))
  await runBatch(
    db,
    parts.map((part) => ('mailId' in part ? part.statement : part)),
  )
  if (mails.length > 0) sendSoon(mails)
}

/**
 * The clock's part: attempts that never answered are given up, stranded mails are counted in the
 * log, and the queue is asked for every mail that is due.
 */
export async function checkOutbox(db: Db, queue: Queue): Promise<void> {
  await giveUpLostAttempts(db, now())
  const stranded = await strandedMails(db)
  if (stranded > 0) log('warn', 'mails not delivered', { stranded })
  await askToSend(
    queue,
    (await dueMails(db, now())).map(({ id }) => id),
  )
}

/** A queue that is down is only logged: the mails are in the outbox, and the clock asks again. */
async function askToSend(queue: Queue, mailIds: string[]): Promise<void> {
  if (mailIds.length === 0) return
  try {
    await queue.sendBatch(mailIds.map((mail) => ({ body: { mail } })))
  } catch (error) {
    logFailure('mail queue does not answer', error)
  }
}
