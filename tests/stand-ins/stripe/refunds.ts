import type Stripe from 'stripe'
import { z } from 'zod'
import { type Account, newId, type WaitingRefund } from './account.ts'
import { formatAmount } from './amounts.ts'
import { move } from './balance.ts'
import { newRefund } from './objects/refund.ts'
import type { Charge, Refund } from './objects/types.ts'
import { pageOf, pageParameters } from './page-of.ts'
import { expand, integer, metadata, text } from './parameters.ts'
import { refuseAct, refuseMissing, refuseParameter } from './refusal.ts'

export const refundParameters = z.strictObject({
  payment_intent: text().optional(),
  charge: text().optional(),
  amount: integer(1).optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata,
  expand,
} satisfies Partial<Record<keyof Stripe.RefundCreateParams, z.ZodType>>)

export const refundListParameters = z.strictObject({
  ...pageParameters,
  payment_intent: text().optional(),
  charge: text().optional(),
  expand,
} satisfies Partial<Record<keyof Stripe.RefundListParams, z.ZodType>>)

/** Refunds, newest first. */
export function listRefunds(account: Account, asked: z.output<typeof refundListParameters>) {
  const found = [...account.refunds.values()]
    .filter(({ charge }) => !asked.charge || charge === asked.charge)
    .filter((each) => !asked.payment_intent || each.payment_intent === asked.payment_intent)
    .reverse()
  return pageOf('/v1/refunds', found, asked)
}

/** Sends money back: `amount`, or all that is left. */
export function refund(account: Account, asked: z.output<typeof refundParameters>): Refund {
  const charge = paidCharge(account, asked)
  const ordered = account.nextRefunds.shift()
  if (ordered && 'refuse' in ordered)
    refuseAct(`The refund is refused (ordered from the stand-in): ${ordered.refuse}.`, {
      code: ordered.refuse,
    })
  const amount = refundable(account, charge, asked.amount)
  const made = newRefund({
    id: newId('re'),
    amount,
    charge: charge.id,
    created: account.now(),
    currency: charge.currency,
    metadata: asked.metadata ?? {},
    payment_intent: charge.payment_intent,
    reason: asked.reason ?? null,
  })
  account.refunds.set(made.id, made)
  sendBack(charge, amount)
  if (ordered) wait(made, ordered)
  if (hasMoved(made)) moveOut(account, made)
  account.tell('charge.refunded', charge)
  account.tell('refund.created', made)
  return made
}

/** How much of a charge goes back; refuses more than is left, and what a bank has taken back. */
function refundable(account: Account, charge: Charge, asked: number | undefined): number {
  const disputes = [...account.disputes.values()].filter((each) => each.charge === charge.id)
  if (disputes.some((each) => !each.is_charge_refundable))
    refuseAct(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    })
  const left = charge.amount - charge.amount_refunded
  if (left === 0)
    refuseAct(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  const amount = asked ?? left
  if (amount > left)
    refuseAct(
      `Refund amount (${formatAmount(amount, charge.currency)}) is greater than unrefunded amount on charge (${formatAmount(left, charge.currency)})`,
      { code: 'amount_too_large', param: 'amount' },
    )
  return amount
}

function wait(made: Refund, { wait: reason }: WaitingRefund): void {
  made.status = reason === 'requires_action' ? 'requires_action' : 'pending'
  if (reason !== 'requires_action') made.pending_reason = reason
}

/** A refund that waits for money leaves the balance alone until there is some. */
const hasMoved = ({ pending_reason: reason }: Refund) =>
  reason !== 'insufficient_funds' && reason !== 'charge_pending'

/** A refund that waited is sent, fails, or is called off. */
export function settleRefund(
  account: Account,
  id: string,
  outcome: 'succeeded' | 'failed' | 'canceled',
): Refund {
  const made = account.refunds.get(id) ?? refuseMissing('refund', id, 'refund')
  if (made.status !== 'pending' && made.status !== 'requires_action')
    return refuseAct(`Refund ${id} does not wait: it is ${made.status}`)
  const moved = hasMoved(made)
  delete made.pending_reason
  if (outcome !== 'succeeded') return comesBack(account, made, outcome, moved)
  made.status = outcome
  if (!moved) moveOut(account, made)
  account.tell('refund.updated', made)
  return made
}

/**
 * The bank did not take the money: days after a refund succeeded, the amount is with the shop
 * again.
 */
export function failRefund(account: Account, id: string): Refund {
  const made = account.refunds.get(id)
  if (made?.status !== 'succeeded') return refuseAct(`There is no successful refund ${id}`)
  return comesBack(account, made, 'failed', true)
}

function comesBack(
  account: Account,
  made: Refund,
  how: 'failed' | 'canceled',
  moved: boolean,
): Refund {
  made.status = how
  if (how === 'failed') made.failure_reason = 'expired_or_canceled_card'
  const { id: source, amount, currency } = made
  if (moved) {
    const back = move(account, { type: 'refund_failure', source, amount, currency })
    made.failure_balance_transaction = back.id
  }
  const charge = account.charges.get(made.charge)
  if (charge) sendBack(charge, -amount)
  account.tell('refund.updated', made)
  if (how === 'failed') account.tell('refund.failed', made)
  return made
}

function moveOut(account: Account, made: Refund): void {
  const { id: source, amount, currency } = made
  const charge = account.charges.get(made.charge)
  const sale = account.movements.get(charge?.balance_transaction ?? '')
  const type = sale?.type === 'payment' ? 'payment_refund' : 'refund'
  made.balance_transaction = move(account, { type, source, amount: -amount, currency }).id
}

function paidCharge(account: Account, asked: z.output<typeof refundParameters>): Charge {
  if (!asked.payment_intent && !asked.charge)
    refuseParameter(
      'payment_intent',
      'parameter_missing',
      'One of the following params should be provided for this request: payment_intent or charge.',
    )
  const intent = account.intents.get(asked.payment_intent ?? '')
  if (asked.payment_intent && !intent)
    refuseMissing('payment_intent', asked.payment_intent, 'payment_intent')
  const id = asked.charge ?? intent?.latest_charge ?? ''
  const charge = account.charges.get(id)
  if (!charge && asked.charge) return refuseMissing('charge', id, 'charge')
  if (charge?.status !== 'succeeded')
    return refuseAct(
      `This PaymentIntent (${charge?.payment_intent ?? intent?.id}) does not have a successful charge to refund.`,
    )
  return charge
}

function sendBack(charge: Charge, amount: number): void {
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount
}
