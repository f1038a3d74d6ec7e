import { minutes, type Seconds } from '../platform/clock.ts'
import type { OrderOrigin } from './rules.ts'

/** How long a shopper has to pay. Every page that says so says this. */
export const HOLD_MINUTES = 30
/**
 * How long an order holds its stock. Stripe's pages stay open for 30 minutes at least, from when it
 * gets the request.
 */
export const HOLD_SECONDS = minutes(HOLD_MINUTES + 1)
/**
 * How long an order holds its stock whose customer gets the link to pay by mail. Stripe's pages stay
 * open for 24 hours at most (docs.stripe.com/api/checkout/sessions/create, `expires_at`).
 */
export const LINK_SECONDS: Seconds = minutes(23 * 60)
/**
 * How long others come first after a hold of the last units has ended unpaid; twice as long after
 * the second hold of a day, and so on. The trigger `hold_ended` keeps the same.
 * @internal
 */
export const COOL_DOWN: Seconds = minutes(20)
/**
 * The cool-down doubles at most this often.
 * @internal
 */
export const DOUBLINGS = 6
/** How many minutes to pay a hold of so many seconds leaves, as they are told to the shopper. */
export const minutesToPay = (hold: Seconds): number =>
  Math.min(HOLD_MINUTES, Math.floor(hold / minutes(1)))
/** Nobody is sent to a payment page with less time to pay than this. */
const LEAST_TO_PAY: Seconds = minutes(5)

/**
 * When the payment page of an order closes. The hold may end earlier where the order was placed in the
 * shop, or its page is opened in place of another: the clock closes the page then.
 *
 * @param order `awaitUntil`: of the claim under which it gets another page
 */
export const pageEnd = (order: {
  origin: OrderOrigin
  placedAt: Seconds
  holdUntil: Seconds
  awaitUntil: Seconds | null
}): Seconds =>
  order.origin === 'shop'
    ? order.placedAt + HOLD_SECONDS
    : Math.max(order.holdUntil, (order.awaitUntil ?? 0) + HOLD_SECONDS)

/**
 * What a cart or a network has held of a variant and not paid for: when its last hold ends or has
 * ended, and how many holds there were within a day.
 */
export type EarlierHold = { variantId: string; endsAt: Seconds; times: number }

export type NextHold =
  | { ok: true; until: Seconds }
  /** Others come first. `from`: when the variant can be ordered again. */
  | { ok: false; variantId: string; from: Seconds }

/**
 * Until when an order that is placed at `at` may hold its stock: for one hold, or, where it takes
 * the last units of variants that were held before, until that earlier hold ends.
 *
 * @param earlier holds of variants of which the order leaves none
 */
export function nextHold(earlier: EarlierHold[], at: Seconds): NextHold {
  const counts = earlier.filter((hold) => at < coolUntil(hold))
  const over = counts.filter(({ endsAt }) => endsAt - at < LEAST_TO_PAY)
  const last = over.toSorted((a, b) => coolUntil(b) - coolUntil(a))[0]
  if (last) return { ok: false, variantId: last.variantId, from: coolUntil(last) }
  return { ok: true, until: Math.min(at + HOLD_SECONDS, ...counts.map(({ endsAt }) => endsAt)) }
}

const coolUntil = ({ endsAt, times }: EarlierHold): Seconds =>
  endsAt + COOL_DOWN * 2 ** Math.min(times - 1, DOUBLINGS)
