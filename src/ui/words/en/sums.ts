/** The lines of a sum, in cart, checkout, order and mails. */
export const sums = {
  goods: 'Subtotal',
  delivery: 'Delivery',
  total: 'Total',
  ofWhichTax: (percent: number) => `Including VAT (${percent}%)`,
  refunded: 'Refunded',
  /** For text without columns. */
  line: (name: string, amount: string) => `${name}: ${amount}`,
}
