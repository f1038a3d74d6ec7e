/** The lines of a sum, in cart, checkout, order and mails. */
export const sums = {
  goods: 'Goods',
  delivery: 'Delivery',
  total: 'Total',
  ofWhichTax: (percent: number) => `of which VAT (${percent} %)`,
  refunded: 'Refunded',
  /** Where there are no columns. */
  line: (name: string, amount: string) => `${name}: ${amount}`,
}
