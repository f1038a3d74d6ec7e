import type { RefundReason, RefundWay } from '../../refund-rules.ts'

/** What the desk's log calls what is done about the money of orders. */
export const log = {
  acts: {
    'order-refunded': 'Money sent back',
    'refund-assigned': 'Refund assigned to lines',
    'payment-accepted': 'Payment accepted',
    'payment-taken': 'Payment taken',
  },
  subjects: {},
  fields: {
    amount: 'Amount',
    paid: 'Paid',
    reference: 'Reference',
    refund: 'Refund',
    refundReason: 'Reason',
    total: 'Total',
    units: 'Units',
    way: 'Way',
  },
  values: {
    refundReason: {
      returned: 'returned',
      cancelled: 'not sent',
      faulty: 'faulty',
      late: 'late',
      goodwill: 'goodwill',
      changed: 'changed for something cheaper',
      'sold-meanwhile': 'paid too late',
      'amount-differs': 'another amount was paid',
      elsewhere: 'sent back at the payment provider',
    } satisfies Record<RefundReason, string>,
    way: {
      link: 'payment link',
      provider: 'payment provider',
      transfer: 'bank transfer',
      cash: 'cash',
    } satisfies Record<RefundWay | 'link', string>,
  },
}
