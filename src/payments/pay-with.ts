import { linesOfOrder, type OrderRow, orderById } from '../orders/queries.ts'
import { now } from '../platform/clock.ts'
import { logFailure } from '../platform/log.ts'
import { closePage } from './close-page.ts'
import type { PaymentContext } from './context.ts'
import { isBeingTaken } from './next-step-rules.ts'
import { openPaymentPage } from './open-payment-page.ts'
import { isProviderFault } from './provider.ts'
import { bindTo, claimPage, endCapture, endOpening } from './queries.ts'
import { afterSettling, type EarlierOrder, resolveEarlierOrder } from './resolve-earlier-order.ts'
import { settle, settleBy } from './settle.ts'
import { CAPTURING, whenTaken } from './take-approved.ts'

/** Where the customer of a link goes on; `unavailable`: whom they have chosen does not open a page. */
export type ToPay = EarlierOrder | { standing: 'unavailable' }

/**
 * Leads to the page of the provider that the customer of a link has chosen. An order has one page at a
 * time: that of another provider is closed before one is opened, both under a claim, so that meanwhile
 * nobody takes money for the order, ends it, or opens a third one.
 */
export async function payWith(
  context: PaymentContext,
  order: OrderRow,
  provider: string,
): Promise<ToPay> {
  try {
    let current = order
    for (let tries = 0; tries < 2; tries++) {
      // Somebody takes the money at this moment, or changes the page in another tab.
      if (tries > 0) {
        await whenTaken(context, current)
        ;[current = current] = await orderById(context.db, order.id)
      }
      const found = await goTo(context, await asItStands(context, current), provider)
      if (found) return found
    }
    return { standing: 'busy' }
  } catch (error) {
    if (!isProviderFault(error)) throw error
    logFailure('payment page not changed', error, { order: order.id })
    return { standing: 'not-known' }
  }
}

/** An order of which somebody began to take the money, or to change the page, and never said what came of it. */
async function asItStands(context: PaymentContext, order: OrderRow): Promise<OrderRow> {
  if (order.awaitUntil === null || isBeingTaken(order, now())) return order
  await settle(context, order.id)
  const [current = order] = await orderById(context.db, order.id)
  return current
}

/** Null: somebody else is at it. */
async function goTo(
  context: PaymentContext,
  order: OrderRow,
  provider: string,
): Promise<ToPay | null> {
  const { db } = context
  if (order.state !== 'pending') return afterSettling(order.state, null)
  if (order.provider === provider && order.sessionId) {
    const found = await resolveEarlierOrder(context, order, true)
    if (found.standing === 'busy') return null
    return found.standing === 'not-known' ? { standing: 'unavailable' } : found
  }
  const until = now() + CAPTURING
  const [claimed] = await claimPage(db, order, now(), until)
  if (!claimed) return null
  if (order.sessionId) {
    // Where no answer comes the claim is left to run out: an order whose page may be closed is not
    // ended by the event that says so.
    const payment = await closePage(context, order)
    if (payment.status !== 'expired') {
      await endCapture(db, order.id, until)
      return afterSettling(await settleBy(context, order, payment), null)
    }
  }
  const [bound] = await bindTo(db, order.id, provider, until)
  if (!bound) return null
  const lines = await linesOfOrder(db, order.id)
  const page = await openPaymentPage(context, bound, lines, { staysUnopened: true })
  if (page.ok) return { standing: 'payable', url: page.url }
  await endOpening(db, order.id, until, now())
  return { standing: 'unavailable' }
}
