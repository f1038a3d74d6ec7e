import { audit } from '../../admin/audit.ts'
import type { StaffMember } from '../../admin/env.ts'
import { type Outbox, runAct } from '../../mail/outbox.ts'
import { now } from '../../platform/clock.ts'
import { brokeConstraint, type Db } from '../../platform/db.ts'
import type { ReturnState } from '../rules.ts'
import { changeReturn, endedState, letGo, piecesOfReturn, returnById } from './queries.ts'

/**
 * Ends a return without what has not come: the shopper keeps it after all. What has come stays
 * received. Nothing to do, and all is well, where it is over already because of that.
 *
 * @param by who of the staff ends it, and its `version` as the form showed it; left out: the shopper
 * @returns not ok: it is no return of this order, all has come, it was refused, or has changed since
 */
export async function withdrawReturn(
  outbox: Outbox,
  { id, orderId }: { id: string; orderId: string },
  by?: { staff: StaffMember; act: string; version: number },
): Promise<{ ok: true } | { ok: false; reason: 'over' }> {
  const { db } = outbox
  const seen = { id, ...(by && { version: by.version }) }
  const [row] = await returnById(db, id)
  if (row?.orderId !== orderId) return { ok: false, reason: 'over' }
  if (await isEnded(db, row)) return { ok: true }
  const entry = by && {
    ...{ id: by.act, act: 'return-ended', subject: 'order', subjectId: orderId },
    after: { return: id },
  }
  try {
    await runAct(outbox, [
      ...(entry ? (await audit(outbox, by.staff, entry)).statements : []),
      changeReturn(
        db,
        { ...seen, states: ['asked', 'agreed'] },
        { state: endedState, closedAt: now() },
      ),
      letGo(db, id),
    ])
    return { ok: true }
  } catch (error) {
    const meanwhile = ['audit_log.id', 'returns.version', 'return_goes_forward']
    if (!meanwhile.some((name) => brokeConstraint(error, name))) throw error
    const [again] = await returnById(db, id)
    return again && (await isEnded(db, again)) ? { ok: true } : { ok: false, reason: 'over' }
  }
}

/** Whether it ended without what has not come: what is received whole did not. */
async function isEnded(db: Db, { id, state }: { id: string; state: ReturnState }) {
  if (state !== 'received') return state === 'withdrawn'
  return (await piecesOfReturn(db, id)).some(({ receivedAt }) => receivedAt === null)
}
