import type { ActPart } from '../mail/outbox.ts'
import { insertEvent, type OrderRow, updateOrder } from '../orders/queries.ts'
import type { EventKind } from '../orders/rules.ts'
import { now } from '../platform/clock.ts'
import type { PaymentContext } from './context.ts'
import { type DisputeNote, firstDue, isDueNote, isOver, textOf } from './dispute-rules.ts'
import { attentionMail, mailToOwner } from './enqueue-order-mail.ts'

const disputeEvents: Record<string, EventKind> = {
  ...{ inquiry: 'disputed', open: 'disputed', appeal: 'disputed' },
  ...{ withdrawn: 'dispute-withdrawn', reinstated: 'dispute-reinstated' },
  ...{ won: 'dispute-won', lost: 'dispute-lost', closed: 'dispute-closed' },
}

const eventOf = (what: DisputeNote['what']): EventKind => disputeEvents[what] ?? 'dispute-due'
const isBeginning = (what: DisputeNote['what']) => eventOf(what) === 'disputed'

/**
 * The parts that note what happened in disputes: an event for each with its amount, and a mail to
 * the owner for a dispute that began, unless it is over already, or ended. A new time to answer is an
 * event where nothing else happened: something must claim the note.
 *
 * @param disputed whether one is still open afterwards
 */
export async function noteDisputes(
  context: PaymentContext,
  order: OrderRow,
  notes: DisputeNote[],
  disputed: boolean,
): Promise<ActPart[]> {
  const { db } = context
  const over = new Set(notes.flatMap(({ dispute, what }) => (isOver(what) ? dispute : [])))
  const others = notes.filter(({ what }) => !isDueNote(what))
  const told = others.length > 0 ? others : notes
  const parts = told.map(async ({ dispute, what, amount }, at): Promise<ActPart[]> => {
    // Numbered by what was noted before: of two callers at once only one can write it.
    const id = `${order.id}:dispute:${order.disputeNotes.length + at}`
    const event = { id, orderId: order.id, kind: eventOf(what), amount, at: now() }
    const detail = `${what}:${amount}`
    return [
      insertEvent(db, event),
      ...(isBeginning(what) && !over.has(dispute)
        ? [await attentionMail(context, order, 'disputed', id)]
        : []),
      ...(isOver(what)
        ? [await mailToOwner(context, order, 'dispute-over', { which: id, detail })]
        : []),
    ]
  })
  const begun = notes.some(({ what }) => isBeginning(what))
  const attention = order.attention === 'disputed' ? null : order.attention
  const disputeNotes = [...order.disputeNotes, ...notes.map(textOf)]
  return [
    updateOrder(db, order.id, {
      ...{ disputed, disputeNotes, disputeDue: firstDue(disputeNotes) },
      ...(disputed ? begun && { attention: 'disputed' } : { attention }),
    }),
    ...(await Promise.all(parts)).flat(),
  ]
}
