import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { purgeIdleCarts } from '../../src/cart/purge-idle.ts'
import { cartLines, carts } from '../../src/cart/tables.ts'
import { products, variants } from '../../src/catalog/tables.ts'
import { purgeUnpaidOrders } from '../../src/orders/purge-unpaid.ts'
import { linesOfOrder } from '../../src/orders/queries.ts'
import { orderLines, orders } from '../../src/orders/tables.ts'
import { readMovements } from '../../src/payments/journal/read-movements.ts'
import { journal } from '../../src/payments/tables.ts'
import { addDays, todayIn } from '../../src/platform/calendar-date.ts'
import { days, minutes, now } from '../../src/platform/clock.ts'
import { redirects } from '../../src/redirects/tables.ts'
import { revenueIn, soldIn } from '../../src/statistics/order-queries.ts'
import { productFigures } from '../../src/statistics/product-queries.ts'
import {
  cartsBegun,
  cartsGone,
  cartsLeft,
  ordersGone,
  ordersPlaced,
  paidByArrival,
  productsLeft,
  revenueByArrival,
} from '../../src/statistics/shop-queries.ts'
import { spanOf } from '../../src/statistics/span.ts'
import { giveBack } from '../payments/refund-desk.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, orderNow, paymentContext, placeOrder } from '../support/purchase.ts'
import { clockStrikes, config, db, later, stripe, visitor } from '../support/shop.ts'

const zone = config.shop.time_zone
const today = todayIn(zone)
const period = { from: addDays(today, -1), to: addDays(today, 1) }
const span = spanOf(period, zone)
const lastMonth = spanOf({ from: addDays(today, -40), to: addDays(today, -35) }, zone)

const band = await offerRing({ title: 'Band', stock: 20, price: 50_000, sizes: ['52', '54'] })
const opal = await offerRing({ title: 'Opal', stock: 20, price: 120_000 })
const pearl = await offerRing({ title: 'Pearl', stock: 20, price: 80_000 })
const made = await offerRing({ title: 'Made', stock: 0, madeToOrder: true, price: 70_000 })

async function buy(
  ring: { handle: string; variant: string },
  channel: string | null,
  campaign?: string,
) {
  const order = await placeOrder(visitor(), ring)
  await db
    .update(orders)
    .set({ channel, campaign: campaign ?? null })
    .where(eq(orders.id, order.id))
  await stripe.pay(order.session)
  return order
}

/** Everything that somebody did in two days of a shop. */
beforeAll(async () => {
  const shopper = visitor()
  await addToCart(shopper, { ...band, variant: band.ids['54'] ?? '' })
  const first = await placeOrder(shopper, band)
  await db.update(orders).set({ channel: 'search' }).where(eq(orders.id, first.id))
  await stripe.pay(first.session)
  // Not left: they have bought, and look on.
  await addToCart(shopper, opal)
  const second = await buy(opal, 'email', 'spring "sale"')
  await buy(band, 'email', 'spring "sale"')
  await buy(made, null)
  const gone = await buy(pearl, 'social')
  // Given back: the opal whole, as somebody did in the provider's dashboard; a part of the band.
  await stripe.refund(gone.session, (await orderNow(gone.id)).total)
  const [line] = await linesOfOrder(db, second.id)
  const lines = [{ lineId: line?.id ?? '', units: 0, amount: 10_000 }]
  expect(await giveBack(second, 10_000, { lines })).toMatchObject({ ok: true })
  const phone = await buy(band, null)
  await db.update(orders).set({ origin: 'phone' }).where(eq(orders.id, phone.id))

  // Not paid, and left in the cart.
  const late = await placeOrder(visitor(), opal)
  await stripe.expire(late.session)
  expect((await orderNow(late.id)).state).toBe('released')
  for (let n = 0; n < 3; n++) await addToCart(visitor(), pearl, { quantity: `${n + 1}` })
  const both = visitor()
  await addToCart(both, pearl)
  await addToCart(both, opal)
  await readMovements(paymentContext())
})

const all = async () => ({
  orders: await db.select().from(orders),
  lines: await db.select().from(orderLines),
  carts: await db.select().from(carts),
  cartLines: await db.select().from(cartLines),
  variants: await db.select().from(variants),
  products: await db.select().from(products),
  journal: await db.select().from(journal),
})
const within = (at: number | null) => at !== null && at >= span.from && at < span.until
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

