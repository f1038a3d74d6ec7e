import { type VisitBook, writePoint } from './write-point.ts'

/**
 * Records that an order was paid, and nothing else: it is often the payment provider or the clock
 * that tells, and what is known of the shopper then belongs to the order.
 */
export const recordOrderPaid = (book: VisitBook): void => writePoint(book, { event: 'order paid' })
