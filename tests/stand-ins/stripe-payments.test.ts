import { expect, test } from 'vitest'
import { delivery, line, openExample, ringOrder } from './stripe/example.ts'

test('a new session is open, unpaid, and adds up goods and delivery', async () => {
  const { sdk } = openExample()
  const session = await sdk.checkout.sessions.create(ringOrder())
  expect(session).toMatchObject({
    object: 'checkout.session',
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: null,
    amount_subtotal: 89_000,
    amount_total: 89_790,
    total_details: { amount_shipping: 790, amount_discount: 0, amount_tax: 0 },
    currency: 'eur',
    client_reference_id: 'J-7K4M2QXD',
    metadata: { order: 'o1' },
    url: `http://payments.test/pay/${session.id}`,
  })
})

test('a paid session carries its payment, charge and metadata', async () => {
  const { sdk, stripe, received } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  await stripe.pay(id)
  const paid = await sdk.checkout.sessions.retrieve(id, {
    expand: ['payment_intent.latest_charge', 'line_items'],
  })
  expect(paid).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    url: null,
    customer_details: { email: 'anna@example.com' },
    payment_intent: {
      status: 'succeeded',
      metadata: { order: 'o1' },
      amount_received: 89_790,
      latest_charge: { amount: 89_790, amount_refunded: 0, paid: true, metadata: { order: 'o1' } },
    },
    line_items: { data: [{ description: 'Signet ring', quantity: 1 }] },
  })
  expect(received.map((event) => event.type)).toEqual(['checkout.session.completed'])
})

test('a session is found by its payment', async () => {
  const { sdk, stripe } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  await sdk.checkout.sessions.create(ringOrder())
  const { payment_intent } = await stripe.pay(id)
  const found = await sdk.checkout.sessions.list({ payment_intent: payment_intent as string })
  expect(found.data.map((session) => session.id)).toEqual([id])
})

test('a declined card leaves the session open, and a second card pays it', async () => {
  const { sdk, stripe, received } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  await stripe.decline(id)
  const declined = await sdk.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
  expect(declined).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: {
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined' },
    },
  })
  await stripe.pay(id)
  expect(await sdk.checkout.sessions.retrieve(id)).toMatchObject({ payment_status: 'paid' })
  expect(received.map((event) => event.type)).toEqual([
    'payment_intent.payment_failed',
    'checkout.session.completed',
  ])
})

test.each([
  ['succeeded', 'paid', 'succeeded'],
  ['failed', 'unpaid', 'requires_payment_method'],
] as const)('money that comes later has %s', async (outcome, paymentStatus, intentStatus) => {
  const { sdk, stripe, received } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  await stripe.payLater(id)
  expect(await sdk.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })).toMatchObject({
    status: 'complete',
    payment_status: 'unpaid',
    payment_intent: { status: 'processing' },
  })
  await stripe.settleAsync(id, outcome)
  expect(await sdk.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })).toMatchObject({
    payment_status: paymentStatus,
    payment_intent: { status: intentStatus },
  })
  expect(received.map((event) => event.type)).toEqual([
    'checkout.session.completed',
    `checkout.session.async_payment_${outcome}`,
  ])
})

test('a session expires when its time is over, and cancels a payment that failed', async () => {
  const { sdk, stripe, clock, received } = openExample()
  const expires_at = clock.now / 1000 + 1800
  const { id } = await sdk.checkout.sessions.create(ringOrder({ expires_at }))
  await stripe.decline(id)
  clock.now += 1799_000
  expect(await sdk.checkout.sessions.retrieve(id)).toMatchObject({ status: 'open' })
  clock.now += 1000
  expect(await sdk.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })).toMatchObject({
    status: 'expired',
    url: null,
    payment_intent: { status: 'canceled' },
  })
  await stripe.webhooks.settled()
  expect(received.at(-1)?.type).toBe('checkout.session.expired')
  await expect(stripe.pay(id)).rejects.toThrow('nobody can pay any more')
})

