import type { OutboxMessage } from '../../src/mail/outbox.ts'
import { type Mailed, transportInto } from './mail.ts'

type Pass = <T>(callee: 'queue' | 'mail', what: string, act: () => Promise<T>) => Promise<T>

/**
 * Queue and mail service in memory: `waiting` are the mails that the queue was asked to have sent,
 * `sent` what went out.
 *
 * @param pass through which each call goes
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
