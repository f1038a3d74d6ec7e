/** What the page of an order says of pieces and parcels. */
export const progress = {
  title: 'Where your order is',
  steps: {
    ordered: 'Ordered',
    'being-made': 'Being made',
    ready: 'Ready',
    sent: 'Sent',
    delivered: 'Delivered',
    returned: 'Returned',
  },
  partlySent: 'Partly sent',
  /** Read out with a step that is over. */
  done: 'done',

  /** Instead of what is said of a paid order. */
  standing: {
    'being-made': {
      title: 'We’re making your order.',
      text: 'Thank you: it’s paid, and we’ve begun to work on it.',
    },
    'partly-sent': {
      title: 'Part of your order is on its way.',
      text: 'We’ll send the rest as soon as it’s ready.',
    },
    sent: { title: 'Your order is on its way.', text: 'We hope you’ll love it.' },
    delivered: { title: 'Your order has arrived.', text: 'We hope you’ll love it.' },
    returned: {
      title: 'Your order has come back to us.',
      text: 'If anything isn’t clear, please reply to one of our emails.',
    },
  },

  parcels: { one: 'Your parcel', several: 'Your parcels' },
  /** `number`: which of several. */
  parcel: (number: number) => `Parcel ${number}`,
  carrier: 'Carrier',
  number: 'Tracking number',
  sent: 'Sent',
  delivered: 'Delivered',
  handedOver: <T>(moment: T) => ['Handed to you in our shop, ', moment],
  follow: 'Follow it',
  followAt: (carrier: string) => `Follow it at ${carrier}`,
  postcode: 'The page may ask for the postcode of the delivery address.',
  arrived: 'It arrived',
  /** For several parcels; begins with what the button says. */
  arrivedWhich: (number: number) => `It arrived: parcel ${number}`,
  /** `date`: the last day on which it was to arrive. */
  overdue: (date: string) =>
    `It should have been with you by ${date}. If you haven’t got it, please reply to one of our emails, and we’ll find out where it is.`,
  waiting: 'Still to come',
  restComes: 'When the rest arrives',
}
