import { uiWords } from '../ui/words.ts'
import { checkoutWords } from './words.ts'

/** What a shopper is told above the checkout form, and the status of that answer. */
export const problems = () => {
  const told = checkoutWords().problems
  return {
    'prices-changed': { status: 409, notice: told.pricesChanged },
    'sold-out': { status: 409, notice: told.soldOut },
    'cart-changed': { status: 409, notice: told.cartChanged },
    'too-many-unpaid': { status: 409, notice: told.tooManyUnpaid },
    'not-by-hand': { status: 422, notice: uiWords().robots.notByHand },
    'very-often': { status: 429, notice: told.veryOften },
    'payment-not-known': { status: 503, notice: told.paymentNotKnown },
    'payments-unavailable': { status: 503, notice: told.paymentsUnavailable },
  } as const
}
