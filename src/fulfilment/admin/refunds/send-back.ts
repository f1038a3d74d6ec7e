import type { RefundAsked } from '../../../payments/claim-refund.ts'
import type { PaymentDesk } from '../../../payments/payment-desk.ts'
import { type Refunded, refundOrder } from '../../../payments/refund-order.ts'
import { now } from '../../../platform/clock.ts'
import { brokeConstraint } from '../../../platform/db.ts'
import { changeOf } from '../../change-pieces.ts'
import { changePieces, claimPieces, piecesToChange } from '../../piece-queries.ts'

type Cancelled = { id: string; version: number }[]

/**
 * Sends money of an order back, and cancels pieces that are not made or sent any more because of it:
 * both or neither. Once, however often it is asked for with the same `act`.
 *
 * @param cancelled each with the version that whoever does it has seen
 * @returns `moved-meanwhile` when one of the pieces has changed since, or is in a parcel
 */
export async function sendBack(
  desk: PaymentDesk,
  asked: RefundAsked,
  cancelled: Cancelled,
): Promise<Refunded | { ok: false; reason: 'moved-meanwhile' }> {
  try {
    return await refundOrder(desk, asked, await cancelling(desk, asked.act, cancelled))
  } catch (error) {
    if (brokeConstraint(error, 'piece_events')) return { ok: false, reason: 'moved-meanwhile' }
    throw error
  }
}

/** The parts that cancel pieces: they break `piece_events` where one is not as it was seen. */
async function cancelling({ db, staff }: PaymentDesk, act: string, cancelled: Cancelled) {
  if (cancelled.length === 0) return []
  const at = now()
  const found = await piecesToChange(
    db,
    cancelled.map(({ id }) => id),
  )
  const changes = found.map((piece) => ({
    ...changeOf(piece, {
      ...{ enters: 'cancelled', since: at, packet: null, waitsFor: null, wanted: '' },
    }).change,
    version: cancelled.find(({ id }) => id === piece.id)?.version ?? 0,
  }))
  return [claimPieces(db, changes, { at, staffId: staff.id, act }), changePieces(db, changes)]
}
