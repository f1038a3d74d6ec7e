/** What the page of an order says. */
export const order = {
  title: (number: string) => `Order ${number}`,
  toCart: 'To the cart',
  lookAgain: 'I have paid: look again',
  toCheckout: 'Back to the checkout',
  lines: 'What you ordered',
  where: 'Where it goes',
  delivery: 'Delivery',
  billing: 'Billing',
  sameAsDelivery: 'Same as delivery',
  writeTo: 'We write to',
  call: 'We call, if we must',
  history: 'What happened so far',
  staysOpen: 'This page stays open in your browser for an hour.',
  close: 'Close it now',

  standing: {
    pending: {
      title: 'Waiting for your payment.',
      text: 'Your pieces are kept for half an hour from when you placed the order.',
    },
    processing: {
      title: 'Your payment is under way.',
      text: 'Some ways to pay take a few days. Your pieces are kept, and we write as soon as the money is here.',
    },
    paid: {
      title: 'Thank you. Your order is paid.',
      text: 'We prepare it with care.',
    },
    review: {
      title: 'We are checking your payment.',
      text: 'The amount we received differs from the order. We write to you shortly.',
    },
    released: {
      title: 'This order was not paid.',
      text: 'Nothing was charged, and the pieces are back in the shop.',
    },
    refunding: {
      title: 'We are sending your money back.',
      text: 'Your payment came after the pieces had been sold to somebody else.',
    },
    refunded: {
      title: 'Your money was sent back.',
      text: 'Depending on your bank it takes up to ten days to arrive.',
    },
  },

  happened: {
    placed: 'Order placed, pieces kept for you',
    'payment-processing': 'Payment under way',
    paid: 'Payment received',
    'paid-after-release': 'Payment received, pieces kept for you again',
    'payment-failed': 'Payment did not go through',
    'payment-page-failed': 'Payment page did not open',
    expired: 'Time to pay ran out',
    'given-up': 'Payment given up',
    'amount-differs': 'Payment is being checked by us',
    'refund-asked': 'Refund on its way',
    refunded: 'Refunded',
  },
}

/** What is said to whoever looks for an order. */
export const lookUp = {
  title: 'Your order',
  lead: 'The link in our mail opens your order. Here you can have it sent again, to the address you ordered with.',
  number: 'Order number',
  numberHint: 'It stands in our mails, like J-7K4M2QXD.',
  email: 'E-mail address',
  send: 'Send me the link',
  sent: 'If number and address belong together, a mail with the link to the order is on its way. It can take a few minutes.',
  wrongNumber: 'An order number looks like J-7K4M2QXD.',
  wrongEmail: 'Please enter the e-mail address of the order.',

  closed: 'This order does not open here',
  whyClosed:
    'For your safety an order opens only with the link from our mail, and stays open for an hour.',
  sendAgain: 'Send me the link again',
}
