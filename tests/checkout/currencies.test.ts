import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readPrice } from '../../src/import/cells.ts'
import { orders } from '../../src/orders/tables.ts'
import { currencyCodes, currencyOf } from '../../src/platform/currencies.ts'
import { decimalsOf as stripeDecimals } from '../stand-ins/stripe/amounts.ts'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, checkOut, checkoutPage } from '../support/purchase.ts'
import { bindings, db, stripe, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

/** The shop of the repository in another currency, with delivery at ten whole units of it. */
function shopIn(currency: string, exponent: number) {
  const price = 10 * 10 ** exponent
  const DELIVERY = [
    { zone: 'All', countries: ['NL'], insured: { price, days: [1, 2] }, insured_from: 0 },
  ]
  const SHOP = { ...(bindings.SHOP as object), currency }
  return shopWith({ SHOP, DELIVERY } as unknown as Partial<CloudflareBindings>)
}

test.each([...currencyCodes])(
  'in %s the page, the structured data, the order and the charge say the same',
  async (currency) => {
    // What Stripe's documentation says, and not the shop's own table.
    const exponent = stripeDecimals(currency.toLowerCase())
    const { answer } = shopIn(currency, exponent)
    const typed = readPrice('12500', currencyOf(currency))
    const ring = await offerRing({ price: typed.ok ? typed.value : 0 })
    const shopper = visitor({ answer })

    const { page } = await shopper.get(`/products/${ring.handle}`)
    expect(page).toMatch(/class="price">[^<]*12,500</)
    const decimals = exponent === 0 ? '' : `.${'0'.repeat(exponent)}`
    expect(page).toContain(`"price":"12500${decimals}","priceCurrency":"${currency}"`)

    await addToCart(shopper, ring)
    const sent = await checkOut(shopper)
    expect(sent.location).toContain('/pay/')
    const session = stripe.sessions.at(-1)
    expect(session?.currency).toBe(currency.toLowerCase())
    expect((session?.amount_total ?? 0) / 10 ** exponent).toBe(12_510)
    const id = session?.client_reference_id ?? ''
    const [order] = await db.select().from(orders).where(eq(orders.id, id))
    expect(order).toMatchObject({ currency, total: session?.amount_total })
    const shown = await shopper.get(`/orders/${order?.number}`)
    expect(shown.page).toMatch(/12,510(\.0+)?</)

    await stripe.pay(session?.id ?? '')
    stripe.webhooks.forget()
  },
)

test('a currency that changed since the page was shown is shown before anybody pays in it', async () => {
  let currency = 'EUR'
  const shopper = visitor({
    answer: (request) => shopIn(currency, 2).answer(request),
  })
  await addToCart(shopper, await offerRing())
  const page = await checkoutPage(shopper)
  currency = 'USD'
  const answer = await shopper.submit('/checkout', page, anna)
  expect(answer.status).toBe(409)
  expect(answer.page).toContain('Please check the delivery and the total again')
})
