import { endRemindersOfOrder } from '../aftercare/reminders/queries.ts'
import { orderById } from '../orders/queries.ts'
import { now } from '../platform/clock.ts'
import { type Db, runBatch } from '../platform/db.ts'
import { hashToken, randomToken } from '../platform/digest.ts'
import { dropAlerts } from '../stock-alerts/queries.ts'
import { forgetRows, guestByToken } from './queries.ts'

/**
 * Forgets the guest behind a cookie's token: cart, kept pieces and their link, sizes and switches. Sent
 * twice, or for somebody who is not known, it changes nothing.
 */
export async function forgetGuestData(db: Db, token: string): Promise<void> {
  const [guest] = await guestByToken(db, await hashToken(token))
  if (guest) await runBatch(db, forgetRows(db, guest.id, await hashToken(randomToken())))
}

/**
 * Ends the reminders of an order, and where `isByMail` what its address waits for. The order stays.
 *
 * @param shown number of the order that the form's page showed: if another was opened since, nobody
 *   has asked for anything about that one
 */
export async function forgetOrderData(
  db: Db,
  { id, shown, isByMail }: { id: string; shown: string; isByMail: boolean },
): Promise<void> {
  const [order] = await orderById(db, id)
  if (order?.number !== shown) return
  await runBatch(db, [
    endRemindersOfOrder(db, id, now()),
    ...(isByMail ? dropAlerts(db, order.emailDigest) : []),
  ])
}
