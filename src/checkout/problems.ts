import { uiWords } from '../ui/words.ts'
import { checkoutWords } from './words.ts'

/** Why a checkout was not placed: the status of the answer, and what is said above the form. */
export const problems = {
  'prices-changed': { status: 409, notice: () => checkoutWords().problems.pricesChanged },
  'sold-out': { status: 409, notice: () => checkoutWords().problems.soldOut },
  'cart-changed': { status: 409, notice: () => checkoutWords().problems.cartChanged },
  'too-many-unpaid': { status: 409, notice: () => checkoutWords().problems.tooManyUnpaid },
  'too-much-held': { status: 409, notice: () => checkoutWords().problems.tooMuchHeld },
  'too-many-orders': { status: 429, notice: () => checkoutWords().problems.tooManyOrders },
  'others-first': { status: 409, notice: undefined },
  'not-by-hand': { status: 422, notice: () => uiWords().formTrap.notByHand },
  'very-often': { status: 429, notice: () => checkoutWords().problems.veryOften },
  'payment-not-known': { status: 503, notice: () => checkoutWords().problems.paymentNotKnown },
  'payments-unavailable': {
    status: 503,
    notice: () => checkoutWords().problems.paymentsUnavailable,
  },
} as const

export type Problem = keyof typeof problems
