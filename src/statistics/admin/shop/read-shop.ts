import { KEYS_A_DAY } from '../../../analytics/dimensions.ts'
import { readVisits } from '../../../analytics/read-visits.ts'
import type { EventName } from '../../../analytics/rules.ts'
import type { VisitSource } from '../../../analytics/visit-source.ts'
import { now } from '../../../platform/clock.ts'
import type { Shop } from '../../../platform/config.ts'
import type { Chosen } from '../../period.ts'
import { productFigures } from '../../product-queries.ts'
import { productLists } from '../../product-rules.ts'
import {
  cartsBegun,
  cartsGone,
  cartsLeft,
  ordersGone,
  ordersPlaced,
  paidByArrival,
  productsLeft,
  revenueByArrival,
} from '../../shop-queries.ts'
import { arrivalsBy, funnelOf } from '../../shop-rules.ts'
import { spanOf } from '../../span.ts'

const dimensions = {
  ...{ event: 20, channel: 20, campaign: KEYS_A_DAY, 'product-viewed': KEYS_A_DAY },
  ...{ term: KEYS_A_DAY, 'term-without-result': KEYS_A_DAY },
}

export type ShopFigures = Awaited<ReturnType<typeof readShop>>

/**
 * Reads what visits brought the shop in a period, in two round trips to the database. Amounts are in
 * minor units of the shop's currency; orders in others are left out.
 */
export async function readShop(source: VisitSource, shop: Shop, { period }: Chosen) {
  const { db } = source
  const { currency } = shop
  const span = spanOf(period, shop.time_zone)
  const answer = await readVisits(source, { period, rows: dimensions })
  const { rows } = answer
  const [[begun], [begunGone], [placed], [placedGone], paid, revenue, products, [left], inCarts] =
    await db.batch([
      cartsBegun(db, span),
      cartsGone(db, period),
      ordersPlaced(db, span, currency),
      ordersGone(db, period),
      paidByArrival(db, span),
      revenueByArrival(db, span, currency),
      productFigures(db, span, currency, rows['product-viewed'], KEYS_A_DAY),
      cartsLeft(db, span, now()),
      productsLeft(db, span, now(), KEYS_A_DAY),
    ])
  const timesOf = (event: EventName) => rows.event.find(({ key }) => key === event)?.times ?? 0
  const gone = placedGone?.orders ?? 0
  const orders = paid
    .filter(({ origin }) => origin === 'shop')
    .reduce((sum, row) => sum + row.orders, 0)
  return {
    answer,
    funnel: funnelOf(answer.known.size > 0 ? rows.event : null, {
      carts: (begun?.carts ?? 0) + (begunGone?.carts ?? 0),
      placed: (placed?.placed ?? 0) + gone,
      paid: orders,
    }),
    signUps: timesOf('newsletter signed up'),
    kept: timesOf('kept'),
    forYou: {
      seen: timesOf('recommendations seen'),
      followed: timesOf('recommendation followed'),
    },
    channels: arrivalsBy('channel', paid, revenue, rows.channel),
    campaigns: arrivalsBy('campaign', paid, revenue, rows.campaign),
    products: productLists(products),
    left: {
      carts: left?.carts ?? 0,
      value: left?.value ?? 0,
      checkouts: (placed?.left ?? 0) + gone,
      checkoutsValue: placed?.leftValue ?? 0,
      products: inCarts,
    },
    terms: rows.term,
    termsWithoutResult: rows['term-without-result'],
  }
}
