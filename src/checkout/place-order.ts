import { type OrderRow, orderById, orderOfForm, pendingOrderOfCart } from '../orders/queries.ts'
import { brokeConstraint, runBatch } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { logFailure } from '../platform/log.ts'
import { giveUp } from './give-up.ts'
import { openPaymentPage, type PaymentPage, returnToPaymentPage } from './open-payment-page.ts'
import { isProviderFault } from './payments/provider.ts'
import type { Till } from './till.ts'
import { type Draft, writeOrder } from './write-order.ts'

export type Placed =
  | PaymentPage
  | { ok: false; reason: 'sold-out' }
  /** An earlier order of this cart could not be ended: nobody can say now whether it was paid. */
  | { ok: false; reason: 'payment-not-known' }
  /** An earlier order of this cart turned out to be paid, or its payment is under way. */
  | { ok: false; reason: 'paid-before'; order: OrderRow }

/** Tabs and forms that get in each other's way come to rest long before. */
const MAX_ATTEMPTS = 12

/**
 * Places an order: one batch writes it and takes its pieces from stock, all or nothing; then the payment page is opened.
 * When the page cannot be opened the pieces are given back, and the cart stays as it was.
 */
export async function placeOrder(till: Till, draft: Draft): Promise<Placed> {
  const contents = await contentsKey(till, draft)
  let formKey = contents
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const [earlier] = await pendingOrderOfCart(till.db, draft.cartId)
    if (earlier) {
      const ended = await endOrReturnTo(till, earlier, contents)
      if (ended !== 'released') return ended
    }
    const id = crypto.randomUUID()
    try {
      await runBatch(till.db, await writeOrder(till, { ...draft, formKey }, id))
    } catch (error) {
      if (brokeConstraint(error, 'stock_not_negative')) return { ok: false, reason: 'sold-out' }
      if (brokeConstraint(error, 'orders.form_key')) {
        const [order] = await orderOfForm(till.db, draft.cartId, formKey)
        if (order && order.state !== 'pending' && order.state !== 'released')
          return { ok: false, reason: 'paid-before', order }
        // Its order ended unpaid, and going back in the browser brought the form here once more.
        if (order?.state === 'released') formKey = again(formKey, order)
        continue
      }
      // Another tab was faster with this cart: its order is ended first.
      if (brokeConstraint(error, 'orders.cart_id')) continue
      throw error
    }
    const [order] = await orderById(till.db, id)
    if (!order) throw new Error('The order that was just written is not there')
    return openPaymentPage(till, order)
  }
  return { ok: false, reason: 'payments-unavailable' }
}

/** The cart's earlier order: the same form, posted twice, goes to the same payment page; any other order is ended. */
async function endOrReturnTo(
  till: Till,
  earlier: OrderRow,
  contents: string,
): Promise<Exclude<Placed, { reason: 'sold-out' }> | 'released'> {
  try {
    if (firstUse(earlier.formKey) === contents) return await returnToPaymentPage(till, earlier)
    const state = await giveUp(till, earlier)
    if (state === 'pending') return { ok: false, reason: 'payments-unavailable' }
    return state === 'released' ? state : { ok: false, reason: 'paid-before', order: earlier }
  } catch (error) {
    if (!isProviderFault(error)) throw error
    logFailure('earlier order not ended', error, { order: earlier.id })
    return { ok: false, reason: 'payment-not-known' }
  }
}

/**
 * The form's key with a digest of what it says: the same form sent again with a corrected address, or for a cart that was
 * changed, is another order.
 */
async function contentsKey({ config }: Till, draft: Draft): Promise<string> {
  const { formKey, email, contact, delivery, lines } = draft
  const bought = lines.map((line) => [
    line.variantId,
    line.personalizationDigest,
    line.quantity,
    line.unitPrice,
  ])
  const said = JSON.stringify([email, contact, delivery.method, delivery.price, bought])
  return `${formKey}.${await keyedDigest(config.LOOKUP_KEY, said)}`
}

/** A form key that counts anew after the order it placed has ended, the same for every post of the form. */
const again = (formKey: string, ended: OrderRow) => `${firstUse(formKey)}~${ended.number}`
const firstUse = (formKey: string) => formKey.split('~')[0]
