import { type ActPart, runAct } from '../mail/outbox.ts'
import { newestOrderOfForm, type OrderRow, pendingOrderOfCart } from '../orders/queries.ts'
import type { Till } from '../payments/context.ts'
import { giveUp } from '../payments/give-up.ts'
import { openPaymentPage, type PaymentPage } from '../payments/payment-page.ts'
import { type EarlierOrder, resolveEarlierOrder } from '../payments/resolve-earlier-order.ts'
import { brokeConstraint } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
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
  const contents = await contentsKey(till, draft)
  let formKey = contents
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    let release: ActPart[] = []
    if (earlier) {
      const sameForm = earlier.formKey.split('~')[0] === contents
      const found = await resolveEarlierOrder(till, earlier, sameForm)
      if (found.standing !== 'over') return answerFor(earlier, found)
      release = found.release
    }
    const { order, lines, statements } = await writeOrder(till, { ...draft, formKey })
    try {
      await runAct(till, [...release, ...statements])
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
      newestOrderOfForm(db, cartId, contents),
      pendingOrderOfCart(db, cartId),
    ])
    if (ofForm?.id === order.id) return openPaymentPage(till, order, lines)
    if (ofForm && ofForm.state !== 'pending' && ofForm.state !== 'released')
      return { ok: false, reason: 'paid-before', order: ofForm }
    // Its order ended unpaid, and going back in the browser brought the form here once more.
    if (ofForm?.state === 'released') formKey = `${contents}~${ofForm.number}`
    earlier = waiting ?? null
  }
  return { ok: false, reason: 'payments-unavailable' }
}

/** Why the batch may not be carried out, now or again. */
function reasonOf(error: unknown): 'sold-out' | 'too-many-unpaid' | null {
  if (brokeConstraint(error, 'stock_not_negative')) return 'sold-out'
  return brokeConstraint(error, 'too_many_unpaid') ? 'too-many-unpaid' : null
}

/** What becomes of the checkout while the earlier order stands in its way. */
function answerFor(earlier: OrderRow, found: Exclude<EarlierOrder, { standing: 'over' }>): Placed {
  switch (found.standing) {
    case 'payable':
      return { ok: true, url: found.url, order: earlier }
    case 'bought':
      return { ok: false, reason: 'paid-before', order: earlier }
    case 'busy':
      return { ok: false, reason: 'payments-unavailable' }
    case 'not-known':
      return { ok: false, reason: 'payment-not-known' }
  }
}

/**
 * The form's key with a digest of what it says: the same form sent again with a corrected address, or for a cart that was
 * changed, is another order.
 */
async function contentsKey({ config }: Till, draft: Draft): Promise<string> {
  const { formKey, email, contact, delivery, cart } = draft
  const bought = cart.lines.map((line) => [
    line.variantId,
    line.personalizationDigest,
    line.quantity,
    line.unitPrice,
  ])
  const said = JSON.stringify([email, contact, delivery.method, delivery.price, bought])
  return `${formKey}.${await keyedDigest(config.LOOKUP_KEY, said)}`
}
