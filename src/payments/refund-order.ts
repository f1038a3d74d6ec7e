import { audit } from '../admin/audit.ts'
import { type ActPart, runAct } from '../mail/outbox.ts'
import { brokeConstraint } from '../platform/db.ts'
import {
  claimFault,
  claimRefund,
  isCovered,
  type NotClaimed,
  type RefundAsked,
} from './claim-refund.ts'
import { inMoney, type PaymentDesk } from './payment-desk.ts'
import { refundById } from './refund-queries.ts'
import { type SentRefund, sendRefund } from './send-refund.ts'

export type Refunded =
  | { ok: true; refund: SentRefund }
  | { ok: false; reason: NotClaimed | 'changed-meanwhile' }

/**
 * Sends money of an order back: claims it, in one batch with its entry in the log, and then has it
 * sent. Once, however often it is asked for with the same `act`. What the provider refuses is a
 * refund that failed, with its fault.
 *
 * @param parts what else happens with it, all or nothing
 * @param only the state in which the order must be, where one alone will do
 */
export async function refundOrder(
  desk: PaymentDesk,
  asked: RefundAsked,
  parts: ActPart[] = [],
  only?: 'review',
): Promise<Refunded> {
  if (!isCovered(asked)) return { ok: false, reason: 'more-than-sold' }
  const { act, orderId, amount, way, reason } = asked
  const noted = await audit(desk, desk.staff, {
    ...{ id: act, act: 'order-refunded', subject: 'order', subjectId: orderId },
    after: { amount: inMoney(desk, amount), way, refundReason: reason },
  })
  try {
    const claim = await claimRefund(desk, asked, only)
    // First, so that a form that was posted twice is known as such.
    await runAct(desk, [...noted.statements, ...claim, ...parts])
  } catch (error) {
    const again = ['audit_log.id', 'refunds.id'].some((key) => brokeConstraint(error, key))
    if (again) return asBefore(desk, asked)
    const fault = claimFault(error)
    if (fault) return { ok: false, reason: fault }
    if (brokeConstraint(error, '.version') || brokeConstraint(error, 'refunds.replaces'))
      return { ok: false, reason: 'changed-meanwhile' }
    throw error
  }
  return { ok: true, refund: await sendRefund(desk, act) }
}

/** The same act again answers like the first time; with something else in it, it does nothing. */
async function asBefore(desk: PaymentDesk, asked: RefundAsked): Promise<Refunded> {
  const { act, orderId, amount, way } = asked
  const [made] = await refundById(desk.db, act)
  const same = made?.orderId === orderId && made.amount === amount && made.way === way
  if (!same) return { ok: false, reason: 'changed-meanwhile' }
  return { ok: true, refund: await sendRefund(desk, act) }
}
