import type { DeskContext } from '../../../orders/desk-context.ts'
import {
  changeOf,
  movedMeanwhile,
  notAllowed,
  type PiecesRefused,
  writeChanges,
} from '../../change-pieces.ts'
import { eventsOfAct, piecesToChange } from '../../piece-queries.ts'

/**
 * Notes in one act that pieces wait for nothing any more: what they wanted has come. All or none,
 * and like a move it claims the version that was seen.
 */
export async function endWaits(
  desk: DeskContext,
  { act, pieces }: { act: string; pieces: { id: string; version: number }[] },
): Promise<{ ok: true } | PiecesRefused> {
  const versions = new Map(pieces.map(({ id, version }) => [id, version]))
  const [found, done] = await desk.db.batch([
    piecesToChange(desk.db, [...versions.keys()]),
    eventsOfAct(desk.db, act),
  ])
  if (done.length > 0) {
    const same = done.every(({ pieceId, leavesVersion }) => versions.get(pieceId) === leavesVersion)
    return same && done.length === versions.size ? { ok: true } : movedMeanwhile
  }
  const isAsSeen = found.every(({ id, version }) => versions.get(id) === version)
  if (!isAsSeen || found.length < versions.size) return movedMeanwhile
  if (found.some(({ isPaid, isPacked }) => !isPaid || isPacked)) return notAllowed
  const changed = found
    .filter(({ waitsFor }) => waitsFor !== null)
    .map((piece) => changeOf(piece, { waitsFor: null, wanted: '' }))
  if (changed.length === 0) return { ok: true }
  const written = await writeChanges(desk, { id: act, name: 'waits-ended' }, changed)
  return written ? { ok: true } : movedMeanwhile
}
