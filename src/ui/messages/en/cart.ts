/** What the cart says of itself. */
export const cart = {
  empty:
    'There is nothing in it yet. A piece that you put here waits for you for 30 days, as long as nobody buys it.',
  goods: 'Goods',
  deliveryLater: 'Delivery is added when you say where to.',
  checkOut: 'Check out',
  removeFirst: 'Remove what cannot be had, then you can check out.',
}
