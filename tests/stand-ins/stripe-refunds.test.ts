import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { openExample, ringOrder } from './stripe/example.ts'

const types = (received: Stripe.Event[]) => received.map(({ type }) => type)

async function paidRing() {
  const example = openExample()
  const { id } = await example.sdk.checkout.sessions.create(ringOrder())
  const payment_intent = (await example.stripe.pay(id)).payment_intent as string
  example.received.length = 0
  return { ...example, id, payment_intent }
}

test('the refunds of a payment are listed newest first, page by page', async () => {
  const { sdk, payment_intent } = await paidRing()
  const made = []
  for (const amount of [100, 200, 300])
    made.unshift((await sdk.refunds.create({ payment_intent, amount })).id)
  const first = await sdk.refunds.list({ payment_intent, limit: 2 })
  expect(first).toMatchObject({ has_more: true, data: [{ amount: 300 }, { amount: 200 }] })
  const rest = await sdk.refunds.list({ payment_intent, limit: 2, starting_after: made[1] ?? '' })
  expect(rest).toMatchObject({ has_more: false, data: [{ amount: 100 }] })
  const charge = first.data[0]?.charge as string
  expect((await sdk.refunds.list({ charge })).data.map(({ id }) => id)).toEqual(made)
  expect((await sdk.refunds.list({ charge: 'ch_none' })).data).toEqual([])
  await expect(sdk.refunds.list({ starting_after: 're_none' })).rejects.toMatchObject({
    code: 'resource_missing',
  })
})

test('a refund is told when it is made, with what the charge sent back', async () => {
  const { sdk, stripe, received, payment_intent } = await paidRing()
  const refund = await sdk.refunds.create({ payment_intent, metadata: { refund_id: 'r1' } })
  await stripe.webhooks.settled()
  expect(types(received)).toEqual(['charge.refunded', 'refund.created'])
  expect(received[1]?.data.object).toMatchObject({
    ...{ id: refund.id, status: 'succeeded', metadata: { refund_id: 'r1' } },
  })
})

test.each([
  ['succeeded', ['refund.updated'], 89_790],
  ['failed', ['refund.updated', 'refund.failed'], 0],
  ['canceled', ['refund.updated'], 0],
] as const)('a refund that waits has %s days later', async (outcome, told, sentBack) => {
  const { sdk, stripe, received, payment_intent } = await paidRing()
  stripe.refundPending('processing')
  const refund = await sdk.refunds.create({ payment_intent })
  expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' })
  await stripe.webhooks.settled()
  received.length = 0
  await stripe.settleRefund(refund.id, outcome)
  expect(types(received)).toEqual(told)
  const settled = await sdk.refunds.retrieve(refund.id, { expand: ['charge'] })
  expect(settled).toMatchObject({ status: outcome, charge: { amount_refunded: sentBack } })
  expect(settled).not.toHaveProperty('pending_reason')
  await expect(stripe.settleRefund(refund.id, 'failed')).rejects.toThrow('does not wait')
})

test('a refund that waits for the shopper has no reason, and can fail too', async () => {
  const { sdk, stripe, payment_intent } = await paidRing()
  stripe.refundPending('requires_action')
  const refund = await sdk.refunds.create({ payment_intent, amount: 100 })
  expect(refund.status).toBe('requires_action')
  expect(refund).not.toHaveProperty('pending_reason')
  expect(await stripe.settleRefund(refund.id, 'failed')).toMatchObject({
    failure_reason: 'expired_or_canceled_card',
  })
})

test('a refund is refused with the code that was ordered, once', async () => {
  const { sdk, stripe, payment_intent } = await paidRing()
  stripe.refuseRefund('charge_expired_for_capture')
  await expect(sdk.refunds.create({ payment_intent })).rejects.toMatchObject({
    ...{ statusCode: 400, code: 'charge_expired_for_capture' },
  })
  expect((await sdk.refunds.list({ payment_intent })).data).toEqual([])
  expect(await sdk.refunds.create({ payment_intent })).toMatchObject({ status: 'succeeded' })
})

test('a charge that a bank only asks about can be refunded', async () => {
  const { sdk, stripe, id, payment_intent } = await paidRing()
  await stripe.dispute(id, 'inquiry')
  await sdk.refunds.create({ payment_intent, amount: 100 })
  await stripe.escalate(id)
  await expect(sdk.refunds.create({ payment_intent, amount: 100 })).rejects.toMatchObject({
    code: 'charge_disputed',
  })
})

test('a dispute says until when the shop may answer, and that it has answered', async () => {
  const { sdk, stripe, id, payment_intent } = await paidRing()
  const due = Date.UTC(2026, 10, 30) / 1000
  await stripe.dispute(id, 'dispute', 5000, due)
  const read = async () => (await sdk.disputes.list({ payment_intent })).data[0]
  expect(await read()).toMatchObject({
    ...{ status: 'needs_response', evidence_details: { due_by: due, submission_count: 0 } },
  })
  await stripe.answerDispute(id)
  expect(await read()).toMatchObject({
    ...{ status: 'under_review', evidence_details: { has_evidence: true, submission_count: 1 } },
  })
})
