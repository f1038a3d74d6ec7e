import type { HandWay } from '../../orders/rules.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Db, Statement } from '../../platform/db.ts'
import type { Minor } from '../../platform/money.ts'
import { writeRow } from './row-queries.ts'

/**
 * Writes money into the journal that staff took or gave back by hand. Belongs into the batch of the
 * act that settles it.
 *
 * @param moved `id`: of the refund, or of the order for its sale: each is written once; `amount`:
 *   positive minor units, whichever way the money went
 */
export function journalOfHand(
  db: Db,
  moved: {
    id: string
    at: Seconds
    orderId: string
    kind: 'sale' | 'refund'
    way: HandWay
    amount: Minor
    currency: string
  },
): [Statement] {
  const { id, at, orderId, kind, way, amount, currency } = moved
  const gross = kind === 'sale' ? amount : -amount
  return writeRow(
    db,
    { id, at, provider: way, kind, gross, currency, reference: id },
    { orderId, paymentRef: null },
  )
}
