import type { LineItem } from './types.ts'

/** A line of a session, priced with it: it has no price of its own in the account. */
export const newLineItem = (
  given: Pick<LineItem, 'id' | 'amount_total' | 'currency' | 'description' | 'quantity'>,
): LineItem => ({
  object: 'item',
  adjustable_quantity: null,
  amount_discount: 0,
  amount_subtotal: given.amount_total,
  amount_tax: 0,
  metadata: {},
  price: null,
  ...given,
})
