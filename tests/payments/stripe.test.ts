import fc from 'fast-check'
import Stripe from 'stripe'
import { expect, test, vi } from 'vitest'
import { HOLD_SECONDS } from '../../src/orders/hold-rules.ts'
import type { PaymentRequest } from '../../src/payments/provider.ts'
import { API_VERSION } from '../../src/payments/stripe/client.ts'
import { stripePayments } from '../../src/payments/stripe/payments.ts'
import { now } from '../../src/platform/clock.ts'
import { currencyOf } from '../../src/platform/currencies.ts'
import { config, later, stripe } from '../support/shop.ts'

const payments = stripePayments(config)

function request(changes: Partial<PaymentRequest> = {}): PaymentRequest {
  const lines = changes.lines ?? [{ name: 'Ring', description: '', unitPrice: 89_000, quantity: 1 }]
  const delivery = changes.delivery ?? { name: 'Standard delivery', price: 790 }
  return {
    key: `checkout:${changes.orderId ?? crypto.randomUUID()}`,
    orderId: crypto.randomUUID(),
    number: 'J-22222222',
    currency: 'EUR',
    lines,
    delivery,
    total: lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, delivery.price),
    email: 'anna@example.com',
    address: {
      name: 'Anna Lind',
      lines: ['Torstraße 1'],
      city: 'Berlin',
      state: '',
      postcode: '10119',
      country: 'DE',
    },
    delayed: false,
    expiresAt: now() + HOLD_SECONDS,
    returnUrl: 'https://shop.test/checkout/return?order=J-22222222',
    cancelUrl: 'https://shop.test/checkout',
    ...changes,
  }
}

const lines = fc.array(
  fc.record({
    name: fc.constant('Ring'),
    description: fc.constantFrom('', '18K rose gold, ring size 52'),
    unitPrice: fc.integer({ min: 100, max: 20_000 }),
    quantity: fc.integer({ min: 1, max: 10 }),
  }),
  { minLength: 1, maxLength: 40 },
)

test('lines and delivery add up to our total to the cent, in currencies with and without cents', async () => {
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.nat(10_000),
      fc.constantFrom('EUR', 'JPY', 'ISK', 'KWD'),
      async (bought, price, currency) => {
        const { step } = currencyOf(currency)
        const wanted = request({
          lines: bought.map((line) => ({ ...line, unitPrice: line.unitPrice * step })),
          delivery: { name: 'Insured', price: price * step },
          currency,
        })
        const { id } = await payments.openSession(wanted)
        const payment = await payments.readSession(id)
        expect([payment.amount, payment.currency]).toEqual([wanted.total, currency])
      },
    ),
    { numRuns: 60 },
  )
})

test('the payment page ends with the hold, and is the same when it is asked for again', async () => {
  const wanted = request()
  const [first, again] = [await payments.openSession(wanted), await payments.openSession(wanted)]
  expect(again).toEqual(first)
  expect(stripe.session(first.id).expires_at).toBe(wanted.expiresAt)
  later(HOLD_SECONDS + 1)
  expect((await payments.readSession(first.id)).status).toBe('expired')
})

test('the provider learns what the payment needs, and no address, telephone or engraving', async () => {
  const wanted = request()
  const { id } = await payments.openSession(wanted)
  expect(stripe.session(id)).toMatchObject({
    client_reference_id: wanted.orderId,
    customer_email: 'anna@example.com',
    metadata: { order_id: wanted.orderId, order_number: 'J-22222222' },
  })
  const call = stripe.calls.findLast(({ endpoint }) => endpoint === 'sessions.create')
  expect(JSON.stringify(call)).not.toMatch(/phone|address|engraving/i)
})

test('the provider is given an e-mail address in ASCII, and none that it may refuse', async () => {
  const given = async (email: string) =>
    stripe.session((await payments.openSession(request({ email }))).id).customer_email
  expect(await given('Anna@Müller.de')).toBe('Anna@xn--mller-kva.de')
  expect(await given('anna&ida@example.com')).toBeNull()
  expect(await given('anna@почта.рф')).toBeNull()
})

test('an answer that points elsewhere is not followed: nobody else gets the key', async () => {
  const asked = vi.spyOn(globalThis, 'fetch')
  asked.mockResolvedValue(
    new Response(null, { status: 307, headers: { Location: 'https://evil.test/' } }),
  )
  await expect(payments.openSession(request())).rejects.toThrow()
  expect(asked.mock.calls.length).toBeGreaterThan(0)
  for (const [, init] of asked.mock.calls) expect(init?.redirect).toBe('manual')
  asked.mockRestore()
})

test('a page that was paid a moment before cannot be closed: it is paid', async () => {
  const { id } = await payments.openSession(request())
  stripe.webhooks.hold()
  await stripe.pay(id)
  expect((await payments.expireSession(id)).status).toBe('paid')
  stripe.webhooks.forget()
})

test('the API version is the one that the shop names, and the SDK has not moved away from it', async () => {
  const asked = vi.spyOn(globalThis, 'fetch')
  await payments.openSession(request())
  const [, init] = asked.mock.calls.at(-1) ?? []
  expect(new Headers(init?.headers).get('Stripe-Version')).toBe(API_VERSION)
  asked.mockRestore()
  // It moved? Read docs.stripe.com/changelog, then the types of the stand-in, then change ours.
  expect(Stripe.API_VERSION).toBe(API_VERSION)
})
