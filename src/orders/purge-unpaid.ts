import { days, now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { untilNoneIsLeft } from '../platform/in-batches.ts'
import { deleteOldHolders } from './hold-queries.ts'
import { deleteNeverPaid } from './queries.ts'

/**
 * How long an order is kept that nobody paid: its shopper may come back to the form, and Stripe
 * tries for three days to deliver what happened on its payment page
 * (docs.stripe.com/webhooks, "Retries").
 */
const KEPT_DAYS = 7

/**
 * Deletes orders that ended unpaid a week ago, with the person in them; and forgets after a day who
 * held what is not paid.
 */
export async function purgeUnpaidOrders(db: Db): Promise<void> {
  await deleteOldHolders(db, now() - days(1))
  await untilNoneIsLeft(
    'unpaid orders',
    100,
    async (most) => (await deleteNeverPaid(db, now() - days(KEPT_DAYS), most)).length,
  )
}
