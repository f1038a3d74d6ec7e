import { expect, test } from 'vitest'
import { openExample, ringOrder } from './stripe/example.ts'
import { sdkFor } from './stripe/sdk.ts'

const once = { idempotencyKey: 'checkout:o1:1' }

test('the same request under the same key makes one session', async () => {
  const { sdk, stripe } = openExample()
  const first = await sdk.checkout.sessions.create(ringOrder(), once)
  const second = await sdk.checkout.sessions.create(ringOrder(), once)
  expect(second.id).toBe(first.id)
  expect(new Headers(second.lastResponse.headers).get('Idempotent-Replayed')).toBe('true')
  expect(new Headers(first.lastResponse.headers).get('Idempotent-Replayed')).toBeNull()
  expect(stripe.sessions).toHaveLength(1)
})

test('another request under the same key is refused', async () => {
  const { sdk } = openExample()
  await sdk.checkout.sessions.create(ringOrder(), once)
  const other = ringOrder({ customer_email: 'ben@example.com' })
  await expect(sdk.checkout.sessions.create(other, once)).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
    statusCode: 400,
  })
})

test('a key in use is refused until its first request is answered', async () => {
  const { sdk, stripe } = openExample()
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'slow' })
  const first = sdk.checkout.sessions.create(ringOrder(), once)
  await expect(sdk.checkout.sessions.create(ringOrder(), once)).rejects.toMatchObject({
    statusCode: 409,
    code: 'idempotency_key_in_use',
  })
  const { id } = await first
  expect((await sdk.checkout.sessions.create(ringOrder(), once)).id).toBe(id)
})

test('a request with wrong parameters leaves its key free', async () => {
  const { sdk } = openExample()
  const wrong = ringOrder({ success_url: 'thanks' })
  await expect(sdk.checkout.sessions.create(wrong, once)).rejects.toThrow('Not a valid URL')
  const { status } = await sdk.checkout.sessions.create(ringOrder(), once)
  expect(status).toBe('open')
})

test('a key is forgotten after a day', async () => {
  const { sdk, stripe, clock } = openExample()
  await sdk.checkout.sessions.create(ringOrder(), once)
  clock.now += 86_400_000
  await sdk.checkout.sessions.create(ringOrder(), once)
  expect(stripe.sessions).toHaveLength(2)
})

test('after 500 before acting, the same key may try again', async () => {
  const { sdk, stripe } = openExample()
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'error-before' })
  await expect(sdk.checkout.sessions.create(ringOrder(), once)).rejects.toMatchObject({
    statusCode: 500,
  })
  expect(stripe.sessions).toHaveLength(0)
  await sdk.checkout.sessions.create(ringOrder(), once)
  expect(stripe.sessions).toHaveLength(1)
})

test('after 500 although it was done, the same key gets the same 500', async () => {
  const { sdk, stripe } = openExample()
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'error-after' })
  for (const _ of [1, 2])
    await expect(sdk.checkout.sessions.create(ringOrder(), once)).rejects.toMatchObject({
      statusCode: 500,
    })
  expect(stripe.sessions).toHaveLength(1)
  expect(stripe.calls.map((call) => call.status)).toEqual([500, 500])
})

test('a connection lost after acting is healed by asking again under the same key', async () => {
  const { stripe } = openExample()
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'drop-after' })
  const patient = sdkFor(stripe.fetch, { maxNetworkRetries: 1 })
  const session = await patient.checkout.sessions.create(ringOrder())
  expect(stripe.sessions.map(({ id }) => id)).toEqual([session.id])
  expect(stripe.calls).toMatchObject([{ fault: 'drop-after' }, { status: 200, replayed: true }])
})

test('a connection lost without retry is an error of the connection', async () => {
  const { sdk, stripe } = openExample()
  stripe.faults.order({ endpoint: 'any', kind: 'drop-before' })
  await expect(sdk.checkout.sessions.create(ringOrder())).rejects.toMatchObject({
    type: 'StripeConnectionError',
  })
  expect(stripe.sessions).toHaveLength(0)
})

test('too many requests are told so', async () => {
  const { sdk, stripe } = openExample()
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'rate-limited', times: 2 })
  for (const _ of [1, 2])
    await expect(sdk.checkout.sessions.create(ringOrder(), once)).rejects.toMatchObject({
      type: 'StripeRateLimitError',
      statusCode: 429,
    })
  await sdk.checkout.sessions.create(ringOrder(), once)
})

test('a request that is never answered ends with the patience of who asked', async () => {
  const { stripe } = openExample()
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'timeout' })
  const hasty = sdkFor(stripe.fetch, { timeout: 50 })
  await expect(hasty.checkout.sessions.create(ringOrder())).rejects.toMatchObject({
    type: 'StripeConnectionError',
    message: expect.stringContaining('aborted'),
  })
  expect(stripe.sessions).toHaveLength(0)
})

test('a fault hits only the endpoint it was ordered for', async () => {
  const { sdk, stripe } = openExample()
  stripe.faults.order({ endpoint: 'refunds.create', kind: 'error-before' })
  await sdk.checkout.sessions.create(ringOrder())
  expect(stripe.faults.pending()).toHaveLength(1)
})
