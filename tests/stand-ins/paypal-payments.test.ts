import { expect, test } from 'vitest'
import { euros, openExample, ringOrder } from './paypal/example.ts'

test('captured money is shown with its fee, and the shop is told', async () => {
  const { approved, capture, get, received } = openExample()
  const id = await approved()
  const { status, body } = await capture(id)
  expect(status).toBe(201)
  expect(body).not.toHaveProperty('intent')
  const [taken] = body.purchase_units[0].payments.captures
  expect(body).toMatchObject({ id, status: 'COMPLETED' })
  expect(taken).toMatchObject({
    status: 'COMPLETED',
    amount: euros('897.90'),
    custom_id: 'o1',
    final_capture: true,
    seller_protection: { status: 'ELIGIBLE' },
    seller_receivable_breakdown: {
      gross_amount: euros('897.90'),
      paypal_fee: euros('27.24'),
      net_amount: euros('870.66'),
    },
  })
  const read = await get(`/v2/payments/captures/${taken.id}`)
  expect(read.body).toMatchObject({
    id: taken.id,
    supplementary_data: { related_ids: { order_id: id } },
  })
  expect(received.map(({ event_type: type }) => type)).toEqual([
    'CHECKOUT.ORDER.APPROVED',
    'PAYMENT.CAPTURE.COMPLETED',
  ])
  expect(received[1]?.resource).toMatchObject({
    id: taken.id,
    supplementary_data: { related_ids: { order_id: id } },
  })
})

test('money is taken once: the same key shows it again, another is refused', async () => {
  const { approved, capture, paypal } = openExample()
  const id = await approved()
  await capture(id)
  expect(await capture(id)).toMatchObject({ status: 200, body: { status: 'COMPLETED' } })
  expect(await capture(id, 'other')).toMatchObject({
    status: 422,
    body: { details: [{ issue: 'ORDER_ALREADY_CAPTURED' }] },
  })
  expect(paypal.balance).toEqual({ EUR: 87_066 })
})

test('after six hours the key is forgotten, and the order is not', async () => {
  const { approved, capture, clock } = openExample()
  const id = await approved()
  await capture(id)
  clock.now += 6 * 3_600_000
  const { body } = await capture(id)
  expect(body.details[0].issue).toBe('ORDER_ALREADY_CAPTURED')
})

test('nothing is taken before the payer has approved', async () => {
  const { create, capture, paypal } = openExample()
  const { body } = await create()
  expect(await capture(body.id)).toMatchObject({
    status: 422,
    body: { details: [{ issue: 'ORDER_NOT_APPROVED' }] },
  })
  await paypal.approve(body.id)
  expect((await capture(body.id)).status).toBe(201)
})

test('what does not exist is not found', async () => {
  const { capture, get } = openExample()
  for (const { status, body } of [
    await capture('1'),
    await get('/v2/payments/captures/1'),
    await get('/v2/payments/refunds/1'),
    await get('/v1/customer/disputes/1'),
  ])
    expect([status, body.details[0].issue]).toEqual([404, 'INVALID_RESOURCE_ID'])
})

test('a declined card sends the payer back to the page of the same order', async () => {
  const { approved, capture, get, paypal } = openExample()
  const id = await approved()
  paypal.captureNext({ refuse: 'INSTRUMENT_DECLINED' }, id)
  const page = `${paypal.origin}/checkoutnow?token=${id}`
  expect(await capture(id)).toMatchObject({
    status: 422,
    body: {
      details: [{ issue: 'INSTRUMENT_DECLINED' }],
      links: [{ href: page, rel: 'redirect', method: 'GET' }],
    },
  })
  const { body } = await get(`/v2/checkout/orders/${id}`)
  expect(body.status).toBe('PAYER_ACTION_REQUIRED')
  expect(body.links).toContainEqual({ href: page, rel: 'payer-action', method: 'GET' })
  await paypal.approve(id)
  expect((await capture(id)).body.status).toBe('COMPLETED')
})

test('an order may stay approved although its card was declined', async () => {
  const { approved, capture, get, paypal } = openExample()
  const id = await approved()
  paypal.captureNext({ refuse: 'PAYER_ACTION_REQUIRED', stays: true })
  expect((await capture(id)).body.links[0].rel).toBe('payer-action')
  expect((await get(`/v2/checkout/orders/${id}`)).body.status).toBe('APPROVED')
})

test.each(['DECLINED', 'FAILED'] as const)(
  'a capture may be %s in a completed order',
  async (status) => {
    const { approved, capture, paypal } = openExample()
    const id = await approved()
    paypal.captureNext({ status })
    const { body } = await capture(id)
    expect(body.status).toBe('COMPLETED')
    expect(body.purchase_units[0].payments.captures[0].status).toBe(status)
    expect(paypal.balance).toEqual({})
  },
)

