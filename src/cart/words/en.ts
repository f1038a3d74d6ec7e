import { pluralOf } from '../../platform/plural.ts'

const plural = pluralOf('en')

/** What the page of a link that fills the cart says. */
const link = {
  title: 'Add to your cart',
  question: 'Add this to your cart?',
  add: 'Add to cart',
  notAll: 'Not all of it can be had',
  notAvailable: 'Not available',
}

/** Why something was not put into the cart. */
const refusals = {
  expired: 'This page had expired. Please add the piece once more.',
  choose: 'Please choose one of the options first.',
  number: (most: number) => `Please enter a number from 1 to ${most}.`,
  unknown: 'This piece is no longer offered.',
  soldOut: 'This piece has just been sold.',
  notEnough: 'We do not have that many pieces; what there is may be in your cart already.',
  tooManyPieces: (most: number) =>
    plural(most, {
      one: 'A line can hold # piece at most.',
      other: 'A line can hold # pieces at most.',
    }),
  tooManyLines: (most: number) =>
    plural(most, {
      one: 'A cart can hold # different piece at most.',
      other: 'A cart can hold # different pieces at most.',
    }),
}

/** What the cart says of itself. */
export const en = {
  title: 'Your cart',
  empty:
    'There is nothing in it yet. A piece that you put here waits for you for 30 days, as long as nobody buys it.',
  deliveryLater: 'Delivery is added when you say where to.',
  checkOut: 'Check out',
  removeFirst: 'Remove what cannot be had, then you can check out.',

  each: <P>(price: P) => [price, ' each'],
  soldOut: 'Sold out since you added it.',
  fewerLeft: 'There are fewer pieces left than you want.',
  priceChanged: (from: string, to: string) =>
    `The price changed from ${from} to ${to} since you added it.`,
  kept: 'Kept for you while your payment page is open.',
  standing: {
    'last-one': 'The last one.',
    low: 'Only a few left.',
    'made-to-order': 'Made to order.',
  },

  /** `hidden` makes what only screen readers say: which of the lines is meant. */
  quantity: <H>(hidden: (text: string) => H, title: string) => ['Quantity ', hidden(`of ${title}`)],
  remove: <H>(hidden: (text: string) => H, title: string) => ['Remove ', hidden(title)],
  update: <H>(hidden: (text: string) => H, title: string) => [
    'Update ',
    hidden(`the number of ${title}`),
  ],

  wrongQuantity: (most: number) =>
    plural(most, {
      one: 'A line can hold 1 to # piece.',
      other: 'A line can hold 1 to # pieces.',
    }),
  notThatMany: (title: string) => `We do not have that many pieces of ${title}.`,

  link,
  refusals,
}
