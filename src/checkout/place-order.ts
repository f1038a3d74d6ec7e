import {
  newestOrderOfForm,
  type OrderForm,
  type OrderRow,
  pendingOrderOfCart,
} from '../orders/queries.ts'
import type { Till } from '../payments/context.ts'
import { giveUp, makeWay } from '../payments/give-up.ts'
import { openPaymentPage, type PaymentPage, returnToPaymentPage } from '../payments/payment-page.ts'
import { isProviderFault } from '../payments/provider.ts'
import { brokeConstraint, runBatch, type Statement } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { logFailure } from '../platform/log.ts'
import { type Draft, writeOrder } from './write-order.ts'

export type Placed =
  | PaymentPage
  | { ok: false; reason: 'sold-out' }
  /** Other carts have as many unpaid orders of this e-mail address as one may have. */
  | { ok: false; reason: 'too-many-unpaid' }
  /** Another tab has changed the cart, or paid for it, since it was read. */
  | { ok: false; reason: 'cart-changed' }
  /** An earlier order of this cart could not be ended: nobody can say now whether it was paid. */
  | { ok: false; reason: 'payment-not-known' }
  /** An earlier order of this cart turned out to be paid, or its payment is under way. */
  | { ok: false; reason: 'paid-before'; order: OrderRow }

/** Tabs and forms that get in each other's way come to rest long before. */
const MAX_ATTEMPTS = 12

/**
 * Places an order: one batch ends the cart's earlier order, writes the new one and takes its pieces from stock, all or nothing;
 * then the payment page is opened. When the page cannot be opened the pieces are given back, and the cart stays as it was.
 *
 * @param earlier the cart's order that waits for payment, as it was read with the cart
 */
export async function placeOrder(
  till: Till,
  draft: Draft,
  earlier: OrderRow | null,
): Promise<Placed> {
  const { db } = till
  const cartId = draft.cart.id
  const form = await formOf(till, draft)
  let formAttempt = 1
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const way = earlier ? await clear(till, earlier, form) : []
    if (!Array.isArray(way)) return way
    const { order, lines, statements } = await writeOrder(till, { ...draft, ...form, formAttempt })
    try {
      await runBatch(db, [...way, ...statements])
      return openPaymentPage(till, order, lines)
    } catch (error) {
      const reason = reasonOf(error)
      if (reason) {
        // Its page is closed and nobody can pay for what it keeps.
        if (earlier) await giveUp(till, earlier)
        return { ok: false, reason }
      }
      if (brokeConstraint(error, 'NOT NULL constraint failed: orders.cart_id'))
        return { ok: false, reason: 'cart-changed' }
      if (!brokeConstraint(error, 'orders.') && !brokeConstraint(error, 'order_moves')) throw error
    }
    // Something was faster: this very batch, whose answer was lost, the same form, or another tab. Look how it stands now.
    const [[ofForm], [waiting]] = await db.batch([
      newestOrderOfForm(db, cartId, form),
      pendingOrderOfCart(db, cartId),
    ])
    if (ofForm?.id === order.id) return openPaymentPage(till, order, lines)
    if (ofForm && ofForm.state !== 'pending' && ofForm.state !== 'released')
      return { ok: false, reason: 'paid-before', order: ofForm }
    // Its order ended unpaid, and going back in the browser brought the form here once more.
    if (ofForm?.state === 'released') formAttempt = ofForm.formAttempt + 1
    earlier = waiting ?? null
  }
  return { ok: false, reason: 'payments-unavailable' }
}

/** Why the batch may not be carried out, now or again. */
function reasonOf(error: unknown): 'sold-out' | 'too-many-unpaid' | null {
  if (brokeConstraint(error, 'stock_not_negative')) return 'sold-out'
  return brokeConstraint(error, 'too_many_unpaid') ? 'too-many-unpaid' : null
}

/**
 * The cart's earlier order: the same form, posted twice, goes to the same payment page; any other order is to be ended by the
 * statements that are returned.
 */
async function clear(
  till: Till,
  earlier: OrderRow,
  form: OrderForm,
): Promise<Placed | Statement[]> {
  try {
    if (earlier.formKey === form.formKey && earlier.formDigest === form.formDigest) {
      const before = await returnToPaymentPage(till, earlier)
      return before === 'released' ? [] : before
    }
    const way = await makeWay(till, earlier)
    if ('ends' in way) return way.ends
    if (way.stands === 'released') return []
    return way.stands === 'pending'
      ? { ok: false, reason: 'payments-unavailable' }
      : { ok: false, reason: 'paid-before', order: earlier }
  } catch (error) {
    if (!isProviderFault(error)) throw error
    logFailure('earlier order not ended', error, { order: earlier.id })
    return { ok: false, reason: 'payment-not-known' }
  }
}

/**
 * The form by its key and a digest of what it says: the same form sent again with a corrected
 * address, or for a cart that was changed, is another order.
 */
async function formOf({ config }: Till, draft: Draft): Promise<OrderForm> {
  const { formKey, email, contact, delivery, cart } = draft
  const bought = cart.lines.map((line) => [
    line.variantId,
    line.personalizationDigest,
    line.quantity,
    line.unitPrice,
  ])
  const said = JSON.stringify([email, contact, delivery.method, delivery.price, bought])
  return { formKey, formDigest: await keyedDigest(config.LOOKUP_KEY, said) }
}
