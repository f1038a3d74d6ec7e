import type { OrderState } from '../rules.ts'

/** What the shopper is told about each state. */
export const told: Record<OrderState, { title: string; text: string; good?: true }> = {
  pending: {
    title: 'Waiting for your payment.',
    text: 'Your pieces are kept for half an hour from when you placed the order.',
  },
  processing: {
    title: 'Your payment is under way.',
    text: 'Some ways to pay take a few days. Your pieces are kept, and we write as soon as the money is here.',
    good: true,
  },
  paid: {
    title: 'Thank you. Your order is paid.',
    text: 'We prepare it with care.',
    good: true,
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
}
