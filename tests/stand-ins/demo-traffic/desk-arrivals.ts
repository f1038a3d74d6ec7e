import { and, asc, eq, gte, isNotNull, isNull, like, lt, notExists, or } from 'drizzle-orm'
import { orderLines, orders } from '../../../src/orders/tables.ts'
import { journal } from '../../../src/payments/tables.ts'
import { addDays, type CalendarDate, startOfDay } from '../../../src/platform/calendar-date.ts'
import { runBatch } from '../../../src/platform/db.ts'
import { createChance } from '../chance.ts'
import type { Shop } from '../desk-orders/seed-orders.ts'
import { channels } from './arrivals.ts'
import { moneyOf } from './past-orders.ts'
import type { Cart } from './visits-of-day.ts'

const placedOn = ({ config }: Shop, day: CalendarDate) => {
  const { time_zone } = config.shop
  return and(
    gte(orders.placedAt, startOfDay(day, time_zone)),
    lt(orders.placedAt, startOfDay(addDays(day, 1), time_zone)),
  )
}

/** Made by `seedOrders`: what somebody really bought here has its own row of the journal. */
const isOfDesk = or(like(orders.sessionId, 'cs_demo_%'), eq(orders.provider, 'cash'))

/** Gives the desk's orders of a day what they lack: how their shoppers came, and their money. */
export async function adoptOrders(shop: Shop, day: CalendarDate): Promise<void> {
  const { db } = shop
  const written = db.select({ id: journal.id }).from(journal).where(eq(journal.orderId, orders.id))
  const found = await db
    .select()
    .from(orders)
    .where(and(placedOn(shop, day), isNotNull(orders.paidAt), notExists(written), isOfDesk))
  for (const { id, paid, refunded, paidAt, provider, origin } of found) {
    const chance = createChance(id)
    const weights = Object.entries(channels).map(([name, { weight, adds }]): [number, string] => [
      weight * adds,
      name,
    ])
    await runBatch(db, [
      ...(origin === 'shop'
        ? [
            db
              .update(orders)
              .set({ channel: chance.pick(weights) })
              .where(and(eq(orders.id, id), isNull(orders.channel))),
          ]
        : []),
      ...moneyOf(shop, { id, paid, refunded, provider, at: paidAt ?? 0 }),
    ])
  }
}

/** What shoppers bought on a day, and paid. */
export async function ordersOn(shop: Shop, day: CalendarDate): Promise<Cart[]> {
  const { db } = shop
  const found = await db
    .select({ order: orders, handle: orderLines.handle })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(and(placedOn(shop, day), isNotNull(orders.paidAt), eq(orders.origin, 'shop')))
    .orderBy(asc(orders.placedAt), asc(orderLines.position))
  return [...Map.groupBy(found, ({ order }) => order.id).values()].flatMap((lines) => {
    const [{ order }] = lines as [(typeof lines)[number]]
    const { paidAt, country, channel, campaign } = order
    return {
      ...{ at: paidAt ?? 0, country, channel: channel ?? 'direct', campaign: campaign ?? '' },
      ...{ handles: lines.map(({ handle }) => handle), asked: true },
    }
  })
}
