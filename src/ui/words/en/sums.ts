/** The lines of a sum, in cart, checkout, order and mails. */
export const sums = {
  goods: 'Subtotal',
  delivery: 'Delivery',
  total: 'Total',
  ofWhichTax: (percent: number) => `Including VAT (${percent}%)`,
  refunded: 'Refunded',
  /** Where there are no columns. */
  line: (name: string, amount: string) => `${name}: ${amount}`,
}
