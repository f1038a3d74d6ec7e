/** The lines of a sum, in cart, checkout, order and mails. */
export const sums = {
  goods: 'Goods',
  delivery: 'Delivery',
  total: 'Total',
  ofWhichTax: (percent: number) => `of which VAT (${percent} %)`,
  refunded: 'Refunded',
}
