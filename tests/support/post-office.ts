import type { OutboxMessage } from '../../src/mail/post.ts'
import { type Mailed, transportInto } from './mail.ts'

/** Queue and mail service in memory: `waiting` are ids of mails that the queue was asked to have sent, `sent` what went out. */
export function createPostOffice() {
  const waiting: string[] = []
  const sent: Mailed[] = []
  const OUTBOX = {
    async sendBatch(messages: { body: OutboxMessage }[]) {
      waiting.push(...messages.map(({ body }) => body.mail))
    },
  }
  return {
    waiting,
    sent,
    bindings: { OUTBOX, EMAIL: transportInto(sent) } as unknown as Pick<
      CloudflareBindings,
      'OUTBOX' | 'EMAIL'
    >,
  }
}
