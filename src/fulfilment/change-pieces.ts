import { audit } from '../admin/audit.ts'
import { type ActPart, runAct } from '../mail/outbox.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import {
  type ChangeablePiece,
  changePieces,
  claimPieces,
  type PieceChange,
} from './piece-queries.ts'

/**
 * Why pieces were not changed: somebody else changed them first, or it is not for this person, from
 * this stage or in this order. What is in a parcel is taken out of it first.
 */
export type PiecesRefused = { ok: false; reason: 'moved-meanwhile' | 'not-allowed' }

export const movedMeanwhile: PiecesRefused = { ok: false, reason: 'moved-meanwhile' }
export const notAllowed: PiecesRefused = { ok: false, reason: 'not-allowed' }

/** A piece as it is, and what an act makes of it. */
export type Changed = { piece: ChangeablePiece; change: PieceChange }

/** A change of a piece that leaves alone what it does not name. */
export const changeOf = (
  piece: ChangeablePiece,
  to: Partial<Omit<PieceChange, 'id' | 'version' | 'leaves'>>,
): Changed => {
  const { id, version, stage, since, place, packet, waitsFor, wanted } = piece
  const now = { since, place, packet, waitsFor, wanted, enters: stage }
  return { piece, change: { id, version, leaves: stage, ...now, ...to } }
}

/**
 * Changes pieces in one batch with the act's entry in the log and its other parts, all or nothing.
 *
 * @returns whether it happened; false when somebody else has changed one of them, or the act has
 *   happened before: read again to know
 */
export async function writeChanges(
  desk: DeskContext,
  act: { id: string; name: string },
  changed: Changed[],
  parts: ActPart[] = [],
): Promise<boolean> {
  const changes = changed.map(({ change }) => change)
  const by = { at: now(), staffId: desk.staff.id, act: act.id }
  const entry = await audit(desk, desk.staff, {
    id: act.id,
    act: act.name,
    ...subjectOf(changed),
    before: valuesOf(changed, (piece) => piece),
    after: valuesOf(changed, (_, { enters, ...change }) => ({ ...change, stage: enters })),
  })
  try {
    await runAct(desk, [
      claimPieces(desk.db, changes, by),
      changePieces(desk.db, changes),
      ...entry.statements,
      ...parts,
    ])
    return true
  } catch (error) {
    const once = ['piece_events', 'audit_log', 'outbox.cause']
    if (once.some((key) => brokeConstraint(error, key))) return false
    throw error
  }
}

/** The order that they are all of; pieces of several orders are found by the act. */
function subjectOf(changed: Changed[]) {
  const orderIds = new Set(changed.map(({ piece }) => piece.orderId))
  const [orderId = ''] = orderIds
  if (orderIds.size === 1) return { subject: 'order', subjectId: orderId }
  return { subject: 'pieces', subjectId: `${changed.length}` }
}

/** What the log keeps of a piece, and an undo brings back: the values that changed. */
export type Values = Partial<
  Pick<ChangeablePiece, 'stage' | 'since' | 'place' | 'packet' | 'waitsFor' | 'wanted'>
>

/** The values that differ, of each piece by its id, as they were or as they become. */
function valuesOf(
  changed: Changed[],
  which: (piece: ChangeablePiece, change: PieceChange) => Required<Values>,
): Record<string, Values> {
  const fields = ['stage', 'since', 'place', 'packet', 'waitsFor', 'wanted'] as const
  return Object.fromEntries(
    changed.map(({ piece, change }) => {
      const after = { ...change, stage: change.enters }
      const values = which(piece, change)
      const differing = fields.filter((field) => piece[field] !== after[field])
      return [piece.id, Object.fromEntries(differing.map((field) => [field, values[field]]))]
    }),
  )
}
