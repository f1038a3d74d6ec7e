import { expect, test } from 'vitest'
import { openExample, ringOrder } from './paypal/example.ts'

test.each([
  ['error-before', 500, 0],
  ['rate-limited', 429, 0],
  ['token-expired', 401, 0],
  ['error-after', 500, 1],
  ['slow', 201, 1],
] as const)('%s: %i, and %i order is made', async (kind, status, made) => {
  const { create, paypal } = openExample()
  paypal.faults.order({ endpoint: 'orders.create', kind })
  expect((await create(ringOrder(), 'k')).status).toBe(status)
  expect(paypal.orders).toHaveLength(made)
  expect((await create(ringOrder(), 'k')).status).toBe(made ? 200 : 201)
  expect(paypal.orders).toHaveLength(1)
})

test.each([
  ['drop-before', 0],
  ['drop-after', 1],
] as const)('%s: no answer, and %i capture is made', async (kind, made) => {
  const { approved, capture, paypal } = openExample()
  const id = await approved()
  paypal.faults.order({ endpoint: 'orders.capture', kind })
  await expect(capture(id)).rejects.toThrow('Connection lost')
  expect(paypal.order(id).captures).toHaveLength(made)
  expect((await capture(id)).status).toBe(made ? 200 : 201)
  expect(paypal.order(id).captures).toHaveLength(1)
})

test('a request that is never answered ends with the patience of who asked', async () => {
  const { token, paypal } = openExample()
  const Authorization = await token()
  paypal.faults.order({ endpoint: 'any', kind: 'timeout' })
  const signal = AbortSignal.timeout(30)
  const request = new Request(`${paypal.origin}/v2/checkout/orders/1`, {
    ...{ headers: { Authorization }, signal },
  })
  await expect(paypal.fetch(request)).rejects.toThrow()
})

test('a key in use is refused until its first request is answered', async () => {
  const { approved, capture, paypal } = openExample()
  const id = await approved()
  paypal.faults.order({ endpoint: 'orders.capture', kind: 'slow' })
  const [first, second] = await Promise.all([capture(id), capture(id)])
  expect(first.status).toBe(201)
  expect(second).toMatchObject({
    status: 409,
    body: { name: 'RESOURCE_CONFLICT', details: [{ issue: 'PREVIOUS_REQUEST_IN_PROGRESS' }] },
  })
})

test('any issue can be ordered, with the field that it is about', async () => {
  const { create, paypal } = openExample()
  paypal.faults.order({
    endpoint: 'orders.create',
    issue: 'SHIPPING_ADDRESS_INVALID',
    field: '/shipping',
    times: 2,
  })
  for (const _ of [1, 2]) {
    const { status, body } = await create()
    expect([status, body.details[0].field]).toEqual([422, '/shipping'])
  }
  expect((await create()).status).toBe(201)
  expect(paypal.faults.pending()).toEqual([])
})

test('PayPal-Mock-Response asks for an error, as in the sandbox', async () => {
  const { approved, post, paypal } = openExample()
  const id = await approved()
  const mocked = (code: string) =>
    post(`/v2/checkout/orders/${id}/capture`, undefined, 'k', {
      'PayPal-Mock-Response': JSON.stringify({ mock_application_codes: code }),
    })
  const { status, body } = await mocked('INSTRUMENT_DECLINED')
  expect([status, body.details[0].issue]).toEqual([422, 'INSTRUMENT_DECLINED'])
  expect((await mocked('INTERNAL_SERVER_ERROR')).status).toBe(500)
  expect(paypal.order(id).captures).toEqual([])
  expect((await mocked('NO_SUCH_CODE')).status).toBe(201)
})

test('requests are noted with what became of them', async () => {
  const { create, paypal, get } = openExample()
  const { body } = await create(ringOrder(), 'o1:1')
  await get(`/v2/checkout/orders/${body.id}`)
  expect(paypal.calls).toMatchObject([
    { endpoint: 'token', status: 200 },
    { endpoint: 'orders.create', requestId: 'o1:1', status: 201, body: { intent: 'CAPTURE' } },
    { endpoint: 'orders.get', status: 200 },
  ])
})

test('the stand-in forgets everything on order', async () => {
  const { paid, paypal, create } = openExample()
  await paid()
  paypal.faults.order({ endpoint: 'any', kind: 'error-before' })
  paypal.reset()
  expect([paypal.orders, paypal.events, paypal.calls, paypal.balance]).toEqual([[], [], [], {}])
  expect((await create()).status).toBe(401)
})
