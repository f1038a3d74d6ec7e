import { pluralOf } from '../../platform/plural.ts'

const plural = pluralOf('en')

/** What stands above the checkout page when an order could not be placed. */
const problems = {
  pricesChanged:
    'Please check the delivery and the total again: they’re different for this country, or have changed since you opened this page.',
  soldOut:
    'Sorry, a piece has just been sold; it’s marked below. Nothing was charged, and we’ve kept what you typed.',
  onRequest:
    'A piece in your cart has no price online any more; it’s marked below. Please remove it and ask us for it. Nothing was charged, and we’ve kept what you typed.',
  cartChanged:
    'Your cart isn’t what this page showed you any more. Please look over what’s different, then carry on.',
  /** `minutes`: how long the pieces of an order are kept. */
  tooManyUnpaid: (minutes: number) =>
    `Three orders under this email address, or from this cart, are still unpaid, and we’re keeping their pieces. Please pay for one of them, or try again in ${minutes} minutes; if their money is on its way, once it has arrived.`,
  tooMuchHeld: (minutes: number) =>
    `We can’t keep that many pieces unpaid for one person or one internet connection. Please order fewer now, or try again in ${minutes} minutes.`,
  tooManyOrders:
    'Many orders from here haven’t been paid today, so we can’t take another one. Please try again tomorrow or on another internet connection, or get in touch with us.',
  /** `title` of the product, `from` the moment when it can be ordered again. */
  othersFirst: (title: string, minutes: number, from: string) => {
    const wait = plural(minutes, { one: '# minute', other: '# minutes' })
    return `We kept the last of “${title}” for an order from this cart or your internet connection, and it wasn’t paid in time. Now others may buy it first. If it’s still here in ${wait} (${from}), you can order it again.`
  },
  veryOften: 'That was a lot of tries in a short time. Please wait a minute and try again.',
  paymentNotKnown:
    'We can’t reach the payment provider at the moment. If you’ve just paid, we’ll email you as soon as we know; otherwise, please try again in a minute.',
  /** At the choice of a way to pay, where there are several. `way`: the one that was chosen. */
  wayUnavailable: (way: string) =>
    `“${way}” isn’t available at the moment. Nothing was charged, and nothing is lost. Please choose another way to pay, or try again in a minute.`,
  addressRefused:
    'PayPal doesn’t recognise this address. Please check it, or choose another way to pay.',
  paymentsUnavailable:
    'The payment page won’t open at the moment. Nothing was charged, and we’ve kept your cart. Please try again in a minute.',
}

/** What the checkout page says. */
export const en = {
  title: 'Checkout',
  /** The button that places the order. */
  placeOrder: 'Continue to payment',

  reach: 'How to reach you',
  email: 'Email address',
  emailHint: 'For the confirmation and the link to your order.',
  phone: 'Telephone',
  phoneHint: 'The carrier rings before delivering a valuable parcel.',
  deliveryAddress: 'Delivery address',
  updateCountry: 'Show delivery to this country',
  delivery: 'Delivery',
  billingAddress: 'Billing address',
  otherBilling: 'Different from the delivery address',
  payment: 'Payment',
  /** With whom the shopper pays. */
  payWith: { stripe: 'Card and other ways to pay', paypal: 'PayPal' } as Record<string, string>,
  total: (way: string | undefined) => `Total${way ? `, ${way.toLowerCase()}` : ''}`,
  paidElsewhere: 'You pay on our payment provider’s page; your card number never reaches us.',

  summary: 'Your order',
  untaxed: 'No VAT included. Your country may charge import duty on arrival.',
  /** What has changed in the cart, each with the words of the line. */
  changes: {
    added: (line: string) => `New: ${line}`,
    gone: (line: string) => `No longer there: ${line}`,
    /** A quantity or a price. */
    instead: (line: string, now: string, before: string) => `${line}: ${now} instead of ${before}`,
  },
  dropSoldOut: 'Remove what’s sold out',
  changeCart: 'Change your cart',

  expired: 'This page had expired. Please check it and send it again.',
  wrongEmail: 'Please enter an email address, like ann@example.com.',
  foreignLetters:
    'Sorry, our emails can’t reach an address with such letters before the @. Please enter another one.',
  wrongPhone: 'Please enter a telephone number the carrier can reach you on.',
  notThere: 'Sorry, we don’t deliver there yet.',
  noDelivery: 'Please choose a delivery option.',

  problems,
  /** Instead of the payment page of an order that staff placed. */
  noPage: {
    title: 'The payment page won’t open',
    text: 'Nothing was charged, and we’re keeping your order. Please try again in a minute.',
  },
}
