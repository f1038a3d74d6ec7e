import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { log, logFailure } from '../platform/log.ts'
import { SealingError, unseal } from '../platform/sealing.ts'
import { markFault, markSent, takeForSending } from './queries.ts'
import { ATTEMPT_SECONDS, afterFault, type Mail, type Unready } from './rules.ts'

/** The post office: what it needs to write and send a mail. `transport` is the `send_email` binding or one like it. */
export type PostOffice = {
  db: Db
  config: Config
  transport: Transport | undefined
  writers: MailWriter[]
}

/** @internal */
export type Transport = {
  send(message: {
    from: { email: string; name: string }
    to: string
    subject: string
    html: string
    text: string
  }): Promise<unknown>
}

/**
 * Writes mails of the kinds it knows, from the subject's id and the mail's secret words.
 * `undefined`: not a kind of mine. Null: the subject is gone, nothing is to be sent.
 */
export type MailWriter = (
  office: { db: Db; config: Config },
  mail: { kind: string; subjectId: string; detail: string | null; secret: string | null },
) => Promise<Mail | null | undefined>

/**
 * Sends one mail of the outbox, if it is due and nobody else is at it. Safe to call any number of times: a mail whose
 * attempt may have succeeded is not sent again.
 */
export async function deliver(office: PostOffice, id: string): Promise<void> {
  const { db } = office
  const attempt = crypto.randomUUID()
  const times = { at: now(), until: now() + ATTEMPT_SECONDS }
  const [taken] = await takeForSending(db, id, attempt, times)
  if (!taken) return

  const letter = await prepare(office, taken)
  if (typeof letter === 'string') {
    // Nothing was handed over, so a later attempt cannot make two of it.
    await markFault(db, id, { ...afterFault(letter, taken.attempts, now()), fault: letter })
    return
  }
  try {
    await letter.send()
  } catch (error) {
    const code = transportCode(error)
    const next = afterFault(code, taken.attempts, now())
    await markFault(db, id, { ...next, fault: code ?? 'no-code' })
    log('warn', 'mail not sent', { mail: id, kind: taken.kind, code, state: next.state })
    return
  }
  await markSent(db, id, now())
}

type Taken = Awaited<ReturnType<typeof takeForSending>>[number]

/** A mail that is ready to be handed over, or why it is not. */
async function prepare(
  office: PostOffice,
  taken: Taken,
): Promise<{ send: () => Promise<unknown> } | 'subject-gone' | Unready> {
  const { transport } = office
  if (!transport) {
    log('error', 'mail not sent: the binding EMAIL is missing', { mail: taken.id })
    return 'no-transport'
  }
  try {
    const letter = await write(office, taken)
    return letter ? { send: () => transport.send(letter) } : 'subject-gone'
  } catch (error) {
    logFailure('mail not written', error, { mail: taken.id, kind: taken.kind })
    return error instanceof SealingError ? 'key-missing' : 'not-written'
  }
}

/** Writes a mail. Null: its subject is gone. */
async function write(
  { db, config, writers }: PostOffice,
  taken: Taken,
): Promise<Parameters<Transport['send']>[0] | null> {
  const { id, kind, subjectId, detail } = taken
  const open = (column: 'recipient' | 'secret') => {
    const sealed = taken[column]
    return sealed && unseal(config.sealingKeys, `outbox.${column}:${id}`, sealed)
  }
  const to = await open('recipient')
  if (!to) return null
  const secret = await open('secret')
  for (const writer of writers) {
    const mail = await writer({ db, config }, { kind, subjectId, detail, secret })
    if (mail === null) return null
    if (!mail) continue
    const from = { email: config.MAIL_FROM, name: config.shop.name }
    // The title of a product may have several lines, a header may not.
    return { from, to, ...mail, subject: mail.subject.replace(/\s+/g, ' ') }
  }
  throw new Error(`No slice writes mails of the kind ${kind}`)
}

/** The transport's own code (`E_…`), which promises that nothing was sent. */
function transportCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' && code.startsWith('E_') ? code : null
}
