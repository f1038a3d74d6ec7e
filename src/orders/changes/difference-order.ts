import type { ActPart, Outbox } from '../../mail/outbox.ts'
import { now } from '../../platform/clock.ts'
import { inLanguage } from '../../platform/language.ts'
import { taxWithin } from '../../platform/money.ts'
import { seal } from '../../platform/sealing.ts'
import { sealContact } from '../contact.ts'
import { holdStock } from '../hold-queries.ts'
import { LINK_SECONDS } from '../hold-rules.ts'
import { insertEvent, type OrderLineRow, type OrderRow } from '../queries.ts'
import type { Order } from '../read-order.ts'
import { orderNumber } from '../rules.ts'
import { noteOrderKeys } from '../search/order-keys.ts'
import { orderWords } from '../words.ts'
import type { ChangedLine } from './changed-line.ts'
import { insertDifferenceOrder } from './queries.ts'

/**
 * Makes the order that pays for what a change costs more: one line, no delivery, no pieces of its
 * own. It keeps the new units from everybody else while its payment page is open, for `LINK_SECONDS`.
 * The statements break `orders.` keys the second time, `stock_not_negative` when the new units are
 * sold out, and `too_many_unpaid` when as many orders of the customer wait for their payment as may.
 *
 * @param provider who takes the money, by name
 */
export async function writeDifferenceOrder(
  context: Pick<Outbox, 'db' | 'config'>,
  parent: Order,
  asked: {
    /** Of the act: the order's id, so that the act places one. */
    id: string
    staffId: string
    provider: string
    units: number
    /** What a unit costs more. */
    each: number
    after: ChangedLine
  },
): Promise<{ order: OrderRow; lines: OrderLineRow[]; parts: ActPart[] }> {
  const { db, config } = context
  const { id, units, each, after } = asked
  const at = now()
  const total = units * each
  const contact = { ...parent.contact, giftMessage: '', giftWrap: false, noPrices: false }
  const { email, lines: _lines, events: _events, contact: _contact, ...same } = parent
  const order: OrderRow = {
    ...same,
    id,
    number: orderNumber(crypto.getRandomValues(new Uint8Array(8))),
    // No cart placed it.
    ...{ cartId: id, formKey: id, formDigest: '', formAttempt: 1 },
    ...{ state: 'pending', stage: null, attention: null },
    ...{ origin: 'change', placedBy: asked.staffId, parentId: parent.id },
    // Nobody came for it: it is part of the sale that it belongs to.
    ...{ channel: null, campaign: null },
    ...{ goods: total, delivery: 0, total, tax: taxWithin(total, parent.taxRate) },
    ...{ paid: 0, paidCurrency: null, refunded: 0, refundClaimed: 0, deliveryRefunded: 0 },
    ...{ disputed: false, disputeNotes: [], disputeDue: null, awaits: null },
    readyBy: parent.newReadyBy ?? parent.readyBy,
    deliverFrom: parent.newDeliverFrom ?? parent.deliverFrom,
    deliverBy: parent.newDeliverBy ?? parent.deliverBy,
    ...{ newReadyBy: null, newDeliverFrom: null, newDeliverBy: null },
    ...{ madeToOrder: after.madeToOrder, gift: false },
    email: await seal(config.sealingKeys, `orders.email:${id}`, email),
    contact: await sealContact(config, id, contact),
    ...{ provider: asked.provider, sessionId: null, paymentRef: null },
    ...{ placedAt: at, holdUntil: at + LINK_SECONDS, awaitUntil: null, paidAt: null, askedAt: at },
  }
  const title = inLanguage(parent.language, () =>
    orderWords().changes.lineOfDifference(after.title, parent.number),
  )
  const line: OrderLineRow = {
    ...{ id: `${id}.difference`, orderId: id, position: 0, variantId: after.variantId, title },
    ...{ variantTitle: after.variantTitle, sku: after.sku, handle: after.handle },
    ...{ picture: after.picture, unitPrice: each, quantity: units },
    ...{ personalization: null, personalizationDigest: '' },
    held: after.madeToOrder ? 0 : units,
    madeToOrder: after.madeToOrder,
    ...{ refundedUnits: 0, refunded: 0 },
  }
  const skus = line.sku === null ? [] : [line.sku]
  const keys = await noteOrderKeys(context, id, { email, contact, skus })
  return {
    order,
    lines: [line],
    parts: [
      // First, so that a batch that is sent twice breaks one of its keys and not the stock.
      insertDifferenceOrder(db, order),
      ...holdStock(db, [line]),
      insertEvent(db, { orderId: id, kind: 'placed', at }),
      ...keys.statements,
    ],
  }
}
