import type { ActPart } from '../mail/outbox.ts'
import { giveBackStock, takeStockAgain } from '../orders/hold-queries.ts'
import { newLink } from '../orders/links.ts'
import { insertEvent, linesOfOrder, type OrderRow, updateOrder } from '../orders/queries.ts'
import type { EventKind } from '../orders/rules.ts'
import { now } from '../platform/clock.ts'
import type { Till } from './context.ts'
import { lateDates } from './late-dates.ts'
import type { Step } from './next-step-rules.ts'
import { post, toOwner, toShopper } from './order-mails.ts'
import { leaveCart, move, received } from './order-moves.ts'
import type { PaymentTruth } from './provider.ts'

/** A step that the database takes. `refuse-money`: money came for pieces that were sold meanwhile. */
export type Act = Exclude<Step, { do: 'wait' | 'send-back' }> | { do: 'refuse-money' }

/** The statements of one step, for one batch. */
export function statements(
  till: Till,
  order: OrderRow,
  truth: PaymentTruth,
  step: Act,
): Promise<ActPart[]> {
  switch (step.do) {
    case 'note-processing':
      return noteProcessing(till, order, truth)
    case 'accept':
      return accept(till, order, truth, step.late)
    case 'refuse-money':
      return refuseMoney(till, order, truth)
    case 'hold-for-owner':
      return holdForOwner(till, order, truth)
    case 'release':
      return release(till, order, step.why, { tell: step.tell })
    case 'note-refund':
      return noteRefund(till, order, step.refunded, step.all)
    case 'note-refund-failed':
      return refundFailed(till, order)
    case 'note-dispute':
      return noteDispute(till, order)
  }
}

/**
 * Gives the pieces back to the shop.
 *
 * @param how `tell`: the shopper tried to pay and must hear that it did not work; `unopened`: only while there is no payment
 *   page
 */
export async function release(
  till: Till,
  order: OrderRow,
  why: EventKind,
  how: { tell?: boolean; unopened?: boolean },
): Promise<ActPart[]> {
  const lost = why === 'payment-unknown'
  return [
    ...move(till, order, 'released', why, lost ? { attention: why } : {}, how),
    ...giveBackStock(till.db, order.id),
    ...(how.tell ? [await toShopper(till, order, 'payment-failed')] : []),
    ...(lost ? [await toOwner(till, order, why)] : []),
  ]
}

/** Money that came for pieces that were sold meanwhile goes back. */
async function refuseMoney(till: Till, order: OrderRow, truth: PaymentTruth): Promise<ActPart[]> {
  return [
    ...move(till, order, 'refunding', 'refund-asked', received(truth)),
    await toShopper(till, order, 'sold-meanwhile'),
  ]
}

export async function refundFailed(till: Till, order: OrderRow): Promise<ActPart[]> {
  return [
    updateOrder(till.db, order.id, { attention: 'refund-failed' }),
    // After more was refunded it can fail again, and is told again.
    await toOwner(till, order, 'refund-failed', `refund-failed-of:${order.refunded}`),
  ]
}

async function accept(
  till: Till,
  order: OrderRow,
  truth: PaymentTruth,
  late: boolean,
): Promise<ActPart[]> {
  const { db } = till
  const lines = await linesOfOrder(db, order.id)
  const link = await newLink(db, order.id)
  return [
    ...move(till, order, 'paid', late ? 'paid-after-release' : 'paid', {
      ...received(truth),
      ...lateDates(till.config.shop, order),
    }),
    // Its hold is gone; a broken `stock_not_negative` says that somebody else has the piece.
    ...(late ? takeStockAgain(db, order.id, lines) : []),
    // A payment that takes days has left the cart already.
    ...(order.state === 'processing' ? [] : leaveCart(till, order, lines)),
    link.statement,
    await toShopper(till, order, 'order-confirmed', { secret: link.token }),
    await post(till, order, 'order-new', { to: till.config.OWNER_MAIL }),
  ]
}

async function noteProcessing(
  till: Till,
  order: OrderRow,
  { paymentRef }: PaymentTruth,
): Promise<ActPart[]> {
  const link = await newLink(till.db, order.id)
  return [
    ...move(till, order, 'processing', 'payment-processing', { paymentRef }),
    ...leaveCart(till, order, await linesOfOrder(till.db, order.id)),
    link.statement,
    await toShopper(till, order, 'payment-awaited', { secret: link.token }),
  ]
}

async function holdForOwner(till: Till, order: OrderRow, truth: PaymentTruth): Promise<ActPart[]> {
  const change = { ...received(truth), attention: 'amount-differs' } as const
  return [
    ...move(till, order, 'review', 'amount-differs', change),
    ...(order.state === 'processing'
      ? []
      : leaveCart(till, order, await linesOfOrder(till.db, order.id))),
    await toOwner(till, order, 'amount-differs'),
  ]
}

async function noteRefund(
  till: Till,
  order: OrderRow,
  refunded: number,
  all: boolean,
): Promise<ActPart[]> {
  const { db } = till
  // From one amount there is one step: of two looks at the same time only one can take it.
  const event = {
    id: `${order.id}:refunded-from:${order.refunded}`,
    amount: refunded - order.refunded,
  }
  const neverAccepted = order.state === 'review' || order.state === 'refunding'
  return [
    ...(all
      ? move(till, order, 'refunded', 'refunded', { refunded, attention: null }, { event })
      : [
          updateOrder(db, order.id, { refunded }),
          insertEvent(db, { ...event, orderId: order.id, kind: 'refunded', at: now() }),
        ]),
    ...(all && neverAccepted ? giveBackStock(db, order.id) : []),
    await toShopper(till, order, 'refunded', {
      which: String(refunded),
      detail: String(refunded),
    }),
  ]
}

async function noteDispute(till: Till, order: OrderRow): Promise<ActPart[]> {
  return [
    updateOrder(till.db, order.id, { disputed: true, attention: 'disputed' }),
    insertEvent(till.db, {
      id: `${order.id}:disputed`,
      orderId: order.id,
      kind: 'disputed',
      at: now(),
    }),
    await toOwner(till, order, 'disputed'),
  ]
}
