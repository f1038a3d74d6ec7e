import { expect, test } from 'vitest'
import { openExample, ringOrder } from './paypal/example.ts'

const hour = 3_600_000

test('wrong credentials get no token, and no token gets nothing', async () => {
  const { send, paypal, get, token } = openExample()
  const wrong = await send('POST', '/v1/oauth2/token', 'grant_type=client_credentials', {
    Authorization: `Basic ${btoa('shop:guessed')}`,
  })
  expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  const without = await send('GET', '/v2/checkout/orders/1')
  expect(without).toMatchObject({ status: 401, body: { name: 'AUTHENTICATION_FAILURE' } })
  await token()
  paypal.expireTokens()
  expect((await get('/v2/checkout/orders/1')).status).toBe(401)
})

test('a token is good for nine hours', async () => {
  const { get, token, clock } = openExample()
  await token()
  clock.now += 9 * hour - 1
  expect((await get('/v2/checkout/orders/1')).status).toBe(404)
  clock.now += 1
  expect((await get('/v2/checkout/orders/1')).status).toBe(401)
})

test('a new order waits for its payer, and is shown in short unless asked for more', async () => {
  const { create, post, paypal } = openExample()
  const { status, body } = await create()
  expect(status).toBe(201)
  expect(body).toEqual({
    id: expect.stringMatching(/^[0-9A-Z]{17}$/),
    status: 'PAYER_ACTION_REQUIRED',
    payment_source: { paypal: {} },
    links: [
      { href: `${paypal.origin}/v2/checkout/orders/${body.id}`, rel: 'self', method: 'GET' },
      { href: `${paypal.origin}/checkoutnow?token=${body.id}`, rel: 'payer-action', method: 'GET' },
    ],
  })
  const full = await post('/v2/checkout/orders', ringOrder(), 'k2', {
    Prefer: 'return=representation',
  })
  expect(full.body).toMatchObject({ intent: 'CAPTURE', purchase_units: [{ custom_id: 'o1' }] })
})

test('an order with a payment source needs a key', async () => {
  const { post } = openExample()
  const { status, body } = await post('/v2/checkout/orders', ringOrder())
  expect(status).toBe(400)
  expect(body.details[0].issue).toBe('PAYPAL_REQUEST_ID_REQUIRED')
})

test('the same key gives the same order for six hours, as it stands now', async () => {
  const { create, paypal, clock } = openExample()
  const first = await create(ringOrder(), 'o1:1')
  const again = await create(ringOrder(), 'o1:1')
  expect([first.status, again.status]).toEqual([201, 200])
  expect(again.body.id).toBe(first.body.id)
  await paypal.approve(first.body.id)
  expect((await create(ringOrder(), 'o1:1')).body.status).toBe('APPROVED')
  const other = await create(ringOrder({ custom_id: 'o2' }), 'o1:1')
  expect(other).toMatchObject({
    status: 422,
    body: { details: [{ issue: 'DUPLICATE_REQUEST_ID' }] },
  })
  clock.now += 6 * hour
  expect((await create(ringOrder(), 'o1:1')).status).toBe(201)
  expect(paypal.account.orders.size).toBe(2)
})

test('amounts without decimals add up as well', async () => {
  const { create } = openExample()
  const yen = (value: string) => ({ currency_code: 'JPY', value })
  const { status } = await create(
    ringOrder({
      amount: { ...yen('150000'), breakdown: { item_total: yen('149000'), shipping: yen('1000') } },
      items: [{ name: 'Ring', quantity: '2', unit_amount: yen('74500') }],
    }),
  )
  expect(status).toBe(201)
})

test('who has approved is shown, and the shop is told', async () => {
  const { create, paypal, get, received } = openExample()
  const { body } = await create()
  await paypal.approve(body.id, { email: 'ben@example.com', surname: 'Beispiel' })
  const found = await get(`/v2/checkout/orders/${body.id}`)
  expect(found.body).toMatchObject({
    status: 'APPROVED',
    payer: { email_address: 'ben@example.com', name: { surname: 'Beispiel' } },
    payment_source: { paypal: { email_address: 'ben@example.com' } },
  })
  expect(received).toMatchObject([
    { event_type: 'CHECKOUT.ORDER.APPROVED', resource: { id: body.id, status: 'APPROVED' } },
  ])
  await expect(paypal.approve(body.id)).rejects.toThrow('nobody can approve')
})

test('an order that nobody approves in three hours is forgotten', async () => {
  const { create, get, clock, received } = openExample()
  const { body } = await create()
  clock.now += 3 * hour
  expect(await get(`/v2/checkout/orders/${body.id}`)).toMatchObject({
    status: 404,
    body: { name: 'RESOURCE_NOT_FOUND', details: [{ issue: 'INVALID_RESOURCE_ID' }] },
  })
  expect(received).toEqual([])
})

test('an approval that the shop does not use in three hours is taken back', async () => {
  const { approved, capture, clock, paypal, received } = openExample()
  const id = await approved()
  clock.now += 3 * hour
  expect((await capture(id)).status).toBe(404)
  await paypal.lapse()
  expect(received.at(-1)).toMatchObject({
    event_type: 'CHECKOUT.PAYMENT-APPROVAL.REVERSED',
    resource: { order_id: id, purchase_units: [{ custom_id: 'o1' }] },
  })
})