describe('what carts and orders come to is what their rows say', () => {
  test('carts begun, orders placed, orders that ended unpaid', async () => {
    const rows = await all()
    const [[begun], [placed]] = await db.batch([
      cartsBegun(db, span),
      ordersPlaced(db, span, 'EUR'),
    ])
    expect(begun?.carts).toBe(rows.carts.filter(({ createdAt }) => within(createdAt)).length)
    expect(begun?.carts).toBe(11)
    const own = rows.orders.filter((order) => within(order.placedAt) && order.origin === 'shop')
    const left = own.filter(({ state }) => state === 'released')
    expect(placed).toEqual({
      placed: own.length,
      left: left.length,
      leftValue: sum(left.map(({ total }) => total)),
    })
    expect(left).toHaveLength(1)
    expect(await cartsBegun(db, lastMonth)).toEqual([{ carts: 0 }])
    expect((await ordersPlaced(db, lastMonth, 'EUR'))[0]?.placed).toBe(0)
    expect(await ordersPlaced(db, span, 'JPY')).toEqual([{ ...placed, leftValue: 0 }])
  })

  test('paid orders and what they brought, by channel and campaign', async () => {
    const rows = await all()
    const [paid, revenue] = await db.batch([
      paidByArrival(db, span),
      revenueByArrival(db, span, 'EUR'),
    ])
    const count = (wanted: object) =>
      paid.filter((row) => Object.entries(wanted).every(([k, v]) => row[k as 'origin'] === v))
    expect(sum(paid.map((row) => row.orders))).toBe(6)
    expect(count({ channel: 'email', campaign: 'spring "sale"' })[0]?.orders).toBe(2)
    expect(count({ origin: 'shop', channel: null })[0]?.orders).toBe(1)
    expect(count({ origin: 'phone', channel: null })[0]?.orders).toBe(1)
    for (const row of revenue) {
      const own = rows.orders.filter(
        (order) =>
          order.origin === row.origin &&
          order.channel === row.channel &&
          order.campaign === row.campaign,
      )
      const kept = own.map(({ paid: came, refunded }) => came - refunded)
      expect(row.revenue, JSON.stringify(row)).toBe(sum(kept))
    }
    expect(revenue.find(({ channel }) => channel === 'social')?.revenue).toBe(0)
    expect(revenue).toHaveLength(paid.length)
    expect(await paidByArrival(db, lastMonth)).toEqual([])
    expect(sum((await revenueByArrival(db, span, 'CHF')).map((row) => row.revenue))).toBe(0)
    const [[sold], [moved]] = await db.batch([
      soldIn(db, [{ at: '', ...span }], 'EUR'),
      revenueIn(db, [{ at: '', ...span }], 'EUR'),
    ])
    expect(sold?.orders).toBe(sum(paid.map((row) => row.orders)))
    expect(moved?.revenue).toBe(sum(revenue.map((row) => row.revenue)))
  })

  test('a payment for a change counts where the changed order does, and is no order', async () => {
    const [first] = (await all()).orders.filter(({ channel }) => channel === 'search')
    if (!first) throw new Error('Nobody came by a search')
    const before = await revenueByArrival(db, span, 'EUR')
    const id = crypto.randomUUID()
    await db.insert(orders).values({
      ...first,
      ...{
        id,
        number: 'J-CHANGED2',
        cartId: id,
        formKey: id,
        origin: 'change',
        parentId: first.id,
      },
      ...{ channel: null, paymentRef: null, sessionId: null, stage: null },
    })
    const moved = {
      id,
      at: now(),
      provider: 'cash',
      kind: 'sale' as const,
      orderId: id,
      gross: 500,
    }
    const row = { ...moved, net: 500, tax: 0, taxRate: 0, currency: 'EUR', reference: id }
    await db.insert(journal).values(row)
    const after = await revenueByArrival(db, span, 'EUR')
    const of = (all: typeof before) => all.find(({ channel }) => channel === 'search')?.revenue ?? 0
    expect(of(after) - of(before)).toBe(500)
    expect(after).toHaveLength(before.length)
    expect(sum((await paidByArrival(db, span)).map((each) => each.orders))).toBe(6)
    await db.update(orders).set({ paidAt: null }).where(eq(orders.id, id))
  })
})

