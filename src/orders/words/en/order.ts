import { pluralOf } from '../../../platform/plural.ts'

const plural = pluralOf('en')

/** What the page of an order says. */
export const order = {
  title: (number: string) => `Order ${number}`,
  toCart: 'Go to your cart',
  lookAgain: 'I’ve paid: check again',
  toCheckout: 'Back to the checkout',
  payNow: 'Pay now',
  lines: 'What you ordered',
  where: 'Where it’s going',
  delivery: 'Delivery',
  deliveryMethod: 'Delivery method',
  billing: 'Billing',
  sameAsDelivery: 'Same as delivery',
  writeTo: 'We’ll email',
  call: 'We’ll ring, if need be',
  history: 'What’s happened so far',
  staysOpen: 'This page stays open in your browser for an hour.',
  close: 'Close it now',

  standing: {
    /** `kept` says the rest. */
    pending: { title: 'Waiting for your payment.' },
    processing: {
      title: 'Your payment is on its way.',
      text: 'Some ways of paying take a few days. We’re keeping your pieces, and we’ll email you as soon as the money is here, with a link to this page. Until then, please note the order number.',
    },
    paid: {
      title: 'Thank you. Your order is paid.',
      text: 'We’re preparing it with care.',
    },
    review: {
      title: 'We are checking your payment.',
      text: 'The amount we received differs from the order’s. We’ll email you shortly.',
    },
    released: {
      title: 'This order wasn’t paid for.',
      text: 'Nothing was charged, and the pieces are back in the shop.',
    },
    refunding: {
      title: 'We’re sending your money back.',
      text: 'Your payment arrived after the pieces had been sold to somebody else. We’re sorry.',
    },
    refunded: {
      title: 'We’ve sent your money back.',
      text: 'Depending on your bank, it can take up to ten days to arrive.',
    },
  },

  /** Instead of the standing of an order that staff placed, or of what a change costs more. */
  placedForYou: {
    pending: {
      title: 'Waiting for your payment.',
      text: 'Please check that everything is as agreed with you, then pay.',
    },
    transfer: {
      title: 'Waiting for your transfer.',
      text: 'We’ll email you as soon as your money is here.',
    },
    /** `moment`: when the time to pay is over. */
    until: (moment: string) => `You can pay until ${moment}.`,
    released: {
      title: 'This order wasn’t paid for.',
      text: 'Nothing was charged, and the pieces are back in the shop. If you’d still like them, write or ring: we’ll place it anew.',
    },
    changeDropped: {
      title: 'The change wasn’t paid for.',
      text: 'Nothing was charged, and your order stays as it was. If you’d still like the change, write or ring us.',
    },
  },

  /** Instead of the standing of a released order, when money for it was on its way for too long. */
  overdue: {
    title: 'We’ve waited for your payment, and it hasn’t come.',
    text: 'The pieces are back in the shop. If your money still arrives, we’ll email you: we’ll keep them for you again if they’re still here, and otherwise send your money back.',
  },
  /** Here and at the checkout: how long an unpaid order keeps its pieces. */
  kept: (minutes: number) =>
    plural(minutes, {
      one: 'We keep your pieces for up to # minute from when you place the order.',
      other: 'We keep your pieces for up to # minutes from when you place the order.',
    }),
  /** `date`: the last day on which the payment is waited for. */
  keptUntil: (date: string) => `We’re keeping your pieces until ${date}.`,

  /** Money that goes back; the amounts are written out. */
  refunds: {
    title: 'Your refund',
    sent: (amount: string, when: string) => `${amount} sent back on ${when}`,
    onItsWay: (amount: string) => `${amount} on its way back to you`,
    inAll: (amount: string) => `That’s ${amount} in all.`,
    wait: 'Depending on your bank, it can take up to ten days to arrive.',
  },

  happened: {
    placed: 'Order placed, pieces kept for you',
    'payment-processing': 'Payment on its way',
    paid: 'Payment received',
    'paid-after-release': 'Payment received, pieces kept for you again',
    'payment-failed': 'Payment did not go through',
    'payment-overdue': 'Payment did not come in time',
    'payment-page-failed': 'Payment page did not open',
    expired: 'Time to pay ran out',
    'given-up': 'Payment abandoned',
    'amount-differs': 'We’re checking the payment',
    'refund-asked': 'Refund on its way',
    refunded: 'Refunded',
    'work-begun': 'Work on your order has begun',
    delayed: 'Dates changed',
    sent: 'Parcel sent',
    delivered: 'Parcel arrived',
    'handed-over': 'Handed to you',
  },
}

/** What is said to whoever looks for an order. */
export const lookUp = {
  title: 'Your order',
  lead: 'The link in our email opens your order. Once an order is paid, you can have it sent again here, to the address you ordered with.',
  number: 'Order number',
  numberHint: 'It’s in our emails, and looks like J-7K4M2QXD.',
  email: 'Email address',
  send: 'Send me the link',
  sent: 'If the number and address belong together and the order is paid, an email with the link to the order is on its way. It can take a few minutes.',
  wrongNumber: 'An order number looks like J-7K4M2QXD.',
  wrongEmail: 'Please enter the email address you ordered with.',

  closed: 'This order won’t open here',
  whyClosed:
    'For your safety, an order opens only with the link from our email, and stays open for an hour. If you’ve just used that link, your browser may block our cookie: please allow cookies for this shop.',
  sendAgain: 'Send me the link again',
}
