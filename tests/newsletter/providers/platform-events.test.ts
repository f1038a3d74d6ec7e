import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { suppressions } from '../../../src/newsletter/tables.ts'
import { createExecution } from '../../support/execution.ts'
import { bindings, db } from '../../support/shop.ts'
import { digestOf, subscribed } from './sent-campaigns.ts'

const { default: worker } = await import('../../../src/index.ts')

/** As developers.cloudflare.com/email-service/platform/event-subscriptions shows it. */
const event = (type: string, recipient: string, payload: object = {}) => ({
  type: `cf.email.sending.message.${type}`,
  source: { type: 'email.sending', zoneId: '023e105f4ecef8ad9ca31a8372d0c353' },
  payload: {
    ...{ eventId: crypto.randomUUID(), messageId: 'm-1', sender: 'orders@shop.example' },
    ...{ recipient, subject: 'Your receipt', terminal: true, ...payload },
  },
  metadata: { eventSchemaVersion: 1, eventTimestamp: '2026-06-01T02:48:57.132Z' },
})

/** Brings events, as the queue does; returns how many are to be brought again. */
async function bring(events: unknown[], env: CloudflareBindings = bindings) {
  const retry = vi.fn()
  const messages = events.map((body) => ({ body, retry }))
  const { context } = createExecution()
  await worker.queue({ queue: 'jegem-mail-events', messages } as never, env, context)
  return retry.mock.calls.length
}

async function suppressionOf(email: string) {
  const digest = await digestOf(email)
  const [found] = await db.select().from(suppressions).where(eq(suppressions.emailDigest, digest))
  return found ? [found.reason, found.at] : null
}

test.each([
  ['bounced', { bounce: { type: 'hard', classification: 'permanent_failure' } }, 'bounced'],
  ['complained', { complaint: { type: 'abuse' } }, 'complained'],
  ['bounced', { bounce: { type: 'soft', classification: 'temporary_failure' } }, null],
  ['deferred', { terminal: false, bounce: { type: 'soft' } }, null],
  ['delivered', {}, null],
  ['failed', { failure: { reason: 'delivery_failed' } }, null],
  ['rejected', { rejection: { reason: 'suppressed', party: 'recipient' } }, null],
])('a mail about an order that was %s, with %j', async (type, payload, reason) => {
  const { email } = await subscribed()
  expect(await bring([event(type, email, payload)])).toBe(0)
  const at = Math.floor(Date.parse('2026-06-01T02:48:57Z') / 1000)
  expect(await suppressionOf(email)).toEqual(reason && [reason, at])
})

test('what cannot be read is let go, and what is beside it is acted upon', async () => {
  const { email } = await subscribed()
  const odd = [null, 'x', {}, { type: 5 }, event('bounced', 'x'.repeat(9999)), { payload: {} }]
  expect(await bring([...odd, event('complained', email)])).toBe(0)
  expect(await suppressionOf(email)).toMatchObject(['complained', expect.anything()])
})

test('an event is brought again when the database does not answer', async () => {
  const { email } = await subscribed()
  const logged = vi.spyOn(console, 'error').mockReturnValue()
  const DB = {
    prepare: () => ({ bind: () => ({}) }),
    batch: async () => {
      throw new Error(`D1_ERROR: ${email}`)
    },
  }
  expect(await bring([event('complained', email)], { ...bindings, DB } as never)).toBe(1)
  expect(logged.mock.calls.join()).toContain('mail event not handled')
  expect(logged.mock.calls.join()).not.toContain(email)
  logged.mockRestore()
})
