import type { OrderState } from '../../src/orders/rules.ts'
import type { PaymentState, ProviderRefund } from '../../src/payments/provider.ts'

export const TOTAL = 90_490

/** An order whose page is open, as far as its next step depends on it. */
export const unpaidOrder = {
  state: 'pending' as OrderState,
  total: TOTAL,
  currency: 'EUR',
  paid: 0,
  refunded: 0,
  refundClaimed: 0,
  provider: 'stripe',
  disputeNotes: [] as string[],
  holdUntil: 1_000,
}

/** Its payment page, on which nothing has happened. */
export const openPayment: PaymentState = {
  sessionId: 'cs_1',
  status: 'open',
  declined: false,
  amount: TOTAL,
  currency: 'EUR',
  paymentRef: 'pi_1',
  refunds: [],
  disputes: [],
  url: null,
}

/** A refund as the provider has it. */
export const listed = (amount: number, more: Partial<ProviderRefund> = {}): ProviderRefund => ({
  ...{ ref: 're_1', id: null, amount, state: 'succeeded', fault: null, at: 1_000 },
  ...more,
})
