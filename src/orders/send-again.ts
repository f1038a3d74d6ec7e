import { audit } from '../admin/audit.ts'
import { runAct } from '../mail/outbox.ts'
import { brokeConstraint } from '../platform/db.ts'
import type { DeskContext } from './desk-context.ts'
import { mailFromDesk } from './mail-from-desk.ts'
import { readByOwner } from './write-mail.ts'

/** Whether a kind of mail about orders goes to the shopper. */
export const goesToShopper = (kind: string): boolean => !readByOwner.includes(kind)

/**
 * Sends a mail about an order to its shopper again, as a new mail with a new link: what the first
 * said and when stays as it is. Once per act.
 *
 * @param mail one of the order's that goes to the shopper
 */
export async function sendAgain(
  desk: DeskContext,
  asked: {
    act: string
    order: { id: string; email: string }
    mail: { id: string; kind: string; detail: string | null }
  },
): Promise<void> {
  const { act, order, mail } = asked
  const { kind, detail } = mail
  const entry = await audit(desk, desk.staff, {
    id: act,
    act: 'mail-sent-again',
    ...{ subject: 'order', subjectId: order.id },
    after: { mail: mail.id, kind },
  })
  const again = await mailFromDesk(desk, order, { cause: `again:${act}`, kind, detail })
  try {
    await runAct(desk, [...entry.statements, ...again])
  } catch (error) {
    if (!brokeConstraint(error, 'audit_log.id')) throw error
  }
}
