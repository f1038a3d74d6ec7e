import type Stripe from 'stripe'
import type { BalanceTransaction } from './types.ts'

type Given = Pick<
  BalanceTransaction,
  'id' | 'amount' | 'created' | 'currency' | 'exchange_rate' | 'fee' | 'source' | 'type'
>

/** Categories that are not called like the type. Source: docs.stripe.com/reports/reporting-categories. */
const categories: Record<string, string> = {
  payment: 'charge',
  payment_refund: 'refund',
  payout_failure: 'payout_reversal',
  stripe_fee: 'fee',
}

/** Money that moved in the balance, available at once, with every field that Stripe answers. */
export const newBalanceTransaction = (given: Given): BalanceTransaction =>
  ({
    object: 'balance_transaction',
    available_on: given.created,
    balance_type: 'payments',
    description: null,
    fee_details: given.fee === 0 ? [] : [feeOf(given)],
    net: given.amount - given.fee,
    reporting_category: categoryOf(given),
    status: 'available',
    ...given,
  }) satisfies Stripe.BalanceTransaction

function categoryOf({ type, amount }: Given): string {
  if (type === 'adjustment') return amount < 0 ? 'dispute' : 'dispute_reversal'
  return categories[type] ?? type
}

const feeOf = ({ fee, currency }: Given): Stripe.BalanceTransaction.FeeDetail => ({
  amount: fee,
  application: null,
  currency,
  description: 'Stripe processing fees',
  type: 'stripe_fee',
})
