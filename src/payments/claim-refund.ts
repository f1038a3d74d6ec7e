import type { ActPart } from '../mail/outbox.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import type { Minor } from '../platform/money.ts'
import { seal } from '../platform/sealing.ts'
import type { PaymentDesk } from './payment-desk.ts'
import { insertRefund, insertRefundLine, type RefundLine } from './refund-queries.ts'
import type { RefundReason, RefundWay } from './refund-rules.ts'

/** What is asked for when money is to go back. Amounts in minor units of what was paid. */
export type RefundAsked = {
  /** One-time id of the act, and the id of the refund. */
  act: string
  orderId: string
  /** What it is for. `units`: whole units that are given back; 0 where only money goes back. */
  lines: RefundLine[]
  /** The part of `amount` that is for delivery. */
  delivery: Minor
  /** All of it: at least what lines and delivery come to. */
  amount: Minor
  reason: RefundReason
  /** What the shopper reads of it; empty: nothing. */
  note: string
  /** Whether the shopper gets the mail `refunded`. */
  tell: boolean
  way: RefundWay
  /** Reference of a transfer. */
  reference?: string
  returnId?: string
  /** The refund that failed and that this one is made instead of. */
  replaces?: string
}

/**
 * Why nothing was claimed.
 *
 * - `more-than-paid`: more than is left of what was paid
 * - `more-than-sold`: more than is left of a line or of delivery, or than `amount`
 * - `not-refundable`: the order has no money, or none that can go back this way
 */
export type NotClaimed = 'more-than-paid' | 'more-than-sold' | 'not-refundable'

/**
 * The parts that claim a refund, for the batch of an act: `claimFault` says why that failed. Once it
 * is written, `sendRefund` sends the money; the clock does where that gets lost.
 *
 * @param only the state in which the order must be, where one alone will do
 */
export async function claimRefund(
  { db, config, staff }: Pick<PaymentDesk, 'db' | 'config' | 'staff'>,
  asked: RefundAsked,
  only?: 'review',
): Promise<ActPart[]> {
  const { act: id, orderId, lines, delivery, amount, way } = asked
  const sealed = (column: 'note' | 'reference', text: string | undefined) =>
    text ? seal(config.sealingKeys, `refunds.${column}:${id}`, text) : null
  return [
    insertRefund(
      db,
      {
        ...{ id, orderId, state: 'asked', way, madeBy: 'desk', staffId: staff.id },
        ...{ amount, delivery, reason: asked.reason, tell: asked.tell, assigned: true },
        note: await sealed('note', asked.note),
        reference: await sealed('reference', asked.reference),
        ...{ returnId: asked.returnId ?? null, replaces: asked.replaces ?? null },
        ...{ providerRef: null, fault: null, askedAt: now(), triedAt: null, settledAt: null },
      },
      only,
    ),
    ...lines.map((line) => insertRefundLine(db, orderId, id, line)),
  ]
}

/** Why a batch with the parts of `claimRefund` failed; null: for another reason. */
export function claimFault(error: unknown): NotClaimed | null {
  const broke = (...names: string[]) => names.some((name) => brokeConstraint(error, name))
  if (broke('refund_claimed_within_paid')) return 'more-than-paid'
  if (
    broke(
      ...['delivery_refunded_within_price', 'refunded_units_within_line', 'refunded_within_line'],
      ...['refund_delivery_within', 'refund_line_amounts'],
    )
  )
    return 'more-than-sold'
  return broke('refunds.order_id', 'refund_lines.line_id', 'refund_of_something')
    ? 'not-refundable'
    : null
}

/** Whether lines and delivery come to no more than what goes back. */
export const isCovered = ({
  lines,
  delivery,
  amount,
}: Pick<RefundAsked, 'lines' | 'delivery' | 'amount'>): boolean =>
  lines.reduce((sum, line) => sum + line.amount, delivery) <= amount
