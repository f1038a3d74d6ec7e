import type { DeskContext } from '../orders/desk-context.ts'
import {
  changeOf,
  movedMeanwhile,
  notAllowed,
  type PiecesRefused,
  writeChanges,
} from './change-pieces.ts'
import { eventsOfAct, piecesToChange } from './piece-queries.ts'
import { isUnsent, type WaitsFor } from './rules.ts'

type Note = {
  act: string
  piece: string
  version: number
  /** Null: work can go on. */
  waitsFor: WaitsFor | null
  /** What it waits for, as the workshop calls it. Never about a person. */
  wanted: string
  place: string
}

/**
 * Notes where a piece lies and what it waits for. Like a move it claims the version that it has
 * seen; a note that changes nothing is none. What is ready waits for nothing.
 */
export async function noteWaiting(
  desk: DeskContext,
  { act, piece: id, version, place, ...asked }: Note,
): Promise<{ ok: true } | PiecesRefused> {
  const { waitsFor } = asked
  const wanted = waitsFor ? asked.wanted : ''
  // The second time tells why the first could not be written.
  for (const _ of [1, 2]) {
    const [[piece], [done]] = await desk.db.batch([
      piecesToChange(desk.db, [id]),
      eventsOfAct(desk.db, act),
    ])
    const isSame = piece?.waitsFor === waitsFor && piece.wanted === wanted && piece.place === place
    if (done) {
      const isItself = done.pieceId === id && done.leavesVersion === version
      // Where nobody has changed the piece since, it is as this form noted it.
      const isOther = piece?.version === version + 1 && !isSame
      return isItself && !isOther ? { ok: true } : movedMeanwhile
    }
    if (!piece || piece.version !== version) return movedMeanwhile
    const isDoneWith = waitsFor !== null && piece.stage === 'ready'
    if (!piece.isPaid || piece.isPacked || !isUnsent(piece.stage) || isDoneWith) return notAllowed
    if (isSame) return { ok: true }
    const changed = changeOf(piece, { waitsFor, wanted, place })
    if (await writeChanges(desk, { id: act, name: 'piece-noted' }, [changed])) return { ok: true }
  }
  return movedMeanwhile
}