test('the shop ends an open session, but neither an expired nor a paid one', async () => {
  const { sdk, stripe } = openExample()
  const open = await sdk.checkout.sessions.create(ringOrder())
  expect(await sdk.checkout.sessions.expire(open.id)).toMatchObject({ status: 'expired' })
  await expect(sdk.checkout.sessions.expire(open.id)).rejects.toMatchObject({
    statusCode: 400,
    message: expect.stringContaining('status of `expired`'),
  })
  const paid = await sdk.checkout.sessions.create(ringOrder())
  await stripe.pay(paid.id)
  await expect(sdk.checkout.sessions.expire(paid.id)).rejects.toThrow('status of `complete`')
})

test('money goes back in parts until nothing is left', async () => {
  const { sdk, stripe, received } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  const payment_intent = (await stripe.pay(id)).payment_intent as string
  const part = await sdk.refunds.create({ payment_intent, amount: 790, metadata: { order: 'o1' } })
  expect(part).toMatchObject({ status: 'succeeded', amount: 790, metadata: { order: 'o1' } })
  await expect(sdk.refunds.create({ payment_intent, amount: 89_001 })).rejects.toMatchObject({
    code: 'amount_too_large',
    message: 'Refund amount (€890.01) is greater than unrefunded amount on charge (€890.00)',
  })
  await sdk.refunds.create({ payment_intent })
  expect(await sdk.charges.retrieve(part.charge as string)).toMatchObject({
    amount_refunded: 89_790,
    refunded: true,
  })
  await expect(sdk.refunds.create({ payment_intent })).rejects.toMatchObject({
    code: 'charge_already_refunded',
  })
  await stripe.webhooks.settled()
  expect(received.filter((event) => event.type === 'charge.refunded')).toHaveLength(2)
})

test('a refund that the bank returns is with the shop again', async () => {
  const { sdk, stripe, received } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  await stripe.pay(id)
  const refund = await stripe.refund(id)
  await stripe.failRefund(refund.id)
  expect(await sdk.charges.retrieve(refund.charge)).toMatchObject({
    amount_refunded: 0,
    refunded: false,
  })
  expect(received.at(-1)?.type).toBe('refund.failed')
})

test('nothing is refunded before money came', async () => {
  const { sdk, stripe } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  const payment_intent = (await stripe.payLater(id)).payment_intent as string
  await expect(sdk.refunds.create({ payment_intent })).rejects.toThrow('successful charge')
})

test('a disputed charge is marked, and cannot be refunded', async () => {
  const { sdk, stripe, received } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  const payment_intent = (await stripe.pay(id)).payment_intent as string
  const opened = await stripe.dispute(id)
  expect(await sdk.charges.retrieve(opened.charge)).toMatchObject({ disputed: true })
  expect(received.slice(-2)).toMatchObject([
    { type: 'charge.dispute.created', data: { object: { payment_intent } } },
    { type: 'charge.dispute.funds_withdrawn' },
  ])
  await expect(sdk.refunds.create({ payment_intent })).rejects.toMatchObject({
    code: 'charge_disputed',
  })
})

test('yen have no decimals, and a free order needs no payment', async () => {
  const { sdk, stripe } = openExample()
  const yen = await sdk.checkout.sessions.create(
    ringOrder({
      line_items: [line('Ring', 500, 2, 'jpy')],
      shipping_options: [delivery('Post', 50, 'jpy')],
    }),
  )
  expect(yen.amount_total).toBe(1050)
  const page = await stripe.fetch(new Request(yen.url as string))
  expect(await page.text()).toContain('Pay ¥1,050')

  const free = await sdk.checkout.sessions.create(
    ringOrder({ line_items: [line('Gift', 0)], shipping_options: [] }),
  )
  expect(free.payment_status).toBe('no_payment_required')
  expect(await stripe.pay(free.id)).toMatchObject({
    status: 'complete',
    payment_status: 'no_payment_required',
    payment_intent: null,
  })
})
