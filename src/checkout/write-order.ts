import { lineTitle } from '../cart/line-words.ts'
import { holdForCart, touchCart } from '../cart/queries.ts'
import type { Cart } from '../cart/read-cart.ts'
import { type CartLine, goodsTotal } from '../cart/rules.ts'
import type { DeliveryMethod } from '../delivery/rules/options.ts'
import { engravingText } from '../engraving/rules.ts'
import { type Contact, sealContact } from '../orders/contact.ts'
import { type Holder, holdStock, insertHolders } from '../orders/hold-queries.ts'
import { insertEvent, insertOrder, type OrderLineRow, type OrderRow } from '../orders/queries.ts'
import { type HandWay, handWay, isGift, orderNumber } from '../orders/rules.ts'
import { noteOrderKeys } from '../orders/search/order-keys.ts'
import type { PaymentContext } from '../payments/context.ts'
import { firstProvider } from '../payments/providers.ts'
import { now } from '../platform/clock.ts'
import type { Statement } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { foldEmail } from '../platform/email-address.ts'
import { language } from '../platform/language.ts'
import { seal } from '../platform/sealing.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'
import { systemOf } from '../ring-sizes/visitor-sizes.ts'
import type { Offer } from './rules/offers.ts'
import { totalsOf } from './rules/totals.ts'

/**
 * Who places an order and how it is paid for.
 *
 * - `page`: the shopper, on the provider's page, at once
 * - `link`: the customer, on the provider's page, by a link that staff mail
 * - `transfer`, `cash`: to staff, who note that the money has come
 *
 * @internal
 */
export type Sale =
  | { origin: 'shop'; placedBy: null; way: 'page' }
  | {
      origin: 'phone' | 'counter'
      /** Who of the staff. */
      placedBy: string
      way: 'link' | HandWay
    }

/** What the shopper decided, checked and priced from the database. */
export type Draft = {
  sale: Sale
  /** The checkout form: the same form places one order, however often it is sent. */
  formKey: string
  cart: Cart
  /** Empty: the customer has none, and gets no mail. */
  email: string
  contact: Contact
  /** With the dates as the shopper saw them, which become the order's. */
  delivery: Pick<Offer, 'price' | 'dates'> & { method: DeliveryMethod }
  /** Whose payment page the shopper has chosen; absent: that of the first provider. */
  provider?: string
  /** The networks that it comes from. */
  networks: Holder[]
}

/** A draft with what tells its order from others of the same form. */
type OrderDraft = Draft & Pick<OrderRow, 'formDigest' | 'formAttempt' | 'holdUntil'>

/**
 * An order with its lines, and the statements that write both and hold the stock, for one batch.
 */
export type NewOrder = { order: OrderRow; lines: OrderLineRow[]; statements: Statement[] }

/**
 * Makes an order. Its batch breaks `stock_not_negative` when something is sold out, `NOT NULL …
 * orders.cart_id` when the cart's lines were changed meanwhile, and what `insertHolders` names when
 * too much is held unpaid; nothing is written then.
 */
export async function writeOrder(context: PaymentContext, draft: OrderDraft): Promise<NewOrder> {
  const { db } = context
  const { cart } = draft
  const order = await orderOf(context, draft)
  const sizes = systemOf(order.country)
  const lines = await Promise.all(
    cart.lines.map((line, position) => lineOf(context, order.id, line, position, sizes)),
  )
  const skus = lines.flatMap(({ sku }) => sku ?? [])
  const keys = await noteOrderKeys(context, order.id, { ...draft, skus })
  const statements = [
    // First, so that a batch that is sent twice breaks one of its keys and not the stock.
    insertOrder(db, order, cart.revision),
    ...holdStock(db, lines),
    ...holdForCart(db, cart.id, lines),
    touchCart(db, cart.id, order.placedAt),
    insertEvent(db, { orderId: order.id, kind: 'placed', at: order.placedAt }),
    ...keys.statements,
    // Staff hold what they have sold: no limit for those who may never pay counts it.
    ...(order.origin === 'shop' ? insertHolders(db, order, draft.networks) : []),
  ]
  return { order, lines, statements }
}

async function orderOf(context: PaymentContext, draft: OrderDraft): Promise<OrderRow> {
  const { config } = context
  const id = crypto.randomUUID()
  const at = now()
  const { cart, contact, delivery, sale } = draft
  const { country } = contact.address
  return {
    id,
    number: orderNumber(crypto.getRandomValues(new Uint8Array(8))),
    formKey: draft.formKey,
    formDigest: draft.formDigest,
    formAttempt: draft.formAttempt,
    language: language(),
    cartId: cart.id,
    state: 'pending',
    stage: null,
    attention: null,
    origin: sale.origin,
    placedBy: sale.placedBy,
    channel: cart.channel,
    campaign: cart.campaign,
    parentId: null,
    currency: config.shop.currency,
    ...totalsOf(goodsTotal(cart.lines), delivery.price, config.TAX, country),
    paid: 0,
    paidCurrency: null,
    refunded: 0,
    refundClaimed: 0,
    deliveryRefunded: 0,
    disputed: false,
    disputeNotes: [],
    disputeDue: null,
    awaits: null,
    deliveryMethod: delivery.method,
    ...delivery.dates,
    newReadyBy: null,
    newDeliverFrom: null,
    newDeliverBy: null,
    country,
    madeToOrder: cart.lines.some((line) => line.madeToOrder),
    gift: isGift(contact),
    email: await seal(config.sealingKeys, `orders.email:${id}`, draft.email),
    // Whoever has no address is nobody else.
    emailDigest: await keyedDigest(config.LOOKUP_KEY, foldEmail(draft.email) || `none:${id}`),
    contact: await sealContact(config, id, contact),
    provider: handWay(sale.way) ?? draft.provider ?? firstProvider(context).name,
    sessionId: null,
    paymentRef: null,
    placedAt: at,
    holdUntil: draft.holdUntil,
    awaitUntil: null,
    paidAt: null,
    askedAt: at,
  }
}

async function lineOf(
  { config }: PaymentContext,
  orderId: string,
  line: CartLine,
  position: number,
  sizes: RingSystem,
): Promise<OrderLineRow> {
  const id = crypto.randomUUID()
  const place = `order_lines.personalization:${id}` as const
  const { engraving } = line
  return {
    id,
    orderId,
    position,
    variantId: line.variantId,
    title: line.title,
    variantTitle: lineTitle(line, sizes),
    sku: line.sku,
    handle: line.handle,
    picture: line.picture,
    unitPrice: line.unitPrice,
    quantity: line.quantity,
    personalizationDigest: line.personalizationDigest,
    personalization: engraving
      ? await seal(config.sealingKeys, place, engravingText(engraving))
      : null,
    held: line.madeToOrder ? 0 : line.quantity,
    refundedUnits: 0,
    refunded: 0,
    madeToOrder: line.madeToOrder,
  }
}
