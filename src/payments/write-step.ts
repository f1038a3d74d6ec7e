import type { ActPart } from '../mail/outbox.ts'
import { giveBackStock, takeStockAgain } from '../orders/hold-queries.ts'
import { newLink } from '../orders/links.ts'
import { insertEvent, linesOfOrder, type OrderRow, updateOrder } from '../orders/queries.ts'
import type { EventKind } from '../orders/rules.ts'
import { days, now } from '../platform/clock.ts'
import type { PaymentContext } from './context.ts'
import { attentionMail, mailToOwner, mailToShopper } from './enqueue-order-mail.ts'
import { lateDates } from './late-dates.ts'
import { moveOrder, paymentReceived, removeFromCart } from './move-order.ts'
import type { Step } from './next-step-rules.ts'
import { noteDisputes } from './note-disputes.ts'
import type { PaymentState } from './provider.ts'

/**
 * A step that changes the database. `refuse-money`: money came late, and somebody else has the
 * stock.
 */
export type StepToWrite = Exclude<Step, { do: 'wait' | 'send-back' }> | { do: 'refuse-money' }

/** The parts of one step, for one batch. */
export function writeStep(
  context: PaymentContext,
  order: OrderRow,
  payment: PaymentState,
  step: StepToWrite,
): Promise<ActPart[]> {
  switch (step.do) {
    case 'note-processing':
      return noteProcessing(context, order, payment)
    case 'accept':
      return accept(context, order, payment, step.late)
    case 'refuse-money':
      return refuseMoney(context, order, payment)
    case 'hold-for-owner':
      return holdForOwner(context, order, payment)
    case 'release':
      return writeRelease(context, order, step.why, step)
    case 'note-refund':
      return noteRefund(context, order, step.refunded, step.all)
    case 'note-refund-failed':
      return writeRefundFailed(context, order)
    case 'note-disputes':
      return noteDisputes(context, order, step.notes, step.disputed)
  }
}

/**
 * The parts that end an unpaid order and give its stock back.
 *
 * @param how `notify`: the shopper tried to pay and must hear that it did not work; `unopened`:
 *   only while the order has no payment page
 */
export async function writeRelease(
  context: PaymentContext,
  order: OrderRow,
  why: EventKind,
  how: { notify?: boolean; unopened?: boolean },
): Promise<ActPart[]> {
  const overdue = why === 'payment-overdue'
  // Nobody can say whether money will come for it: the owner knows of it.
  const attention = overdue || why === 'payment-unknown' ? why : null
  const toShopper = overdue ? why : 'payment-failed'
  return [
    ...moveOrder(context, order, 'released', why, attention ? { attention } : {}, how),
    ...giveBackStock(context.db, order.id),
    ...(how.notify ? [await mailToShopper(context, order, toShopper)] : []),
    ...(attention ? [await attentionMail(context, order, attention)] : []),
  ]
}

async function refuseMoney(
  context: PaymentContext,
  order: OrderRow,
  payment: PaymentState,
): Promise<ActPart[]> {
  return [
    ...moveOrder(context, order, 'refunding', 'refund-asked', paymentReceived(payment)),
    await mailToShopper(context, order, 'sold-meanwhile'),
  ]
}

/**
 * The parts that note a failed refund and tell the owner, once for each amount that was refunded
 * before.
 */
export async function writeRefundFailed(
  context: PaymentContext,
  order: OrderRow,
): Promise<ActPart[]> {
  return [
    updateOrder(context.db, order.id, { attention: 'refund-failed' }),
    await attentionMail(context, order, 'refund-failed', `refund-failed-of:${order.refunded}`),
  ]
}

async function accept(
  context: PaymentContext,
  order: OrderRow,
  payment: PaymentState,
  late: boolean,
): Promise<ActPart[]> {
  const { db } = context
  const lines = await linesOfOrder(db, order.id)
  const link = await newLink(db, order.id)
  return [
    ...moveOrder(context, order, 'paid', late ? 'paid-after-release' : 'paid', {
      ...paymentReceived(payment),
      ...(late && { attention: null }),
      ...lateDates(context.config.shop, order),
    }),
    ...(late ? takeStockAgain(db, order.id, lines) : []),
    // What a payment that takes days pays for has left the cart already.
    ...(order.state === 'processing' ? [] : removeFromCart(context, order, lines)),
    link.statement,
    await mailToShopper(context, order, 'order-confirmed', { secret: link.token }),
    await mailToOwner(context, order, 'order-new'),
  ]
}

async function noteProcessing(
  context: PaymentContext,
  order: OrderRow,
  { paymentRef }: PaymentState,
): Promise<ActPart[]> {
  const link = await newLink(context.db, order.id)
  const awaitUntil = now() + days(context.config.DELAYED_PAYMENTS.days)
  return [
    ...moveOrder(context, order, 'processing', 'payment-processing', { paymentRef, awaitUntil }),
    ...removeFromCart(context, order, await linesOfOrder(context.db, order.id)),
    link.statement,
    await mailToShopper(context, order, 'payment-awaited', { secret: link.token }),
  ]
}

async function holdForOwner(
  context: PaymentContext,
  order: OrderRow,
  payment: PaymentState,
): Promise<ActPart[]> {
  const change = { ...paymentReceived(payment), attention: 'amount-differs' } as const
  return [
    ...moveOrder(context, order, 'review', 'amount-differs', change),
    ...(order.state === 'processing'
      ? []
      : removeFromCart(context, order, await linesOfOrder(context.db, order.id))),
    await attentionMail(context, order, 'amount-differs'),
  ]
}

async function noteRefund(
  context: PaymentContext,
  order: OrderRow,
  refunded: number,
  all: boolean,
): Promise<ActPart[]> {
  const { db } = context
  // One event for each amount that it starts from: of two callers at once only one can write it.
  const event = {
    id: `${order.id}:refunded-from:${order.refunded}`,
    amount: refunded - order.refunded,
  }
  const neverAccepted = order.state === 'review' || order.state === 'refunding'
  return [
    ...(all
      ? moveOrder(context, order, 'refunded', 'refunded', { refunded, attention: null }, { event })
      : [
          updateOrder(db, order.id, { refunded }),
          insertEvent(db, { ...event, orderId: order.id, kind: 'refunded', at: now() }),
        ]),
    ...(all && neverAccepted ? giveBackStock(db, order.id) : []),
    await mailToShopper(context, order, 'refunded', {
      which: String(refunded),
      detail: String(refunded),
    }),
  ]
}
