import { openService } from '../aftercare/services/open-service.ts'
import { readOrder } from '../orders/read-order.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { signToken } from '../platform/tokens.ts'
import { alertsOfOrder, rowsWithOrder } from './queries.ts'

/**
 * Everything that the shop keeps of an order and, where `isByMail`, of its address: mails about pieces
 * belong to an address, and who has placed the order may have typed anybody's. Null: there is no order.
 */
export async function readOrderData(db: Db, config: Config, orderId: string, isByMail: boolean) {
  const [order, [reminders, services], address] = await Promise.all([
    readOrder(db, config, orderId),
    rowsWithOrder(db, orderId),
    isByMail ? alertsOfOrder(db, orderId) : null,
  ])
  if (!order) return null
  return {
    order,
    reminders,
    services: await Promise.all(services.map((row) => openService(config, row))),
    /** Null: nobody has shown that the address is theirs. */
    address: address && {
      alerts: address[0],
      stoppedAt: address[1][0]?.at ?? null,
      /** Ends them all. */
      stopToken: await signToken(config, 'alert-stop', order.emailDigest, null),
    },
  }
}

export type OrderData = NonNullable<Awaited<ReturnType<typeof readOrderData>>>
