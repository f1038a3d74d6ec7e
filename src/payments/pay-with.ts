import { linesOfOrder, type OrderRow, orderById } from '../orders/queries.ts'
import { now } from '../platform/clock.ts'
import { logFailure } from '../platform/log.ts'
import { closePage } from './close-page.ts'
import type { PaymentContext } from './context.ts'
import { isBeingTaken } from './next-step-rules.ts'
import { openPaymentPage } from './open-payment-page.ts'
import { bindTo, claimPage, endClaim, endOpening } from './page-queries.ts'
import { isProviderFault } from './provider.ts'
import { settleAndSee, settleBy } from './settle.ts'
import { CAPTURING, whenTaken } from './take-approved.ts'

/** Where the customer of a link goes on. */
type ToPay =
  | { standing: 'payable'; url: string }
  /** It is paid, or on its way to be, or has ended: its page says so. */
  | { standing: 'over' }
  /** Whom they have chosen does not open a page; another may. */
  | { standing: 'unavailable' }
  /** The page that is open can be neither used nor closed at this moment, but can be in a minute. */
  | { standing: 'busy' }

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
  let current = order
  try {
    for (let tries = 0; tries < 2; tries++) {
      if (tries > 0) {
        await whenTaken(context, current)
        ;[current = current] = await orderById(context.db, order.id)
      }
      const found = await goTo(context, current, provider)
      if (found) return found
      // Somebody takes the money at this moment, or changes the page in another tab.
    }
    return { standing: 'busy' }
  } catch (error) {
    if (!isProviderFault(error)) throw error
    logFailure('payment page not opened', error, { order: order.id })
    return { standing: current.provider === provider ? 'unavailable' : 'busy' }
  }
}

/** Null: somebody else is at it. */
async function goTo(
  context: PaymentContext,
  before: OrderRow,
  provider: string,
): Promise<ToPay | null> {
  const { db } = context
  const isAsked = before.provider === provider || before.awaitUntil !== null
  const seen = isAsked ? await settleAndSee(context, before.id) : null
  const order = seen?.order ?? before
  if (order.state !== 'pending') return { standing: 'over' }
  if (isBeingTaken(order, now())) return null
  if (order.provider === provider && order.sessionId) {
    const { url = null } = seen?.payment ?? {}
    return url ? { standing: 'payable', url } : { standing: 'busy' }
  }
  const until = now() + CAPTURING
  const [claimed] = await claimPage(db, order, now(), until)
  if (!claimed) return null
  if (order.sessionId) {
    // Where no answer comes the claim is left to run out: an order whose page may be closed is not
    // ended by the event that says so.
    const payment = await closePage(context, order)
    if (payment.status !== 'expired') {
      await endClaim(db, order.id, until)
      const state = await settleBy(context, order, payment)
      return { standing: state === 'pending' ? 'busy' : 'over' }
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
