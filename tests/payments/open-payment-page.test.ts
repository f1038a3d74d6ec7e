import { createExecutionContext } from 'cloudflare:test'
import { afterEach, expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { linesOfOrder } from '../../src/orders/queries.ts'
import { openPaymentPage } from '../../src/payments/open-payment-page.ts'
import { anna } from '../support/anna.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import {
  addToCart,
  checkOut,
  checkoutPage,
  orderNow,
  paymentContext,
  placeOrder,
} from '../support/purchase.ts'
import { bindings, db, stripe, visitor } from '../support/shop.ts'

afterEach(() => {
  stripe.faults.clear()
  stripe.webhooks.forget()
})

test('a provider that never answers keeps the shopper waiting for less than eight seconds', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const page = await checkoutPage(shopper)
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'timeout', times: 9 })
  const asked = performance.now()
  const answer = await shopper.submit('/checkout', page, anna)
  expect(answer.status).toBe(503)
  expect(performance.now() - asked).toBeLessThan(8_000)
  expect(await stockOf(ring.variant)).toBe(1)
}, 20_000)

test('a payment page on a host that the owner has not named is not gone to, and the log names it', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const env = { ...bindings, PAYMENT_PAGE_ORIGINS: 'https://pay.example' }
  const shopper = visitor({
    answer: async (request) => createApp().fetch(request, env, createExecutionContext()),
  })
  await addToCart(shopper, await offerRing())
  const answer = await checkOut(shopper)
  expect([answer.status, answer.location]).toEqual([503, ''])
  expect(said.mock.calls.join()).toContain('The payment page is at http://payments.test')
  said.mockRestore()
})

const openings = () => stripe.calls.filter(({ endpoint }) => endpoint === 'sessions.create').length

test('an order whose lines do not add up to its total gets no payment page', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const placed = await placeOrder(visitor(), await offerRing())
  const [order, lines] = [await orderNow(placed.id), await linesOfOrder(db, placed.id)]
  const before = openings()
  const wrong = [
    { ...order, total: order.total + 1 },
    { ...order, delivery: 0 },
    { ...order, currency: 'ISK', total: order.total + 30, delivery: order.delivery + 30 },
  ]
  for (const each of wrong)
    expect(await openPaymentPage(paymentContext(), each, lines)).toMatchObject({ ok: false })
  expect(openings()).toBe(before)
  expect(said.mock.calls.join()).toContain('amounts-differ')
  expect(said.mock.calls.join()).not.toContain('@')
  said.mockRestore()
})

test.each([
  ['another amount', { amount_total: 89_000 }],
  ['another currency', { currency: 'usd' }],
])('a payment page that charges %s is closed, and nobody is sent there', async (_, differs) => {
  const shopper = visitor()
  await addToCart(shopper, await offerRing())
  const ask = globalThis.fetch
  const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await ask(input, init)
    if (init?.method !== 'POST' || !String(input).endsWith('/checkout/sessions')) return answer
    return Response.json({ ...((await answer.json()) as object), ...differs })
  })
  const answer = await checkOut(shopper)
  asked.mockRestore()
  expect([answer.status, answer.location]).toEqual([503, ''])
  expect(stripe.sessions.at(-1)?.status).toBe('expired')
})
