import { type ActPart, runAct } from '../mail/outbox.ts'
import { type EarlierHold, LINK_SECONDS, type NextHold, nextHold } from '../orders/hold-rules.ts'
import {
  newestOrderOfForm,
  type OrderForm,
  type OrderLineRow,
  type OrderRow,
  pendingOrderOfCart,
} from '../orders/queries.ts'
import { isTakenByHand } from '../orders/rules.ts'
import type { PaymentContext } from '../payments/context.ts'
import { giveUp } from '../payments/give-up.ts'
import { openPaymentPage, type PaymentPage } from '../payments/open-payment-page.ts'
import { type EarlierOrder, resolveEarlierOrder } from '../payments/resolve-earlier-order.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { earlierHolds } from './earlier-hold-queries.ts'
import { type Draft, writeOrder } from './write-order.ts'

export type Placed =
  /** `url`: of the payment page; null: staff take the money. */
  | { ok: true; url: string | null; order: OrderRow }
  | Extract<PaymentPage, { ok: false }>
  | { ok: false; reason: 'sold-out' }
  /** Other carts have as many unpaid orders of this e-mail address as one may have. */
  | { ok: false; reason: 'too-many-unpaid' }
  /** This cart, or the network it comes from, holds as much without paying as it may. */
  | { ok: false; reason: 'too-much-held' }
  /** Too many orders from here have stayed unpaid today. */
  | { ok: false; reason: 'too-many-orders' }
  /** Its last units were held for this cart or network before: others come first. */
  | { ok: false; reason: 'others-first'; hold: OthersFirst }
  /** Another tab has changed the cart, or paid for it, since it was read. */
  | { ok: false; reason: 'cart-changed' }
  /** An earlier order of this cart could not be ended: nobody can say now whether it was paid. */
  | { ok: false; reason: 'payment-not-known' }
  /** An earlier order of this cart turned out to be paid, or its payment is under way. */
  | { ok: false; reason: 'paid-before'; order: OrderRow }

type OthersFirst = Extract<NextHold, { ok: false }>

/** Tabs and forms that get in each other's way are done long before. */
const MAX_ATTEMPTS = 12

/**
 * Places an order: one batch ends the cart's earlier order, writes the new one and holds its stock,
 * all or nothing; then the payment page is opened, unless staff take the money. When the page cannot
 * be opened the stock is given back, and the cart stays as it was.
 *
 * @param earlier the cart's order that waits for payment, as it was read with the cart
 * @param holds what was held before (`earlierHolds`), as it was read with the cart
 * @param besides what else the batch does that writes the order
 */
export async function placeOrder(
  context: PaymentContext,
  draft: Draft,
  earlier: OrderRow | null,
  holds: EarlierHold[] = [],
  besides: (order: OrderRow, lines: OrderLineRow[]) => Promise<ActPart[]> = async () => [],
): Promise<Placed> {
  const { db } = context
  const cartId = draft.cart.id
  const form = await formOf(context, draft)
  let formAttempt = 1
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    let release: ActPart[] = []
    const sameForm = earlier?.formKey === form.formKey && earlier.formDigest === form.formDigest
    const hold = nextHold(holds, now())
    // What is open already stays so.
    if (!hold.ok && !sameForm) return { ok: false, reason: 'others-first', hold }
    if (earlier && sameForm && isTakenByHand(earlier))
      return { ok: true, url: null, order: earlier }
    if (earlier) {
      const found = await resolveEarlierOrder(context, earlier, sameForm)
      if (found.standing !== 'over') return answerFor(earlier, found)
      release = found.release
    }
    if (!hold.ok) return { ok: false, reason: 'others-first', hold }
    const { order, lines, statements } = await writeOrder(context, {
      ...draft,
      ...form,
      formAttempt,
      holdUntil: draft.sale.way === 'link' ? now() + LINK_SECONDS : hold.until,
    })
    const open = async (): Promise<Placed> =>
      isTakenByHand(order)
        ? { ok: true, url: null, order }
        : await openPaymentPage(context, order, lines)
    try {
      await runAct(context, [...release, ...statements, ...(await besides(order, lines))])
      return open()
    } catch (error) {
      const reason = reasonOf(error)
      if (reason) {
        // Its page is closed: nobody can pay for what it holds.
        if (earlier) await giveUp(context, earlier)
        return { ok: false, reason }
      }
      if (brokeConstraint(error, 'NOT NULL constraint failed: orders.cart_id'))
        return { ok: false, reason: 'cart-changed' }
      const again = ['orders.', 'order_moves', 'hold_ended']
      if (!again.some((name) => brokeConstraint(error, name))) throw error
    }
    // Another request was faster, with the same form or in another tab; or this batch was executed
    // and only its answer was lost. See what is there now.
    const [[ofForm], [waiting], held] = await db.batch([
      newestOrderOfForm(db, cartId, form),
      pendingOrderOfCart(db, cartId),
      earlierHolds(db, { id: cartId }, draft.networks, now()),
    ])
    if (ofForm?.id === order.id) return open()
    if (ofForm && ofForm.state !== 'pending' && ofForm.state !== 'released')
      return { ok: false, reason: 'paid-before', order: ofForm }
    // Its order ended unpaid, and the shopper has gone back in the browser and sent the form again.
    if (ofForm?.state === 'released') formAttempt = ofForm.formAttempt + 1
    earlier = waiting ?? null
    holds = held
  }
  return { ok: false, reason: 'payments-unavailable' }
}

/** Why the batch cannot be executed, now or later. */
function reasonOf(error: unknown): (typeof reasons)[keyof typeof reasons] | undefined {
  const broken = Object.entries(reasons).find(([name]) => brokeConstraint(error, name))
  return broken?.[1]
}

const reasons = {
  stock_not_negative: 'sold-out',
  too_many_unpaid: 'too-many-unpaid',
  units_held: 'too-much-held',
  unpaid_orders_a_day: 'too-many-orders',
} as const

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
 * The form by its key and a digest of what it says: the same form sent again with a corrected
 * address, or for a cart that was changed, is another order.
 */
async function formOf({ config }: PaymentContext, draft: Draft): Promise<OrderForm> {
  const { formKey, email, contact, delivery, cart, sale, provider } = draft
  const bought = cart.lines.map((line) => [
    line.variantId,
    line.personalizationDigest,
    line.quantity,
    line.unitPrice,
  ])
  const said = JSON.stringify([
    email,
    contact,
    delivery.method,
    delivery.price,
    bought,
    sale.way,
    provider,
  ])
  return { formKey, formDigest: await keyedDigest(config.LOOKUP_KEY, said) }
}
