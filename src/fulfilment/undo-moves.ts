import { auditById } from '../admin/queries.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { unseal } from '../platform/sealing.ts'
import {
  changeOf,
  movedMeanwhile,
  notAllowed,
  type PiecesRefused,
  type Values,
  writeChanges,
} from './change-pieces.ts'
import { eventsOfAct, piecesOfAct } from './piece-queries.ts'
import { mayMoveByHand } from './rules.ts'

/**
 * Takes back what `movePieces` did under the id `undo`: its pieces go where they came from, with the
 * place, packet and wait that they had, as a new move. Mails that went out stay true of then.
 *
 * @returns `moved-meanwhile` when one of them has changed since; then none is changed
 */
export async function undoMoves(
  desk: DeskContext,
  { act, undo }: { act: string; undo: string },
): Promise<{ ok: true; moved: number } | PiecesRefused> {
  const { db, staff } = desk
  // The second time tells why the first could not be written.
  for (const _ of [1, 2]) {
    const [moves, found, [entry], done] = await db.batch([
      eventsOfAct(db, undo),
      piecesOfAct(db, undo),
      auditById(db, undo),
      eventsOfAct(db, act),
    ])
    const left = new Map(moves.map((move) => [move.pieceId, move.leavesVersion]))
    if (done.length > 0) {
      const same = done.every(
        ({ pieceId, leavesVersion }) => leavesVersion === (left.get(pieceId) ?? 0) + 1,
      )
      return same && done.length === moves.length
        ? { ok: true, moved: done.length }
        : movedMeanwhile
    }
    if (entry?.act !== 'pieces-moved' || !entry.before) return notAllowed
    if (found.some(({ id, version }) => version !== (left.get(id) ?? 0) + 1)) return movedMeanwhile
    const place = `audit_log.before:${undo}` as const
    const before: Record<string, Values> = JSON.parse(
      await unseal(desk.config.sealingKeys, place, entry.before),
    )
    const changed = found.map((piece) => {
      const { stage = piece.stage, ...values } = before[piece.id] ?? {}
      return changeOf(piece, { ...values, enters: stage })
    })
    const isAllowed = changed.every(
      ({ piece, change: { leaves, enters } }) =>
        piece.isPaid &&
        !piece.isPacked &&
        (leaves === enters || mayMoveByHand(staff.role, leaves, enters)),
    )
    if (!isAllowed) return notAllowed
    if (await writeChanges(desk, { id: act, name: 'moves-undone' }, changed))
      return { ok: true, moved: changed.length }
  }
  return movedMeanwhile
}
