/** How an order ends, whatever arrived before, twice or in which order. */
export type Ending = {
  state: string
  refunded?: number
  attention?: string
  free?: number
  mails: string[]
  /** A mail for whoever hears in time of what is over in the end. */
  maybe?: string
}

/** A ring and its delivery. */
const TOTAL = 90_490

export const bought = ['order-confirmed', 'order-new']

type Act =
  | 'pay'
  | `refund ${'a part' | 'what is left' | 'a part later'}`
  | `the refund ${'goes' | 'is called off' | 'comes back'}`
  | 'dispute'
  | `dispute is ${'won' | 'lost'}`

/** What can happen after a sale, with either provider. */
export const afterASale: [history: Act[], Ending][] = [
  [
    ['pay', 'refund a part', 'refund what is left'],
    { state: 'refunded', refunded: TOTAL, mails: [...bought, 'refunded'] },
  ],
  [
    ['pay', 'refund a part later', 'the refund goes'],
    { state: 'paid', refunded: 10_000, mails: [...bought, 'refunded'] },
  ],
  [['pay', 'refund a part later', 'the refund is called off'], { state: 'paid', mails: bought }],
  [
    ['pay', 'refund a part', 'the refund comes back'],
    {
      state: 'paid',
      attention: 'refund-failed',
      mails: ['order-attention', ...bought],
      maybe: 'refunded',
    },
  ],
  [
    ['pay', 'refund a part', 'dispute'],
    {
      state: 'paid',
      refunded: 10_000,
      attention: 'disputed',
      mails: ['order-attention', ...bought, 'refunded'],
    },
  ],
  [
    ['pay', 'dispute', 'dispute is won'],
    { state: 'paid', maybe: 'order-attention', mails: ['dispute-over', ...bought] },
  ],
  [
    ['pay', 'dispute', 'dispute is lost'],
    { state: 'paid', maybe: 'order-attention', mails: ['dispute-over', ...bought] },
  ],
]
