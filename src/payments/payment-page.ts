import {
  linesOfOrder,
  noteOpened,
  type OrderLineRow,
  type OrderRow,
  orderById,
  recordSession,
} from '../orders/queries.ts'
import { paths } from '../paths.ts'
import { now, type Seconds } from '../platform/clock.ts'
import { type Config, ConfigError } from '../platform/config.ts'
import { inLanguage } from '../platform/language.ts'
import { logFailure } from '../platform/log.ts'
import { unseal } from '../platform/sealing.ts'
import type { Till } from './context.ts'
import { releaseUnopened } from './give-up.ts'
import { isProviderFault, type PaymentRequest } from './provider.ts'
import { settleBy } from './settle.ts'
import { paymentWords } from './words.ts'

export type PaymentPage =
  | { ok: true; url: string; order: OrderRow }
  | { ok: false; reason: 'payments-unavailable' }

/**
 * Opens the payment page of an order, for whoever has just placed it, or when that post has not opened it. When the provider
 * does not answer, or will not, the order is given up and its pieces are free again.
 */
export async function openPaymentPage(
  till: Till,
  order: OrderRow,
  lines: OrderLineRow[],
): Promise<PaymentPage> {
  const { db } = till
  try {
    // Asked once more from a page in another language, the provider must get the same request.
    const session = await inLanguage(order.language, async () =>
      till.payments.openSession(await requestFor(till, order, lines)),
    )
    refuseUnnamedHost(till.config, session.url)
    const [[recorded]] = await db.batch([
      recordSession(db, order.id, session.id),
      noteOpened(db, order.id, now()),
    ])
    if (!recorded) {
      // Given up meanwhile, in another tab: nobody may pay on this page.
      await till.payments.expireSession(session.id)
      return { ok: false, reason: 'payments-unavailable' }
    }
    return { ok: true, url: session.url, order }
  } catch (error) {
    await releaseUnopened(till, order.id, 'payment-page-failed')
    if (!isProviderFault(error)) throw error
    logFailure('payment page not opened', error, { order: order.id, fault: error.message })
    return { ok: false, reason: 'payments-unavailable' }
  }
}

/** Nobody is sent to a host that the owner has not named, whatever the provider says. */
function refuseUnnamedHost({ PAYMENT_PAGE_ORIGINS }: Config, url: string): void {
  const { origin } = new URL(url)
  if (!PAYMENT_PAGE_ORIGINS.includes(origin))
    throw new ConfigError(
      `The payment page is at ${origin}: PAYMENT_PAGE_ORIGINS does not name it.`,
    )
}

/** Opening a page takes no longer: the provider's time-out, and the way there and back. */
const OPENING: Seconds = 8

/**
 * Goes back to the payment page of an order whose form was posted before: perhaps a moment ago, and the page is being opened
 * by that post. `released`: the order has ended unpaid.
 */
export async function returnToPaymentPage(
  till: Till,
  placed: OrderRow,
): Promise<PaymentPage | { ok: false; reason: 'paid-before'; order: OrderRow } | 'released'> {
  const beingOpened = now() - placed.placedAt < OPENING
  const order = await whenOpened(till, placed)
  if (order.state === 'released') return 'released'
  if (!order.sessionId) {
    if (beingOpened) return { ok: false, reason: 'payments-unavailable' }
    // Whoever placed it went away before the page was open; asked again, the provider opens the same page.
    return openPaymentPage(till, order, await linesOfOrder(till.db, order.id))
  }
  const truth = await till.payments.readSession(order.sessionId)
  const state = await settleBy(till, order, truth)
  if (state === 'released') return 'released'
  if (state !== 'pending') return { ok: false, reason: 'paid-before', order }
  return truth.url
    ? { ok: true, url: truth.url, order }
    : { ok: false, reason: 'payments-unavailable' }
}

/** The order once its page is open or it has ended, or as it is when it could have been opened. */
async function whenOpened({ db }: Till, order: OrderRow): Promise<OrderRow> {
  let current = order
  const over = order.placedAt + OPENING
  while (current.state === 'pending' && !current.sessionId && now() < over) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    ;[current = current] = await orderById(db, order.id)
  }
  return current
}

async function requestFor(
  { config }: Till,
  order: OrderRow,
  lines: OrderLineRow[],
): Promise<PaymentRequest> {
  const { origin } = config.shop
  return {
    orderId: order.id,
    number: order.number,
    currency: order.currency,
    lines: lines.map((line) => ({
      name: line.title,
      description: line.variantTitle,
      unitPrice: line.unitPrice,
      quantity: line.quantity,
    })),
    delivery: {
      name: paymentWords().delivery[order.deliveryMethod],
      price: order.delivery,
    },
    total: order.total,
    email: await unseal(config.sealingKeys, `orders.email:${order.id}`, order.email),
    expiresAt: order.holdUntil,
    returnUrl: origin + paths.checkoutReturn(order.number),
    cancelUrl: origin + paths.checkout(),
  }
}
