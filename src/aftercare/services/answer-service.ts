import { audit, isSameAct } from '../../admin/audit.ts'
import { auditById } from '../../admin/queries.ts'
import { type ActPart, runAct } from '../../mail/outbox.ts'
import type { DeskContext } from '../../orders/desk-context.ts'
import { mailFromDesk } from '../../orders/mail-from-desk.ts'
import { now } from '../../platform/clock.ts'
import { brokeConstraint, type Statement } from '../../platform/db.ts'
import { sealAnswer } from './open-service.ts'
import { changeService, serviceById } from './queries.ts'

type Seen = { act: string; id: string; version: number }

/** Not ok: somebody else has answered or closed it. */
type Outcome = { ok: true } | { ok: false; reason: 'changed-meanwhile' }

/**
 * Answers a request that waits for it. The shopper gets the answer by mail.
 *
 * @param order its address opened
 */
export const answerService = async (
  desk: DeskContext,
  told: Seen & { answer: string },
  order: { id: string; email: string },
): Promise<Outcome> => {
  const { id, version, answer } = told
  const kind = 'service-answer'
  return change(desk, told, 'service-answered', order.id, [
    changeService(
      desk.db,
      { id, version, states: ['open'] },
      { state: 'answered', answer: await sealAnswer(desk.config, id, answer), saidAt: now() },
    ),
    ...(await mailFromDesk(desk, order, { cause: `${kind}:${id}`, kind, detail: id })),
  ])
}

/** Notes that nothing is left to do for a request. It is told to nobody. */
export const closeService = (
  desk: DeskContext,
  told: Seen,
  order: { id: string },
): Promise<Outcome> => {
  const { id, version } = told
  const seen = { id, version, states: ['open' as const, 'answered' as const] }
  return change(desk, told, 'service-done', order.id, [
    changeService(desk.db, seen, { state: 'done', doneAt: now() }),
  ])
}

/** What was said is not noted in the log, which keeps it longer than the request. */
async function change(
  desk: DeskContext,
  { act, id }: Seen,
  name: string,
  orderId: string,
  parts: (ActPart | Statement)[],
): Promise<Outcome> {
  const { db, staff } = desk
  const noted = await audit(desk, staff, {
    ...{ id: act, act: name, subject: 'order', subjectId: orderId },
    after: { service: id },
  })
  try {
    await runAct(desk, [...noted.statements, ...parts])
    return { ok: true }
  } catch (error) {
    const meanwhile = ['audit_log.id', 'service_requests.version', 'service_goes_forward']
    if (![...meanwhile, 'outbox.cause'].some((key) => brokeConstraint(error, key))) throw error
    const [[done], [row]] = await db.batch([auditById(db, act), serviceById(db, id)])
    const isDone = done && row && isSameAct(done, name, orderId) && row.state !== 'open'
    return isDone ? { ok: true } : { ok: false, reason: 'changed-meanwhile' }
  }
}
