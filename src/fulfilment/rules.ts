/**
 * Where a piece is, one unit of an order line.
 *
 * - `to-make`: work has not begun
 * - `on-the-bench`: being made
 * - `at-the-assay-office`: to be hallmarked
 * - `ready`: can be sent
 * - `sent`, `delivered`: with its shipment
 * - `returned`: came back
 * - `cancelled`: is not made or sent any more
 */
export type Stage =
  | 'to-make'
  | 'on-the-bench'
  | 'at-the-assay-office'
  | 'ready'
  | 'sent'
  | 'delivered'
  | 'returned'
  | 'cancelled'

/** What a piece waits for before work goes on. */
export type WaitsFor = 'stone' | 'customer' | 'supplier' | 'other'
