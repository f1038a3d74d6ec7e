import type { ActPart } from '../mail/outbox.ts'
import { linesOfOrder, type OrderRow, orderById } from '../orders/queries.ts'
import type { OrderState } from '../orders/rules.ts'
import { now, type Seconds } from '../platform/clock.ts'
import { logFailure } from '../platform/log.ts'
import { closePage } from './close-page.ts'
import type { PaymentContext } from './context.ts'
import { isBeingTaken, nextStep } from './next-step-rules.ts'
import { openPaymentPage } from './open-payment-page.ts'
import { isProviderFault } from './provider.ts'
import { providerOf } from './providers.ts'
import { settleBy } from './settle.ts'
import { writeRelease } from './write-step.ts'

/** What the shopper's next checkout must know about the unpaid order that the cart already has. */
export type EarlierOrder =
  /**
   * Nobody can pay for it any more, so the next order may be placed. `release` ends it: run these
   * parts in the act that places the next order, so that nobody else gets the stock in between.
   * Empty where the order has ended already.
   */
  | { standing: 'over'; release: ActPart[] }
  /**
   * The same form placed it, and its payment page is open at `url`: the shopper goes back there.
   */
  | { standing: 'payable'; url: string }
  /** It is paid, or its payment is under way: it is the purchase, and no other order is placed. */
  | { standing: 'bought' }
  /**
   * Its payment page can be neither used nor closed at this moment, but can be in a few seconds.
   */
  | { standing: 'busy' }
  /** The provider does not answer: nobody can say whether it was paid. */
  | { standing: 'not-known' }

/**
 * Finds out how an earlier order of the cart stands, and closes its payment page unless the shopper
 * is to return to it.
 *
 * @param sameForm whether the form that is being processed is the one that placed the order: it was
 *   sent twice, and leads to the same payment page
 */
export async function resolveEarlierOrder(
  context: PaymentContext,
  order: OrderRow,
  sameForm: boolean,
): Promise<EarlierOrder> {
  try {
    return await (sameForm
      ? returnToPaymentPage(context, order)
      : endForReplacement(context, order))
  } catch (error) {
    if (!isProviderFault(error)) throw error
    logFailure('earlier order not ended', error, { order: order.id })
    return { standing: 'not-known' }
  }
}

/** Closes the payment page; the batch that places the next order ends this one. */
async function endForReplacement(context: PaymentContext, order: OrderRow): Promise<EarlierOrder> {
  if (!order.sessionId)
    return {
      standing: 'over',
      release: await writeRelease(context, order, 'given-up'),
    }
  const payment = await closePage(context, order)
  const step = nextStep(order, payment, now())
  if (step.do === 'release')
    return { standing: 'over', release: await writeRelease(context, order, step.why, step) }
  if (step.do === 'wait' && isBeingTaken(order, now())) return { standing: 'not-known' }
  return afterSettling(await settleBy(context, order, payment), null)
}

/** Opening a page takes no longer: the provider's time-out, and the way there and back. */
const OPENING: Seconds = 8

/**
 * Goes back to the payment page. The first request may have placed the order only a moment ago and
 * be opening the page still.
 */
async function returnToPaymentPage(
  context: PaymentContext,
  placed: OrderRow,
): Promise<EarlierOrder> {
  const beingOpened = now() - placed.placedAt < OPENING
  const order = await whenOpened(context, placed)
  if (order.state === 'released') return { standing: 'over', release: [] }
  if (!order.sessionId) {
    if (beingOpened) return { standing: 'busy' }
    // The request that placed it ended before the page was open; asked again, the provider opens
    // the same page.
    const page = await openPaymentPage(context, order, await linesOfOrder(context.db, order.id))
    return page.ok ? { standing: 'payable', url: page.url } : { standing: 'busy' }
  }
  const payment = await providerOf(context, order).readSession(order.sessionId)
  return afterSettling(await settleBy(context, order, payment), payment.url)
}

/** The order once its page is open or it has ended, or as it is when it could have been opened. */
async function whenOpened({ db }: PaymentContext, order: OrderRow): Promise<OrderRow> {
  let current = order
  const over = order.placedAt + OPENING
  while (current.state === 'pending' && !current.sessionId && now() < over) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    ;[current = current] = await orderById(db, order.id)
  }
  return current
}

/** @param url of the payment page, where the shopper may return to it */
function afterSettling(state: OrderState, url: string | null): EarlierOrder {
  if (state === 'released') return { standing: 'over', release: [] }
  if (state !== 'pending') return { standing: 'bought' }
  return url ? { standing: 'payable', url } : { standing: 'busy' }
}
