import { audit } from '../../admin/audit.ts'
import type { StaffMember } from '../../admin/env.ts'
import { type ActPart, enqueueMail, type Outbox, runAct } from '../../mail/outbox.ts'
import { readOrder } from '../../orders/read-order.ts'
import { now } from '../../platform/clock.ts'
import { brokeConstraint } from '../../platform/db.ts'
import { seal } from '../../platform/sealing.ts'
import type { ReturnReason, ReturnState } from '../rules.ts'
import { insertReturn, piecesOfReturn, putIntoReturn, returnById } from './queries.ts'
import { readReturnable } from './read-returnable.ts'
import { canBeAsked, decideReturn, type NotAsked } from './rules.ts'
import { tellOfReturn } from './tell-of-return.ts'

type Asked = {
  /** Made by the form: asked for twice, there is one return. Of staff, the id of the act as well. */
  id: string
  orderId: string
  pieces: string[]
  reason: ReturnReason
  /** In words; empty: nothing. */
  note: string
}

type Outcome = { ok: true; id: string; state: ReturnState } | { ok: false; reason: NotAsked }

/**
 * Asks in the shopper's name for pieces to be given back: agreed at once where the law lets them
 * withdraw (`decideReturn`), else the desk answers. The shopper has the acknowledgement of receipt,
 * the owner a mail. What staff enter is agreed, whatever the rules say of it.
 *
 * @param by who of the staff enters it, and whether the shopper gets the mail; left out: the shopper
 */
export async function askReturn(
  outbox: Outbox,
  asked: Asked,
  by?: { staff: StaffMember; tell: boolean },
): Promise<Outcome> {
  const { db, config } = outbox
  // The second time tells why the first could not be written.
  for (const _ of [1, 2]) {
    const done = await askedBefore(outbox, asked, by)
    if (done) return done
    const order = await readOrder(db, config, asked.orderId)
    const isOpen = order?.state === 'paid' || (by && order?.state === 'refunded')
    if (!order || !isOpen) return { ok: false, reason: 'not-returnable' }
    const { pieces } = await readReturnable(db, config, order)
    const chosen = pieces.filter(({ id }) => asked.pieces.includes(id))
    if (chosen.length < asked.pieces.length) return { ok: false, reason: 'not-returnable' }
    const standings = chosen.map(({ standing }) => standing)
    const byRule = decideReturn(standings, asked.reason)
    const state = by && standings.length > 0 && standings.every(canBeAsked) ? 'agreed' : byRule
    if (state !== 'agreed' && state !== 'asked')
      // The same form, posted twice, may have asked for them since.
      return (await askedBefore(outbox, asked, by)) ?? { ok: false, reason: state }
    try {
      await write(outbox, asked, { order, state, by })
      return { ok: true, id: asked.id, state }
    } catch (error) {
      if (brokeConstraint(error, 'returns_of_shopper')) return { ok: false, reason: 'too-many' }
      const known = ['returns.id', 'return_pieces', 'audit_log.id', 'outbox.cause']
      if (!known.some((key) => brokeConstraint(error, key))) throw error
    }
  }
  return (await askedBefore(outbox, asked, by)) ?? { ok: false, reason: 'not-returnable' }
}

async function askedBefore(
  { db }: Outbox,
  asked: Asked,
  by: object | undefined,
): Promise<Outcome | null> {
  const { id, orderId } = asked
  const [row] = await returnById(db, id)
  if (!row) return null
  const inIt = (await piecesOfReturn(db, id)).map(({ pieceId }) => pieceId)
  // The form of staff says how many, of those that are left.
  const isSame = by || asked.pieces.every((piece) => inIt.includes(piece))
  if (row.orderId !== orderId || !isSame) return { ok: false, reason: 'not-returnable' }
  return { ok: true, id, state: row.state }
}

async function write(
  outbox: Outbox,
  { id, orderId, pieces, reason, note }: Asked,
  as: {
    order: { id: string; email: string }
    state: 'agreed' | 'asked'
    by: { staff: StaffMember; tell: boolean } | undefined
  },
): Promise<void> {
  const { db, config } = outbox
  const { order, state, by } = as
  const at = now()
  const row = {
    ...{ id, orderId, state, reason, askedAt: at },
    note: note ? await seal(config.sealingKeys, `returns.note:${id}`, note) : null,
    staffId: by?.staff.id ?? null,
    agreedAt: state === 'agreed' ? at : null,
  }
  const entry = by && {
    ...{ id, act: 'return-entered', subject: 'order', subjectId: orderId },
    after: { return: id, pieces, reason },
  }
  const noted = entry ? (await audit(outbox, by.staff, entry)).statements : []
  await runAct(outbox, [
    insertReturn(db, row),
    putIntoReturn(db, { id, orderId }, pieces),
    ...noted,
    ...(await mailsOf(outbox, order, id, by)),
  ])
}

async function mailsOf(
  outbox: Outbox,
  order: { id: string; email: string },
  id: string,
  by: { tell: boolean } | undefined,
): Promise<ActPart[]> {
  if (by) return by.tell ? tellOfReturn(outbox, order, 'return-agreed', id) : []
  const toOwner = { cause: `return-new:${id}`, kind: 'return-new', to: outbox.config.OWNER_MAIL }
  return [
    ...(await tellOfReturn(outbox, order, 'return-asked', id)),
    await enqueueMail(outbox, { ...toOwner, subjectId: order.id, detail: id }),
  ]
}
