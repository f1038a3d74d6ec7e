import { notByHand } from '../ui/robot-trap.tsx'

/** What a shopper is told above the checkout form, and the status of that answer. */
export const problems = {
  'prices-changed': {
    status: 409,
    notice:
      'Please look at delivery and total once more: they are others for this country, or have changed since the page was opened.',
  },
  'sold-out': {
    status: 409,
    notice:
      'A piece was sold a moment ago; it is marked below. Nothing was charged, and what you typed is kept.',
  },
  'cart-changed': {
    status: 409,
    notice:
      'Your cart was changed a moment ago, in another window perhaps. Please look it over and go on.',
  },
  'too-many-unpaid': {
    status: 409,
    notice:
      'Three orders of this e-mail address wait for their payment, and keep their pieces meanwhile. Please pay for one of them or try again in half an hour.',
  },
  'not-by-hand': {
    status: 422,
    notice: notByHand,
  },
  'very-often': {
    status: 429,
    notice: 'That was very often in a short time. Please wait a minute and try again.',
  },
  'payment-not-known': {
    status: 503,
    notice:
      'We cannot reach the payment provider at the moment. If you have just paid, a mail tells you as soon as we know; otherwise please try again in a minute.',
  },
  'payments-unavailable': {
    status: 503,
    notice:
      'The payment page does not open at the moment. Nothing was charged, and your cart is kept. Please try again in a minute.',
  },
} as const
