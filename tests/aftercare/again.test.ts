import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { planAgain } from '../../src/aftercare/rules/again.ts'
import { products, variants } from '../../src/catalog/tables.ts'
import { linesOfOrder } from '../../src/orders/queries.ts'
import { sell, sellAndPay } from '../support/fulfilment.ts'
import { db } from '../support/shop.ts'

/** Where the order's page leads to buy its pieces again. */
const linkIn = (page: string) => /href="(\/cart\/[^"]+:[^"]+)"/.exec(page)?.[1]

test('an order’s page leads to a cart link with its pieces, and the cart takes them', async () => {
  const order = await sellAndPay([{ title: 'Alba', quantity: 2 }, { title: 'Bice' }])
  const { page } = await order.shopper.get(`/orders/${order.number}`)
  const link = linkIn(page) ?? ''
  const asked = await order.shopper.get(link)
  expect(asked.status).toBe(200)
  expect(asked.page).toContain('2 × Alba')
  expect(asked.page).toContain('1 × Bice')
  await order.shopper.submit('/cart/add', asked.page)
  expect((await order.shopper.get('/cart')).page).toContain('Bice')
})

test('what cannot be had any more is named, and not put into the link', async () => {
  const order = await sellAndPay([{ title: 'Alba' }, { title: 'Bice', quantity: 3 }])
  const [alba, bice] = await linesOfOrder(db, order.id)
  await db
    .update(variants)
    .set({ stock: 1 })
    .where(eq(variants.id, bice?.variantId ?? ''))
  await db
    .update(products)
    .set({ status: 'archived' })
    .where(eq(products.handle, alba?.handle ?? ''))
  const { page } = await order.shopper.get(`/orders/${order.number}`)
  expect(linkIn(page)).toBe(`/cart/${bice?.variantId}:1`)
  expect(page).toMatch(/Cannot be had now: Alba[^<]*, 2 × Bice/)
  await db
    .update(variants)
    .set({ stock: 0 })
    .where(eq(variants.id, bice?.variantId ?? ''))
  const none = await order.shopper.get(`/orders/${order.number}`)
  expect(linkIn(none.page)).toBeUndefined()
  expect(none.page).toContain('None of this can be ordered again as it was.')
})

test('nothing of it is offered for an order that nobody paid', async () => {
  const order = await sell([{}])
  const { page } = await order.shopper.get(`/orders/${order.number}`)
  expect(page).toContain(order.number)
  expect(page).not.toContain('id="aftercare"')
})

test('one variant on two lines is counted together, up to what a cart line takes', () => {
  const ring = { id: 'v', status: 'active', active: true, madeToOrder: true, stock: 0, price: 100 }
  const line = (id: string, quantity: number, engraving: unknown = null) => ({
    ...{ id, variantId: 'v', quantity, engraving },
  })
  expect(planAgain([line('a', 6), line('b', 6, 'Anna')], [ring])).toEqual({
    wanted: [{ variantId: 'v', quantity: 10 }],
    missing: [{ lineId: 'b', quantity: 2 }],
    engraved: true,
  })
  expect(planAgain([line('a', 1, 'Anna')], [{ ...ring, status: 'draft' }])).toEqual({
    ...{ wanted: [], missing: [{ lineId: 'a', quantity: 1 }], engraved: false },
  })
})
