import { type VisitBindings, writePoint } from './write-point.ts'

/**
 * Records that an order was paid, and nothing else: the news often comes from the payment provider
 * or a scheduled run, and what is known about the shopper belongs to the order.
 */
export const recordOrderPaid = (bindings: VisitBindings): void =>
  writePoint(bindings, { event: 'order paid' })
