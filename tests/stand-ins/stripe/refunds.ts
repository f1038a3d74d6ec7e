import type Stripe from 'stripe'
import { z } from 'zod'
import { type Account, newId } from './account.ts'
import { formatAmount } from './amounts.ts'
import { newRefund } from './objects/refund.ts'
import type { Charge, Refund } from './objects/types.ts'
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

/** Sends money back: `amount`, or all that is left. */
export function refund(account: Account, asked: z.output<typeof refundParameters>): Refund {
  const charge = paidCharge(account, asked)
  if (charge.disputed)
    refuseAct(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    })
  const left = charge.amount - charge.amount_refunded
  if (left === 0)
    refuseAct(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  const amount = asked.amount ?? left
  if (amount > left)
    refuseAct(
      `Refund amount (${formatAmount(amount, charge.currency)}) is greater than unrefunded amount on charge (${formatAmount(left, charge.currency)})`,
      { code: 'amount_too_large', param: 'amount' },
    )
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
  account.tell('charge.refunded', charge)
  return made
}

/**
 * The bank did not take the money: days after a refund succeeded, the amount is with the shop
 * again.
 */
export function failRefund(account: Account, id: string): Refund {
  const made = account.refunds.get(id)
  if (made?.status !== 'succeeded') return refuseAct(`There is no successful refund ${id}`)
  made.status = 'failed'
  made.failure_reason = 'expired_or_canceled_card'
  const charge = account.charges.get(made.charge)
  if (charge) sendBack(charge, -made.amount)
  account.tell('refund.failed', made)
  return made
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
