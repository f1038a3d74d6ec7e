import { audit, isSameAct } from '../../admin/audit.ts'
import { auditById } from '../../admin/queries.ts'
import { runAct } from '../../mail/outbox.ts'
import type { DeskContext } from '../../orders/desk-context.ts'
import { readOrder } from '../../orders/read-order.ts'
import { now } from '../../platform/clock.ts'
import { brokeConstraint } from '../../platform/db.ts'
import { seal } from '../../platform/sealing.ts'
import { changeReturn, letGo, returnById } from './queries.ts'
import { tellOfReturn } from './tell-of-return.ts'

/** Somebody else has answered it, or the shopper keeps the pieces after all. */
export type ChangedMeanwhile = { ok: false; reason: 'changed-meanwhile' }

export const changedMeanwhile: ChangedMeanwhile = { ok: false, reason: 'changed-meanwhile' }

/**
 * Answers a return that waits for it: agrees, and the shopper gets the slip, or refuses, and another
 * return may have the pieces. The shopper is told, with the words.
 *
 * @param told `version`: of the return, as the form showed it; `answer`: words to the shopper
 */
export async function answerReturn(
  desk: DeskContext,
  told: { act: string; id: string; version: number; agree: boolean; answer: string },
): Promise<{ ok: true } | ChangedMeanwhile> {
  const { db, config, staff } = desk
  const { act, id, version, agree, answer } = told
  const [[done], [row]] = await db.batch([auditById(db, act), returnById(db, id)])
  const name = agree ? 'return-agreed' : 'return-refused'
  // Sent by this form, but with the other button now?
  if (done) return row && isSameAct(done, name, row.orderId) ? { ok: true } : changedMeanwhile
  const order = row && (await readOrder(db, config, row.orderId))
  if (!order) return changedMeanwhile
  const at = now()
  const noted = await audit(desk, staff, {
    ...{ id: act, act: name, subject: 'order', subjectId: order.id },
    after: { return: id, answer },
  })
  const change = {
    state: agree ? ('agreed' as const) : ('refused' as const),
    answer: answer ? await seal(config.sealingKeys, `returns.answer:${id}`, answer) : null,
    ...(agree ? { agreedAt: at } : { closedAt: at }),
  }
  try {
    await runAct(desk, [
      ...noted.statements,
      changeReturn(db, { id, version, states: ['asked'] }, change),
      ...(agree ? [] : [letGo(db, id)]),
      ...(await tellOfReturn(desk, order, name, id)),
    ])
    return { ok: true }
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return answerReturn(desk, told)
    const meanwhile = ['returns.version', 'return_goes_forward']
    if (meanwhile.some((name) => brokeConstraint(error, name))) return changedMeanwhile
    throw error
  }
}
