import { audit } from '../../../admin/audit.ts'
import { runAct } from '../../../mail/outbox.ts'
import { markSettled } from '../../../mail/queries.ts'
import type { DeskContext } from '../../../orders/desk-context.ts'
import { now } from '../../../platform/clock.ts'
import { brokeConstraint } from '../../../platform/db.ts'

/**
 * Notes that somebody saw to a mail that did not go out, or takes that back. Once per act.
 *
 * @param mail one of those, with the order that it is about, if it is about one
 */
export async function settleMail(
  desk: DeskContext,
  asked: {
    act: string
    mail: { id: string; settledAt: number | null; orderId: string | null }
    settled: boolean
  },
): Promise<void> {
  const { act, mail, settled } = asked
  const { id, orderId } = mail
  // Somebody else did the same.
  if (settled === (mail.settledAt !== null)) return
  const entry = await audit(desk, desk.staff, {
    id: act,
    act: settled ? 'mail-settled' : 'mail-reopened',
    ...(orderId ? { subject: 'order', subjectId: orderId } : { subject: 'mail', subjectId: id }),
    after: { mail: id },
  })
  try {
    await runAct(desk, [...entry.statements, markSettled(desk.db, id, settled ? now() : null)])
  } catch (error) {
    if (!brokeConstraint(error, 'audit_log.id')) throw error
  }
}
