import { eq, sql } from 'drizzle-orm'
import { totalsOf } from '../../../src/checkout/rules/totals.ts'
import { deliveryOptions } from '../../../src/delivery/rules/options.ts'
import { promisedDates } from '../../../src/delivery/rules/promised-dates.ts'
import { pieceEvents, pieces, shipmentPieces, shipments } from '../../../src/fulfilment/tables.ts'
import { sealContact } from '../../../src/orders/contact.ts'
import { orderNumber } from '../../../src/orders/rules.ts'
import { orderEvents, orderLines, orderMoves, orders } from '../../../src/orders/tables.ts'
import { writeRow } from '../../../src/payments/journal/row-queries.ts'
import { refunds } from '../../../src/payments/tables.ts'
import { days, minutes, now, type Seconds } from '../../../src/platform/clock.ts'
import type { Statement } from '../../../src/platform/db.ts'
import { keyedDigest } from '../../../src/platform/digest.ts'
import { seal } from '../../../src/platform/sealing.ts'
import { createChance } from '../chance.ts'
import type { Shop } from '../desk-orders/seed-orders.ts'
import { customer } from './customers.ts'
import type { Goods } from './goods.ts'
import type { Cart } from './visits-of-day.ts'

/** By which past orders are known. */
export const PAST = 'cs_past_'

/** What the payment provider keeps of a payment. */
const feeOf = (total: number) => Math.round(total * 0.015) + 25

/**
 * An order of the past that was paid, made, sent and has arrived, as rows for one batch; a few of
 * them were refunded in part. Its money is at the bank since, so that the provider's balance is what
 * it was.
 */
export async function pastOrder(
  { db, config }: Shop,
  goods: Goods,
  cart: Cart,
): Promise<Statement[]> {
  const chance = createChance(`order of ${cart.at}`)
  const { at, country, channel, campaign } = cart
  const id = await idOf(`order of ${at}`)
  const lines = cart.handles.map((handle, position) => {
    const { variantTitle, ...product } = goods.variantOf(handle, country, chance)
    return { ...product, id: `${id.slice(0, -1)}${position}`, position, variantTitle }
  })
  const sum = lines.reduce((total, { unitPrice }) => total + unitPrice, 0)
  const [way] = deliveryOptions(config.DELIVERY, country, sum)
  if (!way) return []
  const totals = totalsOf(sum, way.price, config.TAX, country)
  const { email, contact } = customer(chance, country)
  const paidAt = at
  const placedAt = at - 95
  const dates = promisedDates(config.shop, 3, { country, days: way.days }, placedAt)
  const sentAt = placedAt + days(3) + minutes(chance.between(0, 300))
  const deliveredAt = sentAt + days(2)
  const refunded = chance.happens(0.05) ? Math.round(totals.goods / 5) : 0
  const event = (kind: typeof orderEvents.$inferInsert.kind, when: Seconds) =>
    db.insert(orderEvents).values({ id: `${id}:${kind}`, orderId: id, kind, at: when })

  return [
    db.insert(orders).values({
      ...{ id, number: numberOf(chance), cartId: id, formKey: id, formDigest: '', formAttempt: 1 },
      ...{ state: 'pending', attention: null, currency: config.shop.currency, ...totals },
      ...{ paid: 0, refunded: 0, disputed: false, deliveryMethod: way.method, country },
      ...{ madeToOrder: lines.some(({ madeToOrder }) => madeToOrder), language: 'en', ...dates },
      ...{ channel, campaign: campaign || null, provider: 'stripe', placedAt },
      ...{ holdUntil: placedAt + minutes(30), askedAt: placedAt },
      email: await seal(config.sealingKeys, `orders.email:${id}`, email),
      emailDigest: await keyedDigest(config.LOOKUP_KEY, email),
      contact: await sealContact(config, id, contact),
    }),
    ...lines.map((line) =>
      db.insert(orderLines).values({
        ...{ ...line, orderId: id, quantity: 1, personalizationDigest: '', held: 0 },
      }),
    ),
    event('placed', placedAt),
    event('payment-page-opened', placedAt + 1),
    db.insert(orderMoves).values({ orderId: id, leaves: 'pending', enters: 'paid', at: paidAt }),
    db
      .update(orders)
      .set({
        ...{ state: 'paid', paid: totals.total, paidCurrency: config.shop.currency, paidAt },
        ...{ sessionId: `${PAST}${id}`, paymentRef: `pi_past_${id}` },
      })
      .where(eq(orders.id, id)),
    event('paid', paidAt),
    ...arrive({ db }, id, deliveredAt),
    db.insert(shipments).values({
      ...{ id, orderId: id, packedAt: sentAt - minutes(30), sentAt, deliveredAt },
      ...{ deliveryKnown: 'staff', carrier: 'postnl', value: totals.goods },
      ...{ insured: way.method === 'insured', signature: way.method === 'insured' },
      address: await seal(
        config.sealingKeys,
        `shipments.address:${id}`,
        JSON.stringify(contact.address),
      ),
    }),
    ...lines.map((line) =>
      db.insert(shipmentPieces).values({ shipmentId: id, pieceId: `${line.id}.1`, live: true }),
    ),
    event('sent', sentAt),
    event('delivered', deliveredAt),
    ...(refunded ? refundOf({ db, config }, { id, refunded, at: deliveredAt + days(2) }) : []),
    ...moneyOf({ db, config }, { id, paid: totals.total, refunded, at: paidAt }),
  ]
}

