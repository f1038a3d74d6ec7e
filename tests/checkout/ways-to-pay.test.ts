import { afterEach, expect, test, vi } from 'vitest'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { paypal, shopperOfBoth } from '../support/paypal.ts'
import { addToCart, checkOut, orderNow } from '../support/purchase.ts'
import { later, stripe, visitor } from '../support/shop.ts'

afterEach(() => {
  paypal.faults.clear()
  stripe.faults.clear()
  vi.restoreAllMocks()
})

const ways = {
  paypal: { says: '“PayPal” isn’t available', breaks: () => breakOf(paypal) },
  stripe: { says: '“Card and other ways to pay” isn’t available', breaks: () => breakOf(stripe) },
} as const

/** What a page says below its head. */
const mainOf = (page: string) => /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? ''

const breakOf = ({ faults }: typeof paypal | typeof stripe) =>
  faults.order({ endpoint: 'any', kind: 'error-before', times: 9 })

for (const [pay, { says, breaks }] of Object.entries(ways))
  test(`where ${pay} is down it is said at the choice, which stays as it was, and nothing typed is lost`, async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    vi.spyOn(console, 'warn').mockReturnValue()
    const shopper = shopperOfBoth()
    await addToCart(shopper, await offerRing({ stock: 1 }))
    breaks()
    const { status, headers, page: whole } = await checkOut(shopper, { pay })
    const page = mainOf(whole)
    expect([status, headers.get('Retry-After')]).toEqual([503, '60'])
    // At the top as with every mistake, with a link that leads to what was chosen.
    const [, top = ''] = /<div class="error-summary"([\s\S]*?)<\/div>/.exec(page) ?? []
    expect(top).toContain(`<a href="#pay">${says}`)
    expect(page.includes('notice-bad')).toBe(false)
    const [, choice = ''] =
      /<fieldset><legend>Payment<\/legend>([\s\S]*?)<\/fieldset>/.exec(page) ?? []
    expect(choice).toMatch(new RegExp(`id="pay-error"[^>]*>${says}[^<]*choose another way to pay`))
    expect(choice.match(/aria-describedby="pay-error"/g)).toHaveLength(2)
    expect(choice.match(/value="\w+" checked/g)).toEqual([`value="${pay}" checked`])
    expect(choice).toContain(`id="pay" type="radio" name="pay" value="${pay}"`)
    expect(page.includes(`value="${anna.name}"`)).toBe(true)
    // The other way is open.
    const other = await checkOut(shopper, { pay: pay === 'paypal' ? 'stripe' : 'paypal' })
    expect(other.status).toBe(303)
  })

test('a shop with one provider has no choice to say it at', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
  const shopper = visitor()
  await addToCart(shopper, await offerRing({ stock: 1 }))
  stripe.faults.order({ endpoint: 'any', kind: 'error-before', times: 9 })
  const { status, page } = await checkOut(shopper)
  expect(status).toBe(503)
  expect(mainOf(page)).toMatch(/notice-bad" role="alert"><p>The payment page won’t open/)
})

test('checkout and order say in the same words how long the pieces are kept', async () => {
  const shopper = shopperOfBoth()
  const ring = await offerRing({ stock: 1 })
  await addToCart(shopper, ring)
  const kept = async (path: string) =>
    /for up to (\d+) minutes from when you place the order/.exec(
      (await shopper.get(path)).page,
    )?.[1]
  expect(await kept('/checkout')).toBe('30')
  await checkOut(shopper)
  const first = await orderNow(stripe.sessions.at(-1)?.client_reference_id ?? '')
  expect(await kept(`/orders/${first.number}`)).toBe('30')
  // The last piece is kept once: who orders it again has what is left of that.
  later(10 * 60 + 20)
  expect(await kept('/checkout')).toBe('20')
  await checkOut(shopper, { pay: 'paypal' })
  const second = await orderNow(paypal.orders.at(-1)?.unit.custom_id ?? '')
  expect(await kept(`/orders/${second.number}`)).toBe('20')
})