test.each([
  ['COMPLETED', 'PAYMENT.CAPTURE.COMPLETED', { EUR: 87_066 }],
  ['DECLINED', 'PAYMENT.CAPTURE.DENIED', {}],
] as const)('money that waits is %s later', async (outcome, type, balance) => {
  const { approved, capture, paypal, received, get } = openExample()
  const id = await approved()
  paypal.captureNext({ status: 'PENDING', reason: 'ECHECK' })
  const { body } = await capture(id)
  const [waiting] = body.purchase_units[0].payments.captures
  expect(waiting).toMatchObject({ status: 'PENDING', status_details: { reason: 'ECHECK' } })
  expect(waiting).not.toHaveProperty('seller_receivable_breakdown')
  expect(paypal.balance).toEqual({})
  await paypal.settleCapture(id, outcome)
  expect((await get(`/v2/payments/captures/${waiting.id}`)).body.status).toBe(outcome)
  expect(received.map(({ event_type }) => event_type).slice(1)).toEqual([
    'PAYMENT.CAPTURE.PENDING',
    type,
  ])
  expect(paypal.balance).toEqual(balance)
})

test('an invoice is paid once', async () => {
  const { approved, capture } = openExample()
  const first = await approved(ringOrder({ invoice_id: 'J-1' }))
  const second = await approved(ringOrder({ invoice_id: 'J-1' }))
  await capture(first)
  expect((await capture(second)).body.details[0].issue).toBe('DUPLICATE_INVOICE_ID')
})

test('an approval that PayPal takes back cannot be used', async () => {
  const { approved, capture, paypal, received } = openExample()
  const id = await approved()
  await paypal.reverseApproval(id)
  expect((await capture(id)).body.details[0].issue).toBe('ORDER_NOT_APPROVED')
  expect(received.at(-1)?.event_type).toBe('CHECKOUT.PAYMENT-APPROVAL.REVERSED')
})

test('money in another currency arrives exchanged', async () => {
  const { paid, get, paypal } = openExample()
  paypal.settleIn('EUR', { currency: 'USD', rate: 1.1 })
  const { capture } = await paid()
  const { body } = await get(`/v2/payments/captures/${capture}`)
  expect(body.seller_receivable_breakdown).toMatchObject({
    receivable_amount: { currency_code: 'USD', value: '957.73' },
    exchange_rate: { source_currency: 'EUR', target_currency: 'USD', value: '1.1' },
  })
  expect(paypal.balance).toEqual({ USD: 95_773 })
})

test('a parcel is reported for captured money only, once under one number', async () => {
  const { paid, approved, capture: take, paypal, post, get, ask } = openExample()
  const { order, capture } = await paid(
    ringOrder({
      items: [{ name: 'Ring', quantity: '1', unit_amount: euros('890.00'), sku: 'R1' }],
    }),
  )
  const track = (changes: object, of = order) =>
    post(`/v2/checkout/orders/${of}/track`, {
      ...{ capture_id: capture, tracking_number: '00340434', carrier: 'DHL', notify_payer: false },
      ...changes,
    })
  const { status } = await track({ items: [{ name: 'Ring', quantity: '1', sku: 'R1' }] })
  expect(status).toBe(201)
  await track({})
  const { body } = await get(`/v2/checkout/orders/${order}`)
  expect(body.purchase_units[0].shipping.trackers).toMatchObject([
    { id: `${capture}-00340434`, status: 'SHIPPED' },
  ])
  const tracker = `/v2/checkout/orders/${order}/trackers/${capture}-00340434`
  const cancelled = { op: 'replace', path: '/status', value: 'CANCELLED' }
  const change = (body: object, path = tracker) => ask('PATCH', path, body)
  expect((await change([{ ...cancelled, value: 'SHIPPED' }])).status).toBe(400)
  expect((await change([cancelled], `${tracker}5`)).status).toBe(404)
  expect((await change([cancelled])).status).toBe(204)
  expect(paypal.order(order).trackers).toMatchObject([{ status: 'CANCELLED' }])
  const issue = async (...asked: Parameters<typeof track>) =>
    (await track(...asked)).body.details[0].issue
  expect(await issue({ capture_id: '1' })).toBe('CAPTURE_ID_NOT_FOUND')
  expect(await issue({ carrier: 'PIGEON' })).toBe('INVALID_PARAMETER_VALUE')
  expect(await issue({ carrier: 'OTHER' })).toBe('MISSING_REQUIRED_PARAMETER')
  expect(await issue({ items: [{ sku: 'R2' }] })).toBe('ITEM_SKU_MISMATCH')
  const waiting = await approved()
  paypal.captureNext({ status: 'PENDING', reason: 'PENDING_REVIEW' })
  const { id } = (await take(waiting)).body.purchase_units[0].payments.captures[0]
  expect(await issue({ capture_id: id }, waiting)).toBe('CAPTURE_STATUS_NOT_VALID')
})
