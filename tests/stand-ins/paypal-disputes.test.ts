import { expect, test } from 'vitest'
import { euros, openExample } from './paypal/example.ts'

async function openPaid() {
  const example = openExample()
  const paid = await example.paid()
  const list = async (query = `disputed_transaction_id=${paid.capture}`) =>
    (await example.get(`/v1/customer/disputes?${query}`)).body
  const types = () => example.received.slice(2).map(({ event_type: type }) => type)
  return { ...example, ...paid, list, types }
}

test('a payment without disputes has an empty list of them', async () => {
  const { list } = await openPaid()
  expect((await list()).items).toEqual([])
})

test('a claim is listed, told and read, and its money held', async () => {
  const { paypal, order, capture, list, get, received } = await openPaid()
  const { id } = await paypal.dispute(order)
  const { items } = await list()
  expect(items).toMatchObject([
    {
      dispute_id: id,
      status: 'WAITING_FOR_SELLER_RESPONSE',
      dispute_state: 'REQUIRED_ACTION',
      dispute_life_cycle_stage: 'CHARGEBACK',
      dispute_amount: euros('897.90'),
      seller_response_due_date: '2026-12-07T12:00:00.000Z',
    },
  ])
  expect(items[0]).not.toHaveProperty('disputed_transactions')
  const { body } = await get(`/v1/customer/disputes/${id}`)
  expect(body).toMatchObject({
    disputed_transactions: [{ seller_transaction_id: capture, custom: 'o1' }],
    money_movements: [{ type: 'DEBIT', affected_party: 'SELLER', amount: euros('897.90') }],
  })
  expect(received.at(-1)).toMatchObject({
    event_type: 'CUSTOMER.DISPUTE.CREATED',
    resource_type: 'dispute',
    resource: { dispute_id: id },
  })
  expect(paypal.balance).toEqual({ EUR: 87_066 - 89_790 })
})

test('an inquiry takes nothing until it becomes a claim', async () => {
  const { paypal, order, types } = await openPaid()
  await paypal.dispute(order, { stage: 'INQUIRY', amount: 5000, reason: 'UNAUTHORISED' })
  expect(paypal.balance).toEqual({ EUR: 87_066 })
  await expect(paypal.dispute(order)).rejects.toThrow('disputed already')
  await paypal.escalate(order)
  expect(paypal.balance).toEqual({ EUR: 82_066 })
  expect(types()).toEqual(['CUSTOMER.DISPUTE.CREATED', 'CUSTOMER.DISPUTE.UPDATED'])
})

test('a claim that the shop wins gives the money back', async () => {
  const { paypal, order, list, get, types } = await openPaid()
  await paypal.dispute(order)
  await paypal.answerDispute(order)
  expect((await list()).items[0]).toMatchObject({
    status: 'UNDER_REVIEW',
    dispute_state: 'UNDER_PAYPAL_REVIEW',
  })
  const { id } = await paypal.endDispute(order, 'RESOLVED_SELLER_FAVOUR')
  const { body } = await get(`/v1/customer/disputes/${id}`)
  expect(body).toMatchObject({
    status: 'RESOLVED',
    dispute_outcome: { outcome_code: 'RESOLVED_SELLER_FAVOUR' },
    money_movements: [{ type: 'DEBIT' }, { type: 'CREDIT' }],
  })
  expect(body).not.toHaveProperty('seller_response_due_date')
  expect(paypal.balance).toEqual({ EUR: 87_066 })
  expect(types().at(-1)).toBe('CUSTOMER.DISPUTE.RESOLVED')
})

test('a claim that the payer wins reverses the payment', async () => {
  const { paypal, order, capture, get, types } = await openPaid()
  await paypal.dispute(order)
  await paypal.endDispute(order, 'RESOLVED_BUYER_FAVOUR')
  expect((await get(`/v2/payments/captures/${capture}`)).body.status).toBe('REFUNDED')
  expect(types()).toEqual([
    'CUSTOMER.DISPUTE.CREATED',
    'PAYMENT.CAPTURE.REVERSED',
    'CUSTOMER.DISPUTE.RESOLVED',
  ])
  expect(paypal.balance).toEqual({ EUR: 87_066 - 89_790 })
})

test('disputes come in pages, newest first, and by how they stand', async () => {
  const { paypal, paid, order, list, get } = await openPaid()
  const orders = [order, (await paid()).order, (await paid()).order]
  for (const each of orders) await paypal.dispute(each)
  await paypal.endDispute(order, 'CANCELED_BY_BUYER')
  const first = await list('page_size=2')
  expect(first.items).toHaveLength(2)
  const next = first.links.find(({ rel }: { rel: string }) => rel === 'next').href
  const second = await get(next.slice(paypal.origin.length))
  expect(second.body.items).toMatchObject([{ status: 'RESOLVED' }])
  expect(second.body.links).toHaveLength(1)
  expect((await list('dispute_state=REQUIRED_ACTION')).items).toHaveLength(2)
  expect((await get('/v1/customer/disputes?page_size=51')).status).toBe(400)
})
