import { pluralOf } from '../../platform/plural.ts'

const plural = pluralOf('en')

/** What the page of a link that fills the cart says. */
const link = {
  title: 'Add to your cart',
  question: 'Add this to your cart?',
  add: 'Add to cart',
  notAll: 'Some of this isn’t available',
  notAvailable: 'Not available',
}

/** Why something was not put into the cart. */
const refusals = {
  expired: 'This page had expired. Please add the piece again.',
  choose: 'Please choose an option first.',
  number: (most: number) => `Please enter a number from 1 to ${most}.`,
  unknown: 'We no longer offer this piece.',
  soldOut: 'Sorry, this piece has just been sold.',
  onRequest: 'This piece has no price online. Please ask us for it.',
  notEnough: 'We don’t have that many, and the ones we have may already be in your cart.',
  tooManyPieces: (most: number) =>
    plural(most, {
      one: 'You can order # of the same piece at most.',
      other: 'You can order # of the same piece at most.',
    }),
  tooManyLines: (most: number) =>
    plural(most, {
      one: 'Your cart holds # different piece at most.',
      other: 'Your cart holds # different pieces at most.',
    }),
  tooMuchToday:
    'More has been put into carts from here today than we can keep. Please try again tomorrow, or on another internet connection.',
}

/** What the drawer says that opens over a product's page. */
const drawer = {
  title: 'Added to your cart',
  close: 'Close',
  quantity: (quantity: number) => `Quantity ${quantity}`,
  goOn: 'Continue shopping',
  cart: 'View cart',
}

/** What the cart says of itself. */
export const en = {
  title: 'Your cart',
  empty:
    'Nothing here yet. What you add stays in your cart for 30 days, unless somebody else buys it first.',
  noCookie:
    'Your browser blocks our cookie, and without it we can’t keep a cart for you. It holds a random number, nothing about you. Please allow cookies for this shop, then go back and add the piece again.',
  /** `phone` and `email` are links. */
  withoutCart: <P>(phone: P, email: P) => [
    'You can also order without a cart: call us on ',
    phone,
    ' or write to ',
    email,
    '.',
  ],
  deliveryLater: 'Delivery is added once we know where it’s going.',
  checkOut: 'Check out',
  removeFirst: 'Please remove what isn’t available, then check out.',

  each: <P>(price: P) => [price, ' each'],
  soldOut: 'Sold out since you added it.',
  onRequest: 'Its price is on request now. Please ask us for it.',
  fewerLeft: 'We have fewer of these left than you want.',
  priceChanged: (from: string, to: string) =>
    `The price has changed from ${from} to ${to} since you added it.`,
  kept: 'Kept for you while your payment page is open.',
  standing: {
    'last-one': 'Only one left.',
    low: 'Only a few left.',
    'made-to-order': 'Made to order.',
  },

  pieces: (count: number) => plural(count, { one: '# piece', other: '# pieces' }),
  oneFewer: (title: string) => `One fewer of ${title}`,
  oneMore: (title: string) => `One more of ${title}`,
  /** `hidden` makes what only screen readers say: which of the lines is meant. */
  quantity: <H>(hidden: (text: string) => H, title: string) => ['Quantity ', hidden(`of ${title}`)],
  remove: <H>(hidden: (text: string) => H, title: string) => ['Remove ', hidden(title)],
  keepForLater: <H>(hidden: (text: string) => H, title: string) => [
    'Keep ',
    hidden(title),
    ' for later',
  ],
  keptForLater: 'Kept for later.',
  toKept: 'View kept pieces',
  update: <H>(hidden: (text: string) => H, title: string) => [
    'Update ',
    hidden(`the quantity of ${title}`),
  ],

  wrongQuantity: (most: number) =>
    plural(most, {
      one: 'Please enter a quantity from 1 to #.',
      other: 'Please enter a quantity from 1 to #.',
    }),
  notThatMany: (title: string) => `We don’t have that many of ${title}.`,

  link,
  drawer,
  refusals,
}
