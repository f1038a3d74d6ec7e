import type { MoneyAwaits } from '../../orders/rules.ts'
import type { PaymentDispute, PaymentState } from '../provider.ts'
import { minorOf } from './amounts.ts'
import type { Capture, Order } from './objects.ts'
import { readRefund } from './refunds.ts'

/** Why a capture is PENDING. Source: `capture_status_details` in PayPal's specification. */
const reasons: Record<string, MoneyAwaits> = {
  RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION: 'acceptance',
  INTERNATIONAL_WITHDRAWAL: 'acceptance',
  VERIFICATION_REQUIRED: 'account',
  // The address to which the money goes is not confirmed.
  UNILATERAL: 'account',
  BUYER_COMPLAINT: 'answer',
  CHARGEBACK: 'answer',
  ECHECK: 'bank',
  TRANSACTION_APPROVED_AWAITING_FUNDING: 'bank',
  PENDING_REVIEW: 'review',
}

/**
 * Reads the state of a payment. An order that is COMPLETED is not paid: what counts is its capture.
 *
 * @param page where the shopper approves it
 */
export function readPaymentState(
  order: Order,
  page: string,
  disputes: PaymentDispute[] = [],
): PaymentState {
  const unit = order.purchase_units?.[0]
  const capture = captureOf(order)
  const status = statusOf(order, capture)
  const amount = (status === 'paid' && capture?.amount) || unit?.amount
  const refunds = unit?.payments?.refunds ?? []
  return {
    sessionId: order.id,
    status,
    awaits: status === 'processing' ? awaitsOf(capture) : null,
    declined: isDeclined(capture) || (status === 'open' && order.payer !== undefined),
    amount: amount ? minorOf(amount) : 0,
    currency: amount?.currency_code ?? '',
    paymentRef: capture && !isDeclined(capture) ? capture.id : null,
    refunds: refunds.map(readRefund).sort((a, b) => a.at - b.at),
    disputes,
    url: status === 'open' || status === 'approved' ? page : null,
  }
}

/** The capture that brought the money, or that may; else the last that did not. */
export function captureOf(order: Order): Capture | undefined {
  const all = order.purchase_units?.[0]?.payments?.captures ?? []
  return (
    all.find(({ status }) => isMoney(status)) ??
    all.find(({ status }) => status === 'PENDING') ??
    all.at(-1)
  )
}

/** Money that came, whatever has gone back of it since. */
export const isMoney = (status: Capture['status']): boolean =>
  status === 'COMPLETED' || status === 'PARTIALLY_REFUNDED' || status === 'REFUNDED'

const awaitsOf = (capture: Capture | undefined): MoneyAwaits | null => {
  const reason = capture?.status_details?.reason
  return reason ? (reasons[reason] ?? 'look') : null
}

const isDeclined = (capture: Capture | undefined): boolean =>
  capture?.status === 'DECLINED' || capture?.status === 'FAILED'

function statusOf({ status }: Order, capture: Capture | undefined): PaymentState['status'] {
  if (capture && isMoney(capture.status)) return 'paid'
  if (capture?.status === 'PENDING') return 'processing'
  if (status === 'APPROVED') return 'approved'
  // PayPal took back what the shopper had approved, or their bank refused for good.
  if (status === 'VOIDED') return 'failed'
  if (status === 'COMPLETED') return capture ? 'failed' : 'processing'
  return 'open'
}
