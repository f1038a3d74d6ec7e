import { expect, test, vi } from 'vitest'
import { anna } from '../support/anna.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { addToCart, checkOut, checkoutPage } from '../support/purchase.ts'
import { stripe, visitor } from '../support/shop.ts'

const openings = () => stripe.calls.filter(({ endpoint }) => endpoint === 'sessions.create').length

test('above a million the cart says how to ask, and has no way to the checkout', async () => {
  const crown = await offerRing({ price: 100_000_000, stock: 2 })
  const shopper = visitor()
  await addToCart(shopper, crown)
  const { page } = await shopper.get('/cart')
  expect(page).toContain('more than can be paid online')
  expect(page).toContain('href="mailto:')
  expect(page).not.toContain('href="/checkout"')
})

test('where delivery makes it too much, the checkout says so before anything is typed, and opens no page', async () => {
  const crown = await offerRing({ price: 99_999_000, stock: 2 })
  const shopper = visitor()
  await addToCart(shopper, crown)
  expect((await shopper.get('/cart')).page).toContain('href="/checkout"')
  const shown = await checkoutPage(shopper)
  expect(shown).toContain('more than can be paid online')
  const before = openings()
  const sent = await shopper.submit('/checkout', shown, anna)
  expect(sent.status).toBe(409)
  expect(sent.page).toContain('more than can be paid online')
  expect(sent.page).toContain('href="mailto:')
  expect(sent.page).not.toContain('try again')
  expect(openings()).toBe(before)
  expect(await stockOf(crown.variant)).toBe(2)
})

test.each([
  ['amount_too_large', 'more than can be paid online'],
  ['amount_too_small', 'less than can be paid online'],
])('a total that only the provider refuses, %s, is answered the same', async (code, words) => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const ring = await offerRing({ stock: 1 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const ask = globalThis.fetch
  const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    if (init?.method !== 'POST' || !String(input).endsWith('/checkout/sessions'))
      return ask(input, init)
    const error = { type: 'invalid_request_error', code, message: 'No.' }
    return Response.json({ error }, { status: 400 })
  })
  const answer = await checkOut(shopper)
  asked.mockRestore()
  said.mockRestore()
  expect(answer.status).toBe(409)
  expect(answer.page).toContain(words)
  expect(await stockOf(ring.variant)).toBe(1)
})
