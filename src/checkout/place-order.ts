import { insertHold } from '../cart/queries.ts'
import { type CartLine, goodsTotal, piecesOf } from '../cart/rules.ts'
import { takeFromStock } from '../catalog/queries.ts'
import { type Contact, foldEmail, sealContact } from '../orders/contact.ts'
import {
  insertEvent,
  insertLine,
  insertOrder,
  type OrderRow,
  orderById,
  orderOfForm,
  pendingOrderOfCart,
} from '../orders/queries.ts'
import { orderNumber } from '../orders/rules.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint, runBatch, type Statement } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { logFailure } from '../platform/log.ts'
import { seal } from '../platform/sealing.ts'
import { giveUp } from './give-up.ts'
import { openPaymentPage, type PaymentPage, returnToPaymentPage } from './open-payment-page.ts'
import { isProviderFault } from './payments/provider.ts'
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

/** Tabs and forms that get in each other's way come to rest long before. */
const MAX_ATTEMPTS = 5

/**
 * Places an order: one batch writes it and takes its pieces from stock, all or nothing; then the payment page is opened.
 * When the page cannot be opened the pieces are given back, and the cart stays as it was.
 */
export async function placeOrder(till: Till, draft: Draft): Promise<Placed> {
  let { formKey } = draft
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const [earlier] = await pendingOrderOfCart(till.db, draft.cartId)
    if (earlier) {
      const ended = await endOrReturnTo(till, earlier, draft)
      if (ended !== 'released') return ended
    }
    const id = crypto.randomUUID()
    try {
      await runBatch(till.db, await write(till, { ...draft, formKey }, id))
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
  draft: Draft,
): Promise<Exclude<Placed, { reason: 'sold-out' }> | 'released'> {
  try {
    if (firstUse(earlier.formKey) === draft.formKey) return await returnToPaymentPage(till, earlier)
    const state = await giveUp(till, earlier)
    return state === 'released' ? state : { ok: false, reason: 'paid-before', order: earlier }
  } catch (error) {
    if (!isProviderFault(error)) throw error
    logFailure('earlier order not ended', error, { order: earlier.id })
    return { ok: false, reason: 'payments-unavailable' }
  }
}

/** A form key that counts anew after the order it placed has ended, the same for every post of the form. */
const again = (formKey: string, ended: OrderRow) => `${firstUse(formKey)}~${ended.number}`
const firstUse = (formKey: string) => formKey.split('~')[0]

async function write(till: Till, draft: Draft, id: string): Promise<Statement[]> {
  const { db, config } = till
  const at = now()
  const { contact, delivery } = draft
  const { country } = contact.address
  const lines = await Promise.all(
    draft.lines.map((line, position) => writeLine(till, id, line, position)),
  )
  const stocked = draft.lines.filter((line) => !line.madeToOrder)
  const kept = new Map(stocked.map((line) => [line.variantId, piecesOf(stocked, line.variantId)]))
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
      disputed: false,
      deliveryMethod: delivery.method,
      country,
      email: await seal(config.sealingKeys, `orders.email:${id}`, draft.email),
      emailDigest: await keyedDigest(config.LOOKUP_KEY, foldEmail(draft.email)),
      contact: await sealContact(config, id, contact),
      provider: till.payments.name,
      placedAt: at,
      holdUntil: at + HOLD_SECONDS,
      askedAt: at,
    }),
    ...stocked.map((line) => takeFromStock(db, line.variantId, line.quantity)),
    ...lines.flat(),
    ...[...kept].map(([variantId, pieces]) =>
      insertHold(db, { cartId: draft.cartId, variantId, pieces }),
    ),
    insertEvent(db, { orderId: id, kind: 'placed', at }),
  ]
}

/** A statement that writes one line, in a list because an awaited statement is executed. */
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
      title: line.title,
      variantTitle: line.variantTitle,
      sku: line.sku,
      handle: line.handle,
      picture: line.picture,
      unitPrice: line.unitPrice,
      quantity: line.quantity,
      personalizationDigest: line.personalizationDigest,
      personalization: engraving ? await seal(config.sealingKeys, place, engraving) : null,
      held: line.madeToOrder ? 0 : line.quantity,
      madeToOrder: line.madeToOrder,
    }),
  ]
}
