import { eq } from 'drizzle-orm'
import { outbox } from '../../src/mail/tables.ts'
import { linesOfOrder } from '../../src/orders/queries.ts'
import { orderEvents, orders } from '../../src/orders/tables.ts'
import type { RefundAsked } from '../../src/payments/claim-refund.ts'
import type { PaymentDesk } from '../../src/payments/payment-desk.ts'
import { refundOrder } from '../../src/payments/refund-order.ts'
import { refundsOfOrder } from '../../src/payments/refund-queries.ts'
import { offerRing } from '../support/catalogue.ts'
import { staffAtWork } from '../support/fulfilment.ts'
import { paymentContext, placeOrder } from '../support/purchase.ts'
import { db, stripe, visitor } from '../support/shop.ts'

/** A ring and its delivery, as `placeOrder` sells it. */
export const TOTAL = 90_490

/** Somebody at the desk who may move money. `changed`: other bindings. */
export const moneyDesk = (changed: Partial<CloudflareBindings> = {}): PaymentDesk => ({
  ...paymentContext(changed),
  staff: staffAtWork().staff,
})

/** A ring that was sold and paid. */
export async function soldRing(ring: Parameters<typeof offerRing>[0] = {}) {
  const offered = await offerRing({ stock: 1, ...ring })
  const order = await placeOrder(visitor(), offered)
  await stripe.pay(order.session)
  const [line] = await linesOfOrder(db, order.id)
  if (!line) throw new Error('The order has no line')
  return { ...order, variant: offered.variant, line }
}

type Sold = { id: string }

/** What is asked for when money of an order goes back, for nothing that was sold. */
export const asked = (order: Sold, amount: number, more: Partial<RefundAsked> = {}) => ({
  ...{ act: crypto.randomUUID(), orderId: order.id, lines: [], delivery: 0, amount },
  ...({ reason: 'goodwill', note: '', tell: true, way: 'provider' } as const),
  ...more,
})

/** Sends money back from the desk. */
export const giveBack = (order: Sold, amount: number, more: Partial<RefundAsked> = {}) =>
  refundOrder(moneyDesk(), asked(order, amount, more))

export const refundsNow = (order: Sold) => refundsOfOrder(db, order.id)

/** States of an order's refunds, oldest first. */
export const statesNow = async (order: Sold) => (await refundsNow(order)).map(({ state }) => state)

/** Amounts of the events of a kind in an order's history. */
export async function amountsOf(order: Sold, kind: string): Promise<(number | null)[]> {
  const events = await db.select().from(orderEvents).where(eq(orderEvents.orderId, order.id))
  return events.filter((event) => event.kind === kind).map(({ amount }) => amount)
}

/** What the mails of a kind say about their causes. */
export async function detailsOf(order: Sold, kind: string): Promise<string[]> {
  const mails = await db.select().from(outbox).where(eq(outbox.subjectId, order.id))
  return mails.filter((mail) => mail.kind === kind).map(({ detail }) => detail ?? '')
}

/** Refunds of an order as the provider has them. */
export async function sentBy(order: { id: string }) {
  const [row] = await db.select().from(orders).where(eq(orders.id, order.id))
  return [...stripe.account.refunds.values()].filter(
    ({ payment_intent }) => payment_intent === row?.paymentRef,
  )
}
