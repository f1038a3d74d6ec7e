import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { relatedProducts } from '../../src/catalog/tables.ts'
import { relateBought } from '../../src/orders/relate-bought.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, placeOrder } from '../support/purchase.ts'
import { db, stripe, visitor } from '../support/shop.ts'

type Ring = Awaited<ReturnType<typeof offerRing>>

/** Somebody buys two rings in one order. */
async function buyBoth(one: Ring, other: Ring, email: string, pays = true) {
  const shopper = visitor()
  await addToCart(shopper, one)
  const order = await placeOrder(shopper, other, { email })
  if (pays) await stripe.pay(order.session)
}

const besides = async ({ handle }: Ring) =>
  (
    await db
      .select({ other: relatedProducts.otherId })
      .from(relatedProducts)
      .where(eq(relatedProducts.productId, handle))
  ).map(({ other }) => other)

test('what three people have bought together is shown together; what two did, or one three times, is nobody’s business', async () => {
  const [ring, band, other] = [
    await offerRing({ stock: 50 }),
    await offerRing({ stock: 50, title: 'Band beside it' }),
    await offerRing({ stock: 50 }),
  ]
  for (const name of ['ida', 'jan']) await buyBoth(ring, band, `${name}@example.com`)
  for (const _ of [1, 2, 3]) await buyBoth(ring, other, 'kim@example.com')
  await buyBoth(ring, band, 'never-paid@example.com', false)
  await relateBought(db)
  expect(await besides(ring)).toEqual([])

  await buyBoth(band, ring, 'lea@example.com')
  await relateBought(db)
  await relateBought(db)
  expect(await besides(ring)).toEqual([band.handle])
  expect(await besides(band)).toEqual([ring.handle])
  expect((await visitor().get(`/products/${ring.handle}`)).page).toContain('Band beside it')
})
