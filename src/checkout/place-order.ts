import { markHeld } from '../cart/queries.ts'
import { type CartLine, goodsTotal } from '../cart/rules.ts'
import { takeFromStock } from '../catalog/queries.ts'
import { type Contact, foldEmail, sealContact } from '../orders/contact.ts'
import {
  insertEvent,
  insertLine,
  insertOrder,
  type OrderRow,
  orderByFormKey,
  pendingOrderOfCart,
} from '../orders/queries.ts'
import { orderNumber } from '../orders/rules.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint, runBatch, type Statement } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { seal } from '../platform/sealing.ts'
import { giveUp } from './give-up.ts'
import { openPaymentPage, type PaymentPage } from './open-payment-page.ts'
import { PaymentsUnavailable } from './payments/provider.ts'
import { type DeliveryOption, HOLD_SECONDS, totalsOf } from './rules.ts'
import type { Till } from './till.ts'

/** What the shopper decided, checked and priced from the database. */
export type Draft = {
  /** The checkout form: the same form places one order, however often it is posted. */
  formKey: string
  cartId: string
  lines: CartLine[]
  email: string
  contact: Contact
  delivery: DeliveryOption
}

export type Placed =
  | PaymentPage
  | { ok: false; reason: 'sold-out' }
  /** An earlier order of this cart turned out to be paid, or its payment is under way. */
  | { ok: false; reason: 'paid-before'; order: OrderRow }

/**
 * Places an order: one batch writes it and takes its pieces from stock, all or nothing; then the payment page is opened.
 * When the page cannot be opened the pieces are given back, and the cart stays as it was.
 */
export async function placeOrder(till: Till, draft: Draft): Promise<Placed> {
  const [earlier] = await pendingOrderOfCart(till.db, draft.cartId)
  // The same form, posted twice: both posts go to the same payment page.
  if (earlier?.formKey === draft.formKey) return openPaymentPage(till, earlier)
  if (earlier) {
    const state = await giveUpFor(till, earlier)
    if (state === 'unavailable') return { ok: false, reason: 'payments-unavailable' }
    if (state !== 'released') return { ok: false, reason: 'paid-before', order: earlier }
  }
  try {
    await runBatch(till.db, await write(till, draft))
  } catch (error) {
    if (brokeConstraint(error, 'stock_not_negative')) return { ok: false, reason: 'sold-out' }
    // Somebody was faster with this cart, in another tab: that order is given up first.
    if (brokeConstraint(error, 'orders.cart_id')) return placeOrder(till, draft)
    if (!brokeConstraint(error, 'orders.form_key')) throw error
  }
  const [order] = await orderByFormKey(till.db, draft.formKey)
  if (!order) throw new Error('The order that was just written is not there')
  if (order.state === 'pending') return openPaymentPage(till, order)
  // The form was used before and its order ended unpaid; going back in the browser brought it here once more.
  if (order.state === 'released')
    return placeOrder(till, { ...draft, formKey: `${draft.formKey}~${order.number}` })
  return { ok: false, reason: 'paid-before', order }
}

const giveUpFor = (till: Till, earlier: OrderRow) =>
  giveUp(till, earlier).catch((error: unknown) => {
    if (error instanceof PaymentsUnavailable) return 'unavailable' as const
    throw error
  })

async function write(till: Till, draft: Draft): Promise<Statement[]> {
  const { db, config } = till
  const id = crypto.randomUUID()
  const at = now()
  const { contact, delivery } = draft
  const { country } = contact.address
  const lines = await Promise.all(
    draft.lines.map((line, position) => writeLine(till, id, line, position)),
  )
  const stocked = draft.lines.filter((line) => !line.madeToOrder)
  return [
    insertOrder(db, {
      id,
      number: orderNumber(crypto.getRandomValues(new Uint8Array(8))),
      formKey: draft.formKey,
      cartId: draft.cartId,
      state: 'pending',
      currency: config.shop.currency,
      ...totalsOf(goodsTotal(draft.lines), delivery.price, config.TAX, country),
      paid: 0,
      refunded: 0,
      deliveryMethod: delivery.method,
      country,
      email: await seal(config.sealingKeys, `orders.email:${id}`, draft.email),
      emailDigest: await keyedDigest(config.LOOKUP_KEY, foldEmail(draft.email)),
      contact: await sealContact(config, id, contact),
      provider: till.payments.name,
      placedAt: at,
      holdUntil: at + HOLD_SECONDS,
    }),
    ...stocked.map((line) => takeFromStock(db, line.variantId, line.quantity)),
    ...lines.flat(),
    markHeld(
      db,
      stocked.map((line) => line.id),
    ),
    insertEvent(db, { orderId: id, kind: 'placed', at }),
  ]
}

async function writeLine(
  { db, config }: Till,
  orderId: string,
  line: CartLine,
  position: number,
): Promise<Statement[]> {
  const id = crypto.randomUUID()
  const place = `order_lines.personalization:${id}` as const
  const { engraving } = line
  return [
    insertLine(db, {
      id,
      orderId,
      position,
      variantId: line.variantId,
      cartLineId: line.id,
      title: line.title,
      variantTitle: line.variantTitle,
      sku: line.sku,
      handle: line.handle,
      picture: line.picture,
      unitPrice: line.unitPrice,
      quantity: line.quantity,
      personalization: engraving ? await seal(config.sealingKeys, place, engraving) : null,
      held: line.madeToOrder ? 0 : line.quantity,
      madeToOrder: line.madeToOrder,
    }),
  ]
}
