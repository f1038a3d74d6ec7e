import type { OutboxMessage } from '../../src/mail/outbox.ts'
import { type Mailed, transportInto } from './mail.ts'

type Pass = <T>(callee: 'queue' | 'mail', what: string, act: () => Promise<T>) => Promise<T>

/**
 * A queue and mail service in memory: `waiting` are the queued mails, `sent` those that were sent.
 *
 * @param pass every call goes through it
 */
export function mailInMemory(pass: Pass = (_callee, _what, act) => act()) {
  const waiting: string[] = []
  const sent: Mailed[] = []
  const transport = transportInto(sent)
  const OUTBOX = {
    sendBatch: (messages: { body: OutboxMessage }[]) =>
      pass('queue', 'sendBatch', async () => {
        waiting.push(...messages.map(({ body }) => body.mail))
      }),
  }
  const EMAIL = {
    send: (mail: Mailed) => pass('mail', 'send', () => transport.send(mail as never)),
  }
  return {
    waiting,
    sent,
    bindings: { OUTBOX, EMAIL } as unknown as Pick<CloudflareBindings, 'OUTBOX' | 'EMAIL'>,
  }
}
