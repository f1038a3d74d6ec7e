import { minutes } from '../../platform/clock.ts'

/** How long a shopper has to pay. */
export const HOLD_MINUTES = 30
/**
 * How long an order holds its stock. Stripe's pages stay open for 30 minutes at least, from when it
 * gets the request.
 */
export const HOLD_SECONDS = minutes(HOLD_MINUTES + 1)
