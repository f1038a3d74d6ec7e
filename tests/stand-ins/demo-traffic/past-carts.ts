import { cartLines, carts, cartsDeleted } from '../../../src/cart/tables.ts'
import { unpaidOrdersDeleted } from '../../../src/orders/tables.ts'
import { addDays, type CalendarDate, todayIn } from '../../../src/platform/calendar-date.ts'
import type { Db, Statement } from '../../../src/platform/db.ts'
import { createChance } from '../chance.ts'
import type { Goods } from './goods.ts'
import type { Day } from './visits-of-day.ts'

/** Carts that nobody has touched for so many days are deleted, and counted: `purgeIdleCarts`. */
const KEPT_DAYS = 29

/** What is known of the carts that were begun on a day, and of the orders that nobody paid. */
export function cartStatements(
  { db, goods }: { db: Db; goods: Goods },
  day: CalendarDate,
  { bought, left }: Pick<Day, 'bought' | 'left'>,
): Statement[] {
  const unpaid = left.filter(({ asked }) => asked).length
  const gone = db.insert(unpaidOrdersDeleted).values({ day, orders: unpaid }).onConflictDoNothing()
  const begun = bought.length + left.length
  if (day < addDays(todayIn('UTC'), -KEPT_DAYS))
    return [db.insert(cartsDeleted).values({ day, carts: begun }).onConflictDoNothing(), gone]
  return [
    gone,
    ...[...left, ...bought].flatMap(({ at, channel, campaign, country, handles }, n) => {
      const id = `past-cart-${day}-${n}`
      const line = goods.variantOf(handles[0] ?? '', country, createChance(at))
      const row = { id, tokenHash: id, createdAt: at - 600, touchedAt: at, channel }
      return [
        db
          .insert(carts)
          .values({ ...row, campaign: campaign || null })
          .onConflictDoNothing(),
        ...(n < left.length
          ? [
              db
                .insert(cartLines)
                .values({
                  ...{ id, cartId: id, variantId: line.variantId, quantity: 1 },
                  ...{ personalizationDigest: '', priceSeen: line.unitPrice },
                })
                .onConflictDoNothing(),
            ]
          : []),
      ]
    }),
  ]
}
