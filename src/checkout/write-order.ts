import { insertHold, touchCart } from '../cart/queries.ts'
import { type CartLine, goodsTotal, piecesOf } from '../cart/rules.ts'
import { takeFromStock } from '../catalog/queries.ts'
import { type Contact, foldEmail, sealContact } from '../orders/contact.ts'
import { insertEvent, insertLine, insertOrder } from '../orders/queries.ts'
import { orderNumber } from '../orders/rules.ts'
import { now } from '../platform/clock.ts'
import type { Statement } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { seal } from '../platform/sealing.ts'
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

/**
 * The statements that write an order and take its pieces, for one batch: a broken `stock_not_negative` says that a piece is
 * sold out, and nothing is written then.
 */
export async function writeOrder(till: Till, draft: Draft, id: string): Promise<Statement[]> {
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
    touchCart(db, draft.cartId, at),
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
