import { expect, test } from 'vitest'
import { purgeIdleCarts } from '../../src/cart/purge-idle.ts'
import { cartLines, carts, cartsDeleted } from '../../src/cart/tables.ts'
import { keptPieces } from '../../src/kept/tables.ts'
import { days, now } from '../../src/platform/clock.ts'
import { offerRing } from '../support/catalogue.ts'
import { db, later } from '../support/shop.ts'

const idle = (id: string, about: Partial<typeof carts.$inferInsert> = {}) => ({
  ...{ id, tokenHash: id, createdAt: now(), touchedAt: now() },
  ...about,
})

test('who keeps a piece or told their size is forgotten after 180 days, everybody else after 30', async () => {
  const { handle: productId, variant: variantId } = await offerRing()
  await db
    .insert(carts)
    .values([...[idle('nothing', { revision: 1 }), idle('keeps'), idle('told', { ringSize: 540 })]])
  const piece = { cartId: 'keeps', productId, variantId: '', personalizationDigest: '' }
  await db.insert(keptPieces).values({ id: 'piece', ...piece, keptAt: now() })
  const line = { cartId: 'keeps', variantId, personalizationDigest: '', quantity: 1, priceSeen: 1 }
  await db.insert(cartLines).values({ id: 'line', ...line })
  const left = async () => (await db.select({ id: carts.id }).from(carts)).map(({ id }) => id)

  later(days(31))
  await purgeIdleCarts(db)
  expect((await left()).toSorted()).toEqual(['keeps', 'told'])
  // A cart is kept for 30 days, whatever else is.
  expect(await db.select().from(cartLines)).toEqual([])
  expect(await db.select().from(keptPieces)).toHaveLength(1)
  later(days(150))
  await purgeIdleCarts(db)
  expect(await left()).toEqual([])
  expect(await db.select().from(keptPieces)).toEqual([])
  // One of them was never a cart.
  expect(await db.select().from(cartsDeleted)).toMatchObject([{ carts: 2 }])
})
