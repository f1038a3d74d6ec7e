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
export const TOTAL = 90_490

export const bought = ['order-confirmed', 'order-new']
