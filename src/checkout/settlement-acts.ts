import { removeLines, unmarkHeld } from '../cart/queries.ts'
import { takeFromStock } from '../catalog/queries.ts'
import { postLater } from '../mail/post.ts'
import { newLink } from '../orders/links.ts'
import {
  dropHolds,
  insertEvent,
  insertMove,
  linesOfOrder,
  type OrderRow,
  retakeHolds,
  returnHolds,
  updateOrder,
} from '../orders/queries.ts'
import type { EventKind, OrderState } from '../orders/rules.ts'
import type { OrderMailKind } from '../orders/write-mail.tsx'
import { now } from '../platform/clock.ts'
import type { Statement } from '../platform/db.ts'
import { unseal } from '../platform/sealing.ts'
import type { PaymentTruth } from './payments/provider.ts'
import type { Step } from './settlement.ts'
import type { Till } from './till.ts'

/** The statements of one step, for one batch. */
export function statements(
  till: Till,
  order: OrderRow,
  truth: PaymentTruth,
  step: Exclude<Step, { do: 'wait' | 'send-back' }>,
): Promise<Statement[]> {
  switch (step.do) {
    case 'note-processing':
      return noteProcessing(till, order, truth)
    case 'accept':
      return accept(till, order, truth, step.late)
    case 'hold-for-owner':
      return holdForOwner(till, order, truth)
    case 'release':
      return release(till, order, step.why, step.tell)
    case 'note-refund':
      return noteRefund(till, order, step.refunded, step.all)
    case 'note-dispute':
      return noteDispute(till, order)
  }
}

/** Gives the pieces back to the shop. `tell`: the shopper tried to pay and must hear that it did not work. */
export async function release(
  till: Till,
  order: OrderRow,
  why: EventKind,
  tell: boolean,
): Promise<Statement[]> {
  const { db } = till
  const lines = await linesOfOrder(db, order.id)
  return [
    ...move(till, order, 'released', why, {}),
    returnHolds(db, order.id),
    dropHolds(db, order.id),
    unmarkHeld(db, cartLineIds(lines)),
    ...(tell ? await toShopper(till, order, 'payment-failed') : []),
  ]
}

/** Money came for pieces that were sold meanwhile: it goes back. */
export async function soldMeanwhile(
  till: Till,
  order: OrderRow,
  truth: PaymentTruth,
): Promise<Statement[]> {
  return [
    ...move(till, order, 'refunding', 'refund-asked', received(truth)),
    ...(await toShopper(till, order, 'sold-meanwhile')),
  ]
}

export async function refundFailed(till: Till, order: OrderRow): Promise<Statement[]> {
  return [
    updateOrder(till.db, order.id, { attention: 'refund-failed' }),
    ...(await toOwner(till, order, 'order-attention', 'refund-failed')),
  ]
}

async function accept(
  till: Till,
  order: OrderRow,
  truth: PaymentTruth,
  late: boolean,
): Promise<Statement[]> {
  const { db } = till
  const lines = await linesOfOrder(db, order.id)
  const stocked = lines.filter((line) => !line.madeToOrder)
  const link = await newLink(db, order.id)
  const retake = stocked.map((line) => takeFromStock(db, line.variantId, line.quantity))
  return [
    ...move(till, order, 'paid', late ? 'paid-after-release' : 'paid', received(truth)),
    // Its hold is gone; a broken `stock_not_negative` says that somebody else has the piece.
    ...(late ? [...retake, retakeHolds(db, order.id)] : []),
    removeLines(db, cartLineIds(lines)),
    link.statement,
    ...(await toShopper(till, order, 'order-confirmed', link.token)),
    ...(await toOwner(till, order, 'order-new', '')),
  ]
}

async function noteProcessing(
  till: Till,
  order: OrderRow,
  truth: PaymentTruth,
): Promise<Statement[]> {
  const { paymentRef } = truth
  const lines = await linesOfOrder(till.db, order.id)
  return [
    ...move(till, order, 'processing', 'payment-processing', { paymentRef }),
    removeLines(till.db, cartLineIds(lines)),
  ]
}

async function holdForOwner(
  till: Till,
  order: OrderRow,
  truth: PaymentTruth,
): Promise<Statement[]> {
  const change = { ...received(truth), attention: 'amount-differs' } as const
  return [
    ...move(till, order, 'review', 'amount-differs', change),
    ...(await toOwner(till, order, 'order-attention', 'amount-differs')),
  ]
}

async function noteRefund(
  till: Till,
  order: OrderRow,
  refunded: number,
  all: boolean,
): Promise<Statement[]> {
  const { db } = till
  const amount = refunded - order.refunded
  const told = await toShopper(till, order, 'refunded', undefined, String(refunded))
  if (all) return [...move(till, order, 'refunded', 'refunded', { refunded }, amount), ...told]
  return [
    updateOrder(db, order.id, { refunded }),
    insertEvent(db, {
      id: `${order.id}:refunded:${refunded}`,
      orderId: order.id,
      kind: 'refunded',
      at: now(),
      amount,
    }),
    ...told,
  ]
}

async function noteDispute(till: Till, order: OrderRow): Promise<Statement[]> {
  return [
    updateOrder(till.db, order.id, { attention: 'disputed' }),
    insertEvent(till.db, {
      id: `${order.id}:disputed`,
      orderId: order.id,
      kind: 'disputed',
      at: now(),
    }),
    ...(await toOwner(till, order, 'order-attention', 'disputed')),
  ]
}

function move(
  { db }: Till,
  order: OrderRow,
  enters: OrderState,
  kind: EventKind,
  change: Parameters<typeof updateOrder>[2],
  amount?: number,
): Statement[] {
  const at = now()
  return [
    insertMove(db, { orderId: order.id, leaves: order.state, enters, at }),
    updateOrder(db, order.id, { ...change, state: enters }),
    insertEvent(db, { orderId: order.id, kind, at, ...(amount !== undefined && { amount }) }),
  ]
}

const received = (truth: PaymentTruth) => ({
  paid: truth.amount,
  paidAt: now(),
  paymentRef: truth.paymentRef,
  // An order that was given up while its page was being opened does not know its session yet.
  sessionId: truth.sessionId,
})

const cartLineIds = (lines: { cartLineId: string }[]) => lines.map((line) => line.cartLineId)

async function toShopper(
  { db, config }: Till,
  order: OrderRow,
  kind: OrderMailKind,
  token?: string,
  which = '',
): Promise<Statement[]> {
  const to = await unseal(config.sealingKeys, `orders.email:${order.id}`, order.email)
  const cause = [kind, order.id, which].filter(Boolean).join(':')
  const secret = token ? { secret: token } : {}
  const mail = await postLater(db, config, { cause, kind, subjectId: order.id, to, ...secret })
  return [mail.statement]
}

async function toOwner(
  { db, config }: Till,
  order: OrderRow,
  kind: OrderMailKind,
  which: string,
): Promise<Statement[]> {
  const cause = [kind, order.id, which].filter(Boolean).join(':')
  const to = config.OWNER_MAIL
  const mail = await postLater(db, config, { cause, kind, subjectId: order.id, to })
  return [mail.statement]
}
