import { runAct } from '../mail/outbox.ts'
import { newLink } from '../orders/links.ts'
import type { OrderRow } from '../orders/queries.ts'
import { brokeConstraint } from '../platform/db.ts'
import type { PaymentContext } from './context.ts'
import { mailToShopper } from './enqueue-order-mail.ts'

/**
 * Mails the link to an order whose payment page is open, for whoever is to pay for it: one mail for
 * each `which`, however often it is asked for.
 */
export async function sendPaymentLink(
  context: PaymentContext,
  order: OrderRow,
  which = '',
): Promise<void> {
  const link = await newLink(context.db, order.id)
  const mail = await mailToShopper(context, order, 'payment-link', { which, secret: link.token })
  try {
    await runAct(context, [link.statement, mail])
  } catch (error) {
    if (!brokeConstraint(error, 'outbox.cause')) throw error
  }
}
