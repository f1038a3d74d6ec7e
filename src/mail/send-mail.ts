import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { asciiEmail } from '../platform/email-address.ts'
import { log, logFailure } from '../platform/log.ts'
import { type Sealed, SealingError, seal, unseal } from '../platform/sealing.ts'
import { markFault, markSent, takeForSending } from './queries.ts'
import { afterFault, type Unready } from './retry-rules.ts'
import { ATTEMPT_SECONDS, endHeaders, type Mail, type MailCopy, subjectLine } from './rules.ts'

/**
 * What it takes to write and send a mail.
 *
 * `transport` is the `send_email` binding or one like it; `writers` know the kinds of mails.
 */
export type MailService = {
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
    replyTo?: string
    headers: Record<string, string>
  }): Promise<unknown>
}

/**
 * Writes mails of the kinds it knows, from the subject's id and the mail's secret text.
 *
 * @returns undefined for a kind that it does not know; null when the subject is gone and nothing is
 *   to be sent
 */
export type MailWriter = (
  context: { db: Db; config: Config },
  mail: { kind: string; subjectId: string; detail: string | null; secret: string | null },
) => Promise<Mail | null | undefined>

/**
 * Sends one mail of the outbox, if it is due and nobody else is sending it. Safe to call any number
 * of times: a mail that may have been sent is not sent again (docs/decisions/001).
 */
export async function sendMail(service: MailService, id: string): Promise<void> {
  const { db } = service
  const attempt = crypto.randomUUID()
  const times = { at: now(), until: now() + ATTEMPT_SECONDS }
  const [taken] = await takeForSending(db, id, attempt, times)
  if (!taken) return

  const prepared = await prepare(service, taken)
  if (typeof prepared === 'string') {
    // Nothing was handed over, so a later attempt cannot make two of it.
    const fault = { ...afterFault(prepared, taken.attempts, now()), fault: prepared }
    // Whoever was to get it may have had everything erased.
    const isOver = prepared === 'subject-gone'
    await markFault(db, id, { ...fault, ...(isOver && { recipient: null, secret: null }) })
    return
  }
  try {
    await prepared.send()
  } catch (error) {
    const code = transportCode(error)
    const next = afterFault(code, taken.attempts, now())
    await markFault(db, id, { ...next, fault: code ?? 'no-code' })
    log('warn', 'mail not sent', { mail: id, kind: taken.kind, code, state: next.state })
    return
  }
  await markSent(db, id, now(), prepared.copy)
}

/** Tells holiday notices and other machines not to answer: RFC 3834, section 5. */
const automatic = { 'Auto-Submitted': 'auto-generated' }

type Taken = Awaited<ReturnType<typeof takeForSending>>[number]

/** A mail that is ready to be handed over, or why it is not. */
async function prepare(
  service: MailService,
  taken: Taken,
): Promise<{ send: () => Promise<unknown>; copy: Sealed | null } | 'subject-gone' | Unready> {
  const { transport } = service
  if (!transport) {
    log('error', 'mail not sent: the binding EMAIL is missing', { mail: taken.id })
    return 'no-transport'
  }
  try {
    const written = await write(service, taken)
    if (!written) return 'subject-gone'
    const { message, copy } = written
    return { send: () => transport.send(message), copy }
  } catch (error) {
    logFailure('mail not written', error, { mail: taken.id, kind: taken.kind })
    return error instanceof SealingError ? 'key-missing' : 'not-written'
  }
}

/** Writes a mail. Null: its subject is gone. */
async function write(
  { db, config, writers }: MailService,
  taken: Taken,
): Promise<{ message: Parameters<Transport['send']>[0]; copy: Sealed | null } | null> {
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
    const from = { email: asciiEmail(config.MAIL_FROM), name: config.shop.name }
    const { replyTo, copy, endLink, html, text } = mail
    const subject = subjectLine(mail.subject)
    return {
      message: {
        from,
        to: asciiEmail(to),
        ...{ subject, html, text },
        ...(replyTo && { replyTo: asciiEmail(replyTo) }),
        headers: { ...automatic, ...(endLink && endHeaders(endLink)) },
      },
      copy: copy === undefined ? null : await sealCopy(config, id, { subject, text: copy }),
    }
  }
  throw new Error(`No slice writes mails of the kind ${kind}`)
}

const sealCopy = (config: Config, id: string, copy: MailCopy) =>
  seal(config.sealingKeys, `outbox.copy:${id}`, JSON.stringify(copy))

/** The transport's own code (`E_…`), which promises that nothing was sent. */
function transportCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' && code.startsWith('E_') ? code : null
}
