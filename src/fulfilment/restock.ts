import { audit } from '../admin/audit.ts'
import { mayDo } from '../admin/rules.ts'
import { runAct } from '../mail/outbox.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { giveBackUnits } from '../orders/hold-queries.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import { movedMeanwhile, notAllowed, type PiecesRefused } from './change-pieces.ts'
import {
  type ChangeablePiece,
  claimToRestock,
  eventsOfAct,
  noteRestocked,
  piecesToChange,
} from './piece-queries.ts'
import { mayRestock } from './rules.ts'

/** Why nothing was put into stock; `nothing-held`: a line did not take so many units from it. */
export type RestockRefused = PiecesRefused | { ok: false; reason: 'nothing-held' }

/**
 * Puts pieces back into stock that came back or are not made any more: all or none, each once. It
 * moves no money, and refunds put nothing into stock. What an order took from stock is given back
 * once, here or when its money was never accepted (`giveBackStock`).
 *
 * @param asked `act`: one-time id, repeated it happens once and answers like the first time;
 *   `pieces`: each with the version that whoever does it has seen
 */
export async function restockPieces(
  desk: DeskContext,
  asked: { act: string; pieces: { id: string; version: number }[] },
): Promise<{ ok: true; restocked: number } | RestockRefused> {
  const versions = new Map(asked.pieces.map(({ id, version }) => [id, version]))
  if (!mayDo(desk.staff.role, 'change-orders') || versions.size === 0) return notAllowed
  // The second time tells why the first could not be written.
  for (const _ of [1, 2]) {
    const [found, done] = await desk.db.batch([
      piecesToChange(desk.db, [...versions.keys()]),
      eventsOfAct(desk.db, asked.act),
    ])
    if (done.length > 0) {
      const isSame = done.every(
        (event) =>
          event.leaves === event.enters && versions.get(event.pieceId) === event.leavesVersion,
      )
      const isWhole = done.length === versions.size && found.every(({ restockedAt }) => restockedAt)
      return isSame && isWhole ? { ok: true, restocked: done.length } : movedMeanwhile
    }
    const isAsSeen = ({ id, version }: ChangeablePiece) => versions.get(id) === version
    if (found.length < versions.size || !found.every(isAsSeen)) return movedMeanwhile
    if (!found.every(mayRestock)) return notAllowed
    const written = await write(desk, asked.act, found)
    if (written === 'nothing-held') return { ok: false, reason: written }
    if (written) return { ok: true, restocked: found.length }
  }
  return movedMeanwhile
}

/** @returns whether it happened; false when somebody was quicker: read again to know */
async function write(
  desk: DeskContext,
  act: string,
  pieces: ChangeablePiece[],
): Promise<boolean | 'nothing-held'> {
  const { db, staff } = desk
  const at = now()
  const [orderId = '', ...others] = new Set(pieces.map((piece) => piece.orderId))
  const isOfOne = others.length === 0
  const entry = await audit(desk, staff, {
    id: act,
    act: 'pieces-restocked',
    subject: isOfOne ? 'order' : 'pieces',
    subjectId: isOfOne ? orderId : `${pieces.length}`,
    after: { restocked: pieces.map(({ id }) => id) },
  })
  const units = Map.groupBy(pieces, ({ lineId }) => lineId)
  try {
    await runAct(desk, [
      claimToRestock(db, pieces, { at, staffId: staff.id, act }),
      noteRestocked(
        db,
        pieces.map(({ id }) => id),
        at,
      ),
      ...giveBackUnits(
        db,
        [...units].map(([lineId, { length: quantity }]) => ({ lineId, quantity })),
      ),
      ...entry.statements,
    ])
    return true
  } catch (error) {
    if (brokeConstraint(error, 'held_not_negative')) return 'nothing-held'
    const once = ['piece_events', 'restocked_once', 'audit_log.id']
    if (once.some((key) => brokeConstraint(error, key))) return false
    throw error
  }
}
