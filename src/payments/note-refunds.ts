import type { ActPart } from '../mail/outbox.ts'
import { dropChange } from '../orders/changes/queries.ts'
import { giveBackStock } from '../orders/hold-queries.ts'
import { insertEvent, type OrderRow, updateOrder } from '../orders/queries.ts'
import { type EventKind, moneyCurrency } from '../orders/rules.ts'
import { now } from '../platform/clock.ts'
import { unseal } from '../platform/sealing.ts'
import type { PaymentContext } from './context.ts'
import { attentionMail, mailToShopper } from './enqueue-order-mail.ts'
import { journalOfHand } from './journal/journal-of-hand.ts'
import { moveOrder } from './move-order.ts'
import {
  enteredState,
  type KnownRefund,
  owedAfterFailure,
  type RefundNews,
} from './refund-news-rules.ts'
import { insertRefund, type RefundRow, sumRefunds, updateRefund } from './refund-queries.ts'

const refundEvents: Partial<Record<RefundRow['state'], EventKind>> = {
  succeeded: 'refunded',
  failed: 'refund-failed',
  cancelled: 'refund-cancelled',
}

/**
 * The parts that note what became of a refund, once for each state that it enters: what the order
 * has sent back, its history, and who is told.
 *
 * @param known all refunds of the order, oldest first
 */
export async function noteRefund(
  context: PaymentContext,
  order: OrderRow,
  known: RefundRow[],
  news: RefundNews,
): Promise<ActPart[]> {
  const { db } = context
  const state = enteredState(news)
  const before = known.find(({ id }) => id === news.known?.id)
  const settledAt = state === 'pending' ? null : now()
  const entered = { state, fault: news.fault, settledAt }
  const row = before
    ? { ...before, ...entered, providerRef: before.providerRef ?? news.ref }
    : madeElsewhere(order, news, entered)
  const after = [...known.filter((each) => each !== before), row]
  const kind = refundEvents[state]
  return [
    before
      ? updateRefund(db, row.id, { ...entered, providerRef: row.providerRef })
      : insertRefund(db, row),
    ...(kind
      ? [
          insertEvent(db, {
            id: `refund:${row.id}:${state}`,
            ...{ orderId: order.id, kind, amount: row.amount, at: now() },
          }),
        ]
      : []),
    ...(await effectsOn(context, order, inOrder(after), row)),
    ...handedOver(context, row),
  ]
}

/** The books note what staff have handed over; a provider's own books have the rest. */
function handedOver({ db }: PaymentContext, refund: Noted): ActPart[] {
  const { id, orderId, way, amount, currency, state } = refund
  if (way === 'provider' || state !== 'succeeded') return []
  return journalOfHand(db, { id, at: now(), orderId, kind: 'refund', way, amount, currency })
}

/** The row of a refund that was made in the provider's dashboard. */
function madeElsewhere(
  order: OrderRow,
  { ref, amount, at }: RefundNews,
  entered: Pick<RefundRow, 'state' | 'fault' | 'settledAt'>,
) {
  return {
    id: ref ?? '',
    orderId: order.id,
    ...({ way: 'provider', madeBy: 'provider', reason: 'elsewhere' } as const),
    ...{ staffId: null, note: null, reference: null, returnId: null, replaces: null },
    ...{ amount, delivery: 0, tell: true, assigned: false, providerRef: ref },
    ...{ askedAt: at, triedAt: now(), ...entered },
    currency: moneyCurrency(order),
  }
}

const inOrder = <T extends KnownRefund>(refunds: T[]): T[] =>
  refunds.toSorted((a, b) => a.askedAt - b.askedAt)

type Noted = ReturnType<typeof madeElsewhere> | RefundRow

/** What follows from a refund that has entered its state. */
async function effectsOn(
  context: PaymentContext,
  order: OrderRow,
  after: Noted[],
  refund: Noted,
): Promise<ActPart[]> {
  const { db } = context
  if (refund.state === 'pending') return []
  const sent = after.filter(({ state }) => state === 'succeeded')
  const total = sent.reduce((sum, { amount }) => sum + amount, 0)
  const owed = owedAfterFailure(after) > 0
  const failed = refund.state === 'failed'
  const madeGood = !owed && order.attention === 'refund-failed'
  // The shop itself asks again every day: the owner hears of it once.
  const silent = refund.madeBy === 'shop' && order.attention === 'refund-failed'
  const closes = total === order.paid && order.state !== 'refunded'
  return [
    sumRefunds(db, order.id),
    ...(failed ? [updateOrder(db, order.id, { attention: 'refund-failed' })] : []),
    ...(madeGood ? [updateOrder(db, order.id, { attention: null })] : []),
    ...(failed && !silent
      ? [await attentionMail(context, order, 'refund-failed', `refund-failed:${refund.id}`)]
      : []),
    ...(closes ? closeRefunded(context, order) : []),
    ...(refund.state === 'succeeded' && refund.tell
      ? [await refundedMail(context, order, refund, total)]
      : []),
  ]
}

/**
 * The parts that end an order of which all money went back. What was never accepted gives its stock
 * back; what a paid order took may have been sent.
 */
export function closeRefunded(context: PaymentContext, order: OrderRow): ActPart[] {
  const neverAccepted = order.state === 'review' || order.state === 'refunding'
  return [
    ...moveOrder(context, order, 'refunded', null, { attention: null }),
    ...(neverAccepted ? giveBackStock(context.db, order.id) : []),
    ...(order.origin === 'change' ? [dropChange(context.db, order)] : []),
  ]
}

/** Tells the shopper once that money of a refund is on its way. */
async function refundedMail(
  context: PaymentContext,
  order: OrderRow,
  { id, amount, way, note }: Noted,
  total: number,
): Promise<ActPart> {
  const { sealingKeys } = context.config
  return mailToShopper(context, order, 'refunded', {
    which: id,
    detail: JSON.stringify({ amount, total, way }),
    ...(note && { secret: await unseal(sealingKeys, `refunds.note:${id}`, note) }),
  })
}

/**
 * The parts that note a refund which cannot be claimed, because its money had gone back before by
 * another way. The owner is told once: it is known from then on.
 */
export async function noteRefundedTwice(
  context: PaymentContext,
  order: OrderRow,
  news: RefundNews,
): Promise<ActPart[]> {
  const { db } = context
  const entered = { state: 'failed', fault: 'already-refunded', settledAt: now() } as const
  const row = madeElsewhere(order, news, entered)
  return [
    insertRefund(db, row),
    updateOrder(db, order.id, { attention: 'refunded-twice' }),
    await attentionMail(context, order, 'refunded-twice', `refunded-twice:${row.id}`),
  ]
}
