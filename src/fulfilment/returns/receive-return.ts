import { audit } from '../../admin/audit.ts'
import { auditById } from '../../admin/queries.ts'
import { type ActPart, runAct } from '../../mail/outbox.ts'
import type { DeskContext } from '../../orders/desk-context.ts'
import { insertNote } from '../../orders/desk-queries.ts'
import { readOrder } from '../../orders/read-order.ts'
import { now } from '../../platform/clock.ts'
import { brokeConstraint } from '../../platform/db.ts'
import { seal } from '../../platform/sealing.ts'
import { type ChangedMeanwhile, changedMeanwhile } from './answer-return.ts'
import {
  changeReturn,
  piecesCome,
  piecesOfReturn,
  type ReturnPieceRow,
  returnById,
} from './queries.ts'
import { tellOfReturn } from './tell-of-return.ts'

type Condition = 'as-sent' | 'damaged'

type Received = {
  act: string
  id: string
  /** Of the return, as the form showed it. */
  version: number
  /** Those that came. */
  pieces: string[]
  /** How they came. */
  condition: Condition
  /** For staff, kept with the notes of the order; empty: none. */
  note: string
  /** Whether the shopper gets a mail. */
  tell: boolean
}

/**
 * Notes that pieces of a return have come: they are `returned`, each with its event, and no longer
 * in their parcel, whose contents stay known. The return is over when all have come. Once per act.
 */
export async function receiveReturn(
  desk: DeskContext,
  received: Received,
): Promise<{ ok: true } | ChangedMeanwhile> {
  const { db, config } = desk
  const { act, id } = received
  // A parcel that is noted as delivered meanwhile gives its pieces another version: once more.
  for (const _ of [1, 2]) {
    const [[done], [row], inIt] = await db.batch([
      auditById(db, act),
      returnById(db, id),
      piecesOfReturn(db, id),
    ])
    // Received by this form, but as it is pressed now?
    if (done) return cameAs(inIt, received) ? { ok: true } : changedMeanwhile
    const came = inIt
      .filter(({ pieceId }) => received.pieces.includes(pieceId))
      .map(({ pieceId, version }) => ({ id: pieceId, version }))
    if (!row || came.length === 0 || came.length < received.pieces.length) return changedMeanwhile
    const order = await readOrder(db, config, row.orderId)
    if (!order) return changedMeanwhile
    try {
      await write(desk, received, order, came)
      return { ok: true }
    } catch (error) {
      if (brokeConstraint(error, 'audit_log.id')) continue
      if (brokeConstraint(error, 'returns.version')) return changedMeanwhile
      if (!brokeConstraint(error, 'piece_events')) throw error
    }
  }
  return changedMeanwhile
}

const cameAs = (inIt: ReturnPieceRow[], { pieces, condition }: Received): boolean =>
  pieces.every((id) => inIt.some((each) => each.pieceId === id && each.condition === condition))

async function write(
  desk: DeskContext,
  { act, id, version, condition, note, tell }: Received,
  order: { id: string; email: string },
  came: { id: string; version: number }[],
): Promise<void> {
  const { db, staff } = desk
  const at = now()
  const noted = await audit(desk, staff, {
    ...{ id: act, act: 'return-received', subject: 'order', subjectId: order.id },
    after: { return: id, pieces: came.map((piece) => piece.id), condition },
  })
  await runAct(desk, [
    ...noted.statements,
    changeReturn(db, { id, version, states: ['agreed'] }, {}),
    ...piecesCome(db, id, came, { at, staffId: staff.id, act, condition }),
    ...(note ? await noteOf(desk, order.id, act, note) : []),
    ...(tell ? await tellOfReturn(desk, order, 'return-received', id, act) : []),
  ])
}

async function noteOf(
  { db, config, staff }: DeskContext,
  orderId: string,
  act: string,
  note: string,
): Promise<ActPart[]> {
  const text = await seal(config.sealingKeys, `order_notes.text:${act}`, note)
  return [insertNote(db, { id: act, orderId, kind: 'staff', text, staffId: staff.id, at: now() })]
}
