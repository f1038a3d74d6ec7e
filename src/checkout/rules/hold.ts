import { minutes } from '../../platform/clock.ts'

/** How long a shopper has to pay. */
export const HOLD_MINUTES = 30
/** The hold of an order: a minute more, for the way to the provider, whose pages must stay open for 30 minutes at least. */
export const HOLD_SECONDS = minutes(HOLD_MINUTES + 1)
