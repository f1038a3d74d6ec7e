import { type OrderRow, orderById } from '../orders/queries.ts'
import { now, type Seconds } from '../platform/clock.ts'
import type { PaymentContext } from './context.ts'
import { isBeingTaken } from './next-step-rules.ts'
import { claimCapture, endClaim } from './page-queries.ts'
import type { PaymentState } from './provider.ts'
import { providerOf } from './providers.ts'

/** Nobody takes longer to take money: the provider's time-outs, and the way there and back. */
export const CAPTURING: Seconds = 60

const isTaken = ({ status }: PaymentState) => status === 'paid' || status === 'processing'

/**
 * Takes the money that the shopper has approved, where nobody else does at this moment: the claim is
 * made while the units are kept, and until it is over they are given back to nobody.
 *
 * @returns the payment afterwards; null: somebody else was quicker, and may be done by now
 */
export async function takeApproved(
  context: PaymentContext,
  order: OrderRow,
  { sessionId }: PaymentState,
): Promise<PaymentState | null> {
  const { db } = context
  const until = now() + CAPTURING
  const [claimed] = await claimCapture(db, { id: order.id, sessionId }, now(), until)
  if (!claimed) {
    await whenTaken(context, order)
    return null
  }
  const payment = await providerOf(context, order).capture(sessionId)
  if (!isTaken(payment)) await endClaim(db, order.id, until)
  return payment
}

/**
 * Waits until another caller has taken the money, or was refused, or has opened another page; for some
 * seconds at most.
 */
export async function whenTaken({ db }: PaymentContext, { id }: OrderRow): Promise<void> {
  for (let waits = 0; waits < 20; waits++) {
    const [order] = await orderById(db, id)
    if (!order || !isBeingTaken(order, now())) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