describe('products', () => {
  const seen = [
    { key: opal.handle, times: 40 },
    { key: 'opal-as-it-was', times: 2 },
    { key: pearl.handle, times: 30 },
    { key: 'nothing', times: 9 },
    { key: "o'brien ring", times: 1 },
  ]

  test('have what was seen and sold of them, also under a handle of former days', async () => {
    await db
      .insert(redirects)
      .values({ fromPath: '/products/opal-as-it-was', toPath: `/products/${opal.handle}` })
    const found = await productFigures(db, span, 'EUR', seen, 50)
    const of = (title: string) => found.find((each) => each.title === title)
    const { lines, orders: placed, variants: offered } = await all()
    for (const each of found) {
      const sold = lines.filter(({ variantId, orderId }) => {
        const order = placed.find(({ id }) => id === orderId)
        const own = offered.find(({ id }) => id === variantId)?.productId === each.id
        return own && order && within(order.paidAt) && order.state === 'paid'
      })
      expect(each.units, each.title).toBe(sum(sold.map((l) => l.quantity - l.refundedUnits)))
      expect(each.revenue, each.title).toBe(
        sum(sold.map((line) => line.unitPrice * line.quantity - line.refunded)),
      )
    }
    expect(of('Opal')).toMatchObject({ views: 42, units: 1, revenue: 110_000, onSale: 1 })
    expect(of('Band')).toMatchObject({ views: 0, units: 4, revenue: 200_000, madeToOrder: 0 })
    // Its only order was given back whole.
    expect(of('Pearl')).toMatchObject({ views: 30, units: 0, revenue: 0 })
    expect(of('Made')).toMatchObject({ views: 0, units: 1, madeToOrder: 1, stock: 0 })
    expect(found).toHaveLength(4)
  })

  test('that were not seen are listed if they are among those that sold best', async () => {
    const found = await productFigures(db, span, 'EUR', [], 1)
    expect(found.map(({ title }) => title)).toEqual(['Band'])
    expect(await productFigures(db, lastMonth, 'EUR', [], 9)).toEqual([])
    const stock = (await all()).variants.filter(({ productId }) => productId === band.handle)
    expect(found[0]?.stock).toBe(sum(stock.map((variant) => variant.stock)))
  })
})

describe('carts that were left', () => {
  test('are left after a day, and not once one of their orders is paid', async () => {
    expect(await cartsLeft(db, span, now())).toEqual([{ carts: 0, value: 0 }])
    expect(await productsLeft(db, span, now(), 9)).toEqual([])
    const tomorrow = now() + days(1) + minutes(1)
    const rows = await all()
    const left = rows.carts.filter(
      ({ id }) => !rows.orders.some((order) => order.cartId === id && order.paidAt !== null),
    )
    const lines = rows.cartLines.filter(({ cartId }) => left.some(({ id }) => id === cartId))
    const value = sum(lines.map(({ quantity, priceSeen }) => quantity * priceSeen))
    expect(await cartsLeft(db, span, tomorrow)).toEqual([{ carts: 5, value }])
    expect(await productsLeft(db, span, tomorrow, 9)).toEqual([
      { title: 'Pearl', handle: pearl.handle, carts: 4, units: 7 },
      { title: 'Opal', handle: opal.handle, carts: 2, units: 2 },
    ])
    expect(await productsLeft(db, span, tomorrow, 1)).toHaveLength(1)
    expect(await cartsLeft(db, lastMonth, tomorrow)).toEqual([{ carts: 0, value: 0 }])
  })
})

test('what is deleted is still counted on the day it was begun', async () => {
  const [[begun], [placed]] = await db.batch([cartsBegun(db, span), ordersPlaced(db, span, 'EUR')])
  later(days(8))
  await clockStrikes()
  await purgeUnpaidOrders(db)
  const [[stay], [gone]] = await db.batch([ordersPlaced(db, span, 'EUR'), ordersGone(db, period)])
  expect(stay).toMatchObject({ placed: (placed?.placed ?? 0) - 1, left: 0 })
  expect(gone?.orders).toBe(1)
  later(days(31))
  await purgeIdleCarts(db)
  const [[kept], [deleted]] = await db.batch([cartsBegun(db, span), cartsGone(db, period)])
  expect(kept?.carts).toBe(0)
  expect(deleted?.carts).toBe(begun?.carts)
  expect(await cartsGone(db, { from: addDays(today, 5), to: addDays(today, 9) })).toEqual([
    { carts: 0 },
  ])
})
