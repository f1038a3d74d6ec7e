import { audit } from '../../admin/audit.ts'
import type { StaffMember } from '../../admin/env.ts'
import { type Outbox, runAct } from '../../mail/outbox.ts'
import { now } from '../../platform/clock.ts'
import { brokeConstraint } from '../../platform/db.ts'
import { changeReturn, endedState, letGo, returnById } from './queries.ts'

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
  if (row.state === 'withdrawn') return { ok: true }
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
    const isDone = brokeConstraint(error, 'audit_log.id') && again?.state === 'received'
    return isDone || again?.state === 'withdrawn' ? { ok: true } : { ok: false, reason: 'over' }
  }
}
