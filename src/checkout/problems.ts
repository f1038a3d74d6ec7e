import type { Child } from 'hono/jsx'
import { HOLD_MINUTES } from '../orders/hold-rules.ts'
import type { mailLink } from '../ui/mail-link.tsx'
import { uiWords } from '../ui/words.ts'
import { checkoutWords } from './words.ts'

const w = () => checkoutWords().problems

/** How to reach the shop: words as a link to write to it, and its telephone. */
type Contact = {
  ask: ReturnType<typeof mailLink>
  phone: string
}

type Said = { status: 409 | 422 | 429 | 503; notice: (contact: Contact) => Child }

/** Why a checkout was not placed: the status of the answer, and what is said above the form. */
export const problems = {
  'prices-changed': { status: 409, notice: () => w().pricesChanged },
  'sold-out': { status: 409, notice: () => w().soldOut },
  'on-request': { status: 409, notice: () => w().onRequest },
  'cart-changed': { status: 409, notice: () => w().cartChanged },
  'too-many-unpaid': { status: 409, notice: () => w().tooManyUnpaid(HOLD_MINUTES) },
  'too-much-held': { status: 409, notice: () => w().tooMuchHeld(HOLD_MINUTES) },
  'too-many-orders': { status: 429, notice: () => w().tooManyOrders },
  /** Said with the product and the time, by show-checkout.tsx. */
  'others-first': { status: 409, notice: () => null },
  'total-too-large': {
    status: 409,
    notice: ({ ask, phone }) => uiWords().prices.tooMuch(ask, phone),
  },
  'total-too-small': { status: 409, notice: () => uiWords().prices.tooLittle },
  'not-by-hand': { status: 422, notice: () => uiWords().formTrap.notByHand },
  'very-often': { status: 429, notice: () => w().veryOften },
  'payment-not-known': { status: 503, notice: () => w().paymentNotKnown },
  /** Where there are several ways to pay, show-checkout.tsx says it at their choice. */
  'payments-unavailable': { status: 503, notice: () => w().paymentsUnavailable },
} as const satisfies Record<string, Said>

export type Problem = keyof typeof problems

/** What is said at the choice of a way to pay when the provider that was chosen opens no page. */
export function unavailable(provider: string): string {
  const { payWith } = checkoutWords()
  return w().wayUnavailable(payWith[provider] ?? provider)
}
