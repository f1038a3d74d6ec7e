import { eq, inArray, sql } from 'drizzle-orm'
import { readCart } from '../../../src/cart/read-cart.ts'
import { cartLines, carts } from '../../../src/cart/tables.ts'
import { variants } from '../../../src/catalog/tables.ts'
import { placeAtDesk } from '../../../src/checkout/admin/place-at-desk.ts'
import { placeOrder } from '../../../src/checkout/place-order.ts'
import { offersOf } from '../../../src/checkout/rules/offers.ts'
import { orders } from '../../../src/orders/tables.ts'
import { journal, journalReadings } from '../../../src/payments/tables.ts'
import { now } from '../../../src/platform/clock.ts'
import { runBatch } from '../../../src/platform/db.ts'
import { hashToken, randomToken } from '../../../src/platform/digest.ts'
import { offerRing } from '../../support/catalogue.ts'
import { config, db } from '../../support/shop.ts'
import type { ways } from './acts.ts'
import { beginAnew, post } from './wire.ts'

/** Odd amounts, so that shares of them do not come out even. */
const PRICE = 30_001
const sizes = {
  52: { price: PRICE, stock: 7, made: false },
  54: { price: PRICE + 3_333, stock: 2, made: false },
  56: { price: PRICE - 1_117, stock: 2, made: false },
  58: { price: PRICE, stock: 0, made: true },
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** A shop that sells one ring in four sizes, and has sold nothing yet. */
export async function openWorld() {
  beginAnew()
  const ring = await offerRing({ sizes: Object.keys(sizes), price: PRICE, workshopDays: 5 })
  const stock = new Map<string, number>()
  for (const [size, { price, stock: units, made }] of Object.entries(sizes)) {
    const id = ring.ids[size] ?? ''
    stock.set(id, units)
    await db
      .update(variants)
      .set({ price, stock: units, madeToOrder: made })
      .where(eq(variants.id, id))
  }
  await db.delete(journalReadings)
  const [last] = await db.select({ rowid: sql<number>`max(rowid)` }).from(journal)
  return {
    ids: ring.ids,
    /** Units that there are, in stock and in orders. */
    stock,
    carts: [] as string[],
    /** Rows of the journal up to there are of another story. */
    journalFrom: last?.rowid ?? 0,
    /** Forms that were answered well: each did once what it says. */
    acts: [] as { act: string; does: string }[],
    payouts: [] as string[],
    brought: 0,
  }
}

/** The orders that were placed by somebody, oldest first; not those that pay for a change. */
export const salesOf = (world: World) =>
  db.select().from(orders).where(inArray(orders.cartId, world.carts)).orderBy(sql`rowid`)

/** Places an order for two rings from stock and one that is made, and pays it where staff can. */
export async function sell(world: World, how: (typeof ways)[number]): Promise<void> {
  const [cartId, token, at, key] = [crypto.randomUUID(), randomToken(), now(), crypto.randomUUID()]
  await runBatch(db, [
    db
      .insert(carts)
      .values({ id: cartId, tokenHash: await hashToken(token), createdAt: at, touchedAt: at }),
    ...(['52', '58'] as const).map((size) =>
      db.insert(cartLines).values({
        ...{ id: crypto.randomUUID(), cartId, variantId: world.ids[size] ?? '' },
        ...{ quantity: size === '52' ? 2 : 1, personalizationDigest: '', priceSeen: PRICE },
      }),
    ),
  ])
  const cart = await readCart(db, config, token)
  const offer = offersOf(config, cart?.lines ?? [], 'NL', at).find(
    ({ method }) => method === 'insured',
  )
  if (!cart || !offer) throw new Error('Nothing can be sold')
  world.carts.push(cartId)
  const { method, price, dates } = offer
  const delivery = { method, price, dates }
  const email = `${key}@example.com`
  await post('once', (desk) =>
    how === 'page'
      ? placeOrder(
          desk,
          {
            sale: { origin: 'shop', placedBy: null, way: 'page' },
            ...{ formKey: key, email, contact, networks: [], cart, delivery },
          },
          null,
        )
      : placeAtDesk(
          desk,
          {
            ...{ ok: true, key, email, contact, delivery: method, slip: '', taken: false },
            ...{ origin: how === 'cash' ? 'counter' : 'phone', way: how },
          },
          { cart, delivery },
          null,
        ),
  )
}

const contact = {
  ...{ name: 'Anna Lindqvist', phone: '+31205550123', giftMessage: '', giftWrap: false },
  address: {
    ...{ name: 'Anna Lindqvist', lines: ['Keizersgracht 174'], city: 'Amsterdam' },
    ...{ state: '', postcode: '1016 DW', country: 'NL' },
  },
  billing: null,
}
