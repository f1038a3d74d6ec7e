import { createExecutionContext } from 'cloudflare:test'
import { afterEach, expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { anna } from '../support/anna.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { addToCart, checkOut, checkoutPage } from '../support/purchase.ts'
import { bindings, stripe, visitor } from '../support/shop.ts'

afterEach(() => {
  stripe.faults.clear()
  stripe.webhooks.forget()
})

test('a checkout that the provider refuses is answered kindly, and the ring is free', async () => {
  const ring = await offerRing({ stock: 1, price: 999_999_999 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const answer = await checkOut(shopper)
  expect(answer.status).toBe(503)
  expect(await stockOf(ring.variant)).toBe(1)
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
