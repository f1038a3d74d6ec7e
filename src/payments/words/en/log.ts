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
    delivery: 'Delivery',
    lines: 'Lines',
    paid: 'Paid',
    reason: 'Reason',
    reference: 'Reference',
    refund: 'Refund',
    total: 'Total',
    way: 'Way',
  },
}
