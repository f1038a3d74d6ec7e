import { insertEvent, linesOfOrder, type OrderRow, recordSession } from '../orders/queries.ts'
import { paths } from '../paths.ts'
import { now } from '../platform/clock.ts'
import { logFailure } from '../platform/log.ts'
import { unseal } from '../platform/sealing.ts'
import { releaseUnopened } from './give-up.ts'
import { type PaymentRequest, PaymentsUnavailable } from './payments/provider.ts'
import type { Till } from './till.ts'

export type PaymentPage =
  | { ok: true; url: string; order: OrderRow }
  | { ok: false; reason: 'payments-unavailable' }

/**
 * Opens the payment page of a pending order; asked again, it is the same page. When the provider does not answer, the
 * order is given up and its pieces are free again.
 */
export async function openPaymentPage(till: Till, order: OrderRow): Promise<PaymentPage> {
  try {
    const session = await till.payments.openSession(await requestFor(till, order))
    const [recorded] = await recordSession(till.db, order.id, session.id)
    if (!recorded) {
      // Given up meanwhile, in another tab: nobody may pay on this page.
      await till.payments.expireSession(session.id)
      return { ok: false, reason: 'payments-unavailable' }
    }
    await insertEvent(till.db, { orderId: order.id, kind: 'payment-page-opened', at: now() })
    return { ok: true, url: session.url, order }
  } catch (error) {
    await releaseUnopened(till, order.id, 'payment-page-failed')
    if (!(error instanceof PaymentsUnavailable)) throw error
    logFailure('payment page not opened', error, { order: order.id })
    return { ok: false, reason: 'payments-unavailable' }
  }
}

async function requestFor({ db, config }: Till, order: OrderRow): Promise<PaymentRequest> {
  const lines = await linesOfOrder(db, order.id)
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
      name: order.deliveryMethod === 'insured' ? 'Insured delivery' : 'Standard delivery',
      price: order.delivery,
    },
    total: order.total,
    email: await unseal(config.sealingKeys, `orders.email:${order.id}`, order.email),
    expiresAt: order.holdUntil,
    returnUrl: origin + paths.checkoutReturn(order.number),
    cancelUrl: origin + paths.checkout(),
  }
}
