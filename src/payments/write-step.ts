import type { ActPart } from '../mail/outbox.ts'
import { applyChange } from '../orders/changes/apply-change.ts'
import { dropChange } from '../orders/changes/queries.ts'
import { giveBackStock, takeStockAgain } from '../orders/hold-queries.ts'
import { newLink } from '../orders/links.ts'
import { linesOfOrder, type OrderLineRow, type OrderRow } from '../orders/queries.ts'
import { type EventKind, isTakenByHand } from '../orders/rules.ts'
import { now } from '../platform/clock.ts'
import type { Statement } from '../platform/db.ts'
import type { PaymentContext } from './context.ts'
import { attentionMail, mailToOwner, mailToShopper } from './enqueue-order-mail.ts'
import { lateDates } from './late-dates.ts'
import { moveOrder, paymentReceived, removeFromCart } from './move-order.ts'
import type { Step } from './next-step-rules.ts'
import { noteDisputes } from './note-disputes.ts'
import { noteChangedAwaits, noteProcessing } from './note-processing.ts'
import { closeRefunded, noteRefund, noteRefundedTwice } from './note-refunds.ts'
import type { PaymentState } from './provider.ts'
import { insertRefund, type RefundRow } from './refund-queries.ts'

/**
 * A step that changes the database. `refuse-money`: money came late, and somebody else has the
 * stock, or the piece to be changed has gone on.
 */
export type StepToWrite =
  | Exclude<Step, { do: 'wait' | 'capture' | 'send-refund' }>
  | { do: 'refuse-money' }

/**
 * The parts of one step, for one batch.
 *
 * @param known all refunds of the order, oldest first
 */
export async function writeStep(
  context: PaymentContext,
  order: OrderRow,
  payment: PaymentState,
  step: StepToWrite,
  known: RefundRow[],
): Promise<ActPart[]> {
  switch (step.do) {
    case 'note-processing':
      return noteProcessing(context, order, payment)
    case 'note-awaits':
      return noteChangedAwaits(context, order, step.awaits)
    case 'accept':
      return accept(context, order, payment, step.late)
    case 'refuse-money':
      return refuseMoney(context, order, payment)
    case 'hold-for-owner':
      return holdForOwner(context, order, payment)
    case 'release':
      return writeRelease(context, order, step.why, step)
    case 'note-refund':
      return noteRefund(context, order, known, step.news)
    case 'note-refunded-twice':
      return noteRefundedTwice(context, order, step.news)
    case 'close-refunded':
      return closeRefunded(context, order)
    case 'give-back':
      return giveBack(context, order, known, step.amount)
    case 'note-disputes':
      return noteDisputes(context, order, step.notes, step.disputed)
  }
}

/**
 * The parts that end an unpaid order and give its stock back.
 *
 * @param how `notify`: the shopper tried to pay and must hear that it did not work
 */
export async function writeRelease(
  context: PaymentContext,
  order: OrderRow,
  why: EventKind,
  how: { notify?: boolean } = {},
): Promise<ActPart[]> {
  const overdue = why === 'payment-overdue'
  // Nobody can say whether money will come for it: the owner knows of it. What staff take needs no
  // decision: nothing takes it by itself when it comes.
  const unsure = (overdue && !isTakenByHand(order)) || why === 'payment-unknown'
  const attention = unsure ? why : null
  const toShopper = overdue ? why : 'payment-failed'
  return [
    ...moveOrder(context, order, 'released', why, attention ? { attention } : {}),
    ...giveBackStock(context.db, order.id),
    ...giveUpChange(context, order),
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
    ...giveUpChange(context, order),
    await mailToShopper(context, order, 'sold-meanwhile'),
  ]
}

/** The shop's own refund of money that bought nothing. Numbered: of two callers one can write it. */
function giveBack(
  { db }: PaymentContext,
  { id: orderId }: OrderRow,
  known: RefundRow[],
  amount: number,
): ActPart[] {
  const before = known.filter(({ madeBy }) => madeBy === 'shop').length
  return [
    insertRefund(db, {
      id: `${orderId}:back:${before + 1}`,
      ...{ orderId, amount, delivery: 0, tell: true, assigned: true },
      ...{ state: 'asked', way: 'provider', madeBy: 'shop', reason: 'sold-meanwhile' },
      ...{ staffId: null, note: null, reference: null, returnId: null, replaces: null },
      ...{ providerRef: null, fault: null, askedAt: now(), triedAt: null, settledAt: null },
    }),
  ]
}

async function accept(
  context: PaymentContext,
  order: OrderRow,
  payment: PaymentState,
  late: boolean,
): Promise<ActPart[]> {
  const lines = await linesOfOrder(context.db, order.id)
  return [
    ...moveOrder(context, order, 'paid', late ? 'paid-after-release' : 'paid', {
      ...paymentReceived(payment),
      ...(late && { attention: null }),
      ...lateDates(context.config.shop, order),
    }),
    ...(late ? takeStockAgain(context.db, order.id, lines) : []),
    // What a payment that takes days pays for has left the cart already.
    ...(order.state === 'processing' ? [] : removeFromCart(context, order, lines)),
    ...(await confirm(context, order)),
    await mailToOwner(context, order, 'order-new'),
  ]
}

/** The parts that make an order paid which the owner has decided to accept. */
export async function acceptReviewed(
  context: PaymentContext,
  order: OrderRow,
  lines: OrderLineRow[],
): Promise<ActPart[]> {
  // Money that came late took nothing until somebody decided.
  const gaveBack = lines.some((line) => !line.madeToOrder && line.held === 0)
  const dates = lateDates(context.config.shop, order)
  return [
    ...moveOrder(context, order, 'paid', 'paid', { attention: null, ...dates }),
    ...(gaveBack ? takeStockAgain(context.db, order.id, lines) : []),
    ...(await confirm(context, order)),
  ]
}

/** The parts that make an order paid whose money staff have taken. */
export async function acceptByHand(
  context: PaymentContext,
  order: OrderRow,
  received: Pick<OrderRow, 'paid' | 'paidCurrency' | 'paidAt'>,
  lines: OrderLineRow[],
): Promise<ActPart[]> {
  const dates = lateDates(context.config.shop, order)
  return [
    ...moveOrder(context, order, 'paid', 'paid', { ...received, ...dates }),
    ...removeFromCart(context, order, lines),
    ...(await confirm(context, order)),
  ]
}

/**
 * What a paid order brings about: the shopper is told, with a link to it. What pays for a change makes
 * it, and the mail about that is the confirmation.
 */
async function confirm(context: PaymentContext, order: OrderRow): Promise<ActPart[]> {
  if (order.origin === 'change') return applyChange(context, order)
  const link = await newLink(context.db, order.id)
  return [
    link.statement,
    await mailToShopper(context, order, 'order-confirmed', { secret: link.token }),
  ]
}

/** A change that is not paid for is not made. */
const giveUpChange = ({ db }: PaymentContext, order: OrderRow): Statement[] =>
  order.origin === 'change' ? [dropChange(db, order)] : []

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
