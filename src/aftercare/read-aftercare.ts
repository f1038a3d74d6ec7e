import { sellableVariants } from '../catalog/queries.ts'
import type { Order } from '../orders/read-order.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { listReminders, type ReminderListed } from './reminders/list-reminders.ts'
import { remindersOfOrder } from './reminders/queries.ts'
import { type Again, planAgain } from './rules/again.ts'
import { hasPieces } from './rules/owned.ts'
import { openService, type Service } from './services/open-service.ts'
import { servicesOfOrder } from './services/queries.ts'

/** What the page of an order says to whom the pieces belong by now. */
export type Aftercare = { again: Again; services: Service[]; reminders: ReminderListed[] }

/**
 * Reads all that the page of an order needs to say of what comes after it. One round trip: whatever
 * else is to be read goes into the same batch. Null, without one: nobody has paid for it, or it only
 * pays for the change of another order.
 */
export async function readAftercare(
  db: Db,
  config: Config,
  order: Order,
): Promise<Aftercare | null> {
  if (!hasPieces(order)) return null
  const [variants, services, reminders] = await db.batch([
    sellableVariants(
      db,
      order.lines.map(({ variantId }) => variantId),
    ),
    servicesOfOrder(db, order.id),
    remindersOfOrder(db, order.id),
  ])
  return {
    again: planAgain(order.lines, variants),
    services: await Promise.all(services.map((row) => openService(config, row))),
    reminders: listReminders(config.shop, reminders),
  }
}