/** Its pieces, which the trigger `pieces_of_sold` has made, have arrived. */
const arrive = ({ db }: Pick<Shop, 'db'>, id: string, at: Seconds): Statement[] => {
  const ofOrder = eq(pieces.orderId, id)
  const moved = sql`select "id", "version", "order_id", "stage", 'delivered', ${at}, null, ${id}
    from ${pieces} where ${ofOrder}`
  return [
    db.insert(pieceEvents).select(moved),
    db
      .update(pieces)
      .set({ stage: 'delivered', version: sql`${pieces.version} + 1`, since: at })
      .where(ofOrder),
  ]
}

const refundOf = (
  { db, config }: Shop,
  { id, refunded, at }: { id: string; refunded: number; at: Seconds },
): Statement[] => [
  db.insert(refunds).values({
    ...{ id, orderId: id, state: 'succeeded', way: 'provider', amount: refunded, madeBy: 'desk' },
    ...{ currency: config.shop.currency, tell: true, assigned: true, reason: 'goodwill' },
    ...{ providerRef: `re_past_${id}`, askedAt: at, triedAt: at, settledAt: at },
  }),
  db.update(orders).set({ refunded }).where(eq(orders.id, id)),
]

/** The movements of an order's money, the last of which empties the provider's balance. */
export function moneyOf(
  { db, config }: Shop,
  order: { id: string; paid: number; refunded: number; at: Seconds; provider?: string },
): Statement[] {
  const { id, paid, refunded, at, provider = 'stripe' } = order
  const { currency } = config.shop
  const fee = provider === 'stripe' ? feeOf(paid) : 0
  const about = { orderId: id, paymentRef: null }
  const row = (kind: 'sale' | 'refund' | 'payout', gross: number, after: number, kept = 0) => {
    const entry = { id: `past_${kind}_${id}`, provider, kind, gross, fee: kept, currency }
    const reference = `past_${kind}_${id}`
    const whose = kind === 'payout' ? { orderId: null, paymentRef: null } : about
    return writeRow(db, { ...entry, at: Math.min(at + after, now()), reference }, whose)
  }
  return [
    ...row('sale', paid, 0, fee),
    ...(refunded ? row('refund', -refunded, days(7)) : []),
    ...(provider === 'stripe' ? row('payout', refunded + fee - paid, days(8)) : []),
  ]
}

/** The same id for the same text, so that what is there is not written twice. */
async function idOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const hex = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}

const numberOf = (chance: ReturnType<typeof createChance>) =>
  orderNumber(Uint8Array.from({ length: 8 }, () => chance.between(0, 255)))
