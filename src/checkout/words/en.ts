import { pluralOf } from '../../platform/plural.ts'

const plural = pluralOf('en')

/** What is told above the checkout page when an order could not be placed. */
const problems = {
  pricesChanged:
    'Please look at delivery and total once more: they are others for this country, or have changed since the page was opened.',
  soldOut:
    'A piece was sold a moment ago; it is marked below. Nothing was charged, and what you typed is kept.',
  cartChanged:
    'Your cart was changed a moment ago, in another window perhaps. Please look it over and go on.',
  tooManyUnpaid:
    'Three orders of this e-mail address wait for their payment, and keep their pieces meanwhile. Please pay for one of them or try again in half an hour.',
  veryOften: 'That was very often in a short time. Please wait a minute and try again.',
  paymentNotKnown:
    'We cannot reach the payment provider at the moment. If you have just paid, a mail tells you as soon as we know; otherwise please try again in a minute.',
  paymentsUnavailable:
    'The payment page does not open at the moment. Nothing was charged, and your cart is kept. Please try again in a minute.',
}

/** What the checkout page says. */
export const en = {
  title: 'Checkout',
  pay: 'Continue to payment',

  reach: 'How we reach you',
  email: 'E-mail address',
  emailHint: 'For the confirmation and the link to your order.',
  phone: 'Telephone',
  phoneHint: 'The carrier calls before a valuable parcel comes.',
  deliveryAddress: 'Delivery address',
  updateCountry: 'Show delivery to this country',
  delivery: 'Delivery',
  billingAddress: 'Billing address',
  otherBilling: 'Another than the delivery address',
  total: (way: string | undefined) => `Total${way ? `, ${way.toLowerCase()}` : ''}`,
  paidElsewhere: 'You pay on the page of our payment provider; your card number never reaches us.',
  kept: (minutes: number) =>
    plural(minutes, {
      one: 'Your pieces are kept for you for # minute meanwhile.',
      other: 'Your pieces are kept for you for # minutes meanwhile.',
    }),

  summary: 'Your order',
  untaxed: 'Without VAT. Your country may ask for import duty when it arrives.',
  dropSoldOut: 'Take out what is sold',
  changeCart: 'Change the cart',

  expired: 'This page had expired. Please check it and send it again.',
  wrongEmail: 'Please enter an e-mail address, like ann@example.com.',
  wrongPhone: 'Please enter a telephone number at which the carrier can reach you.',
  notThere: 'We do not deliver there yet.',
  noDelivery: 'Please choose how it shall travel.',

  problems,
}
