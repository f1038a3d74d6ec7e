import { audit } from '../admin/audit.ts'
import { auditById } from '../admin/queries.ts'
import { delayedDates, type PromisedDates } from '../delivery/rules/promised-dates.ts'
import { runAct } from '../mail/outbox.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { type OrderRow, orderById, updateOrder } from '../orders/queries.ts'
import { type CalendarDate, todayIn } from '../platform/calendar-date.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import { delaysOfOrder, moveDue, noteDelay, piecesOfOrder } from './piece-queries.ts'
import { isUnsent } from './rules.ts'
import { tellShopper } from './tell-shopper.ts'

type Refused = { ok: false; reason: 'moved-meanwhile' | 'not-allowed' | 'too-early' }

/**
 * Gives an order a new day by which it is ready to send, and the days of arrival that follow from
 * it. The promise stays beside them; the promised day itself takes the delay back.
 *
 * @param asked `readyBy`: not before today (in the shop's time zone) nor before the promise; `tell`:
 *   the shopper gets a mail, one for each new day; `seen`: the day that the form showed
 * @returns `not-allowed` where nobody has paid, or nothing is left to send; `moved-meanwhile` when
 *   somebody else has given it other dates since
 */
export async function delayOrder(
  desk: DeskContext,
  asked: {
    act: string
    orderId: string
    readyBy: CalendarDate
    tell: boolean
    seen: CalendarDate
  },
): Promise<{ ok: true } | Refused> {
  const { db, config, staff } = desk
  const { act, orderId, readyBy, tell, seen } = asked
  const [[order], pieces, delays, [done]] = await db.batch([
    orderById(db, orderId),
    piecesOfOrder(db, orderId),
    delaysOfOrder(db, orderId),
    auditById(db, act),
  ])
  const before = order && (order.newReadyBy ?? order.readyBy)
  // Delayed by this form, but to the day that it has now?
  if (done)
    return done.subjectId === orderId && readyBy === before
      ? { ok: true }
      : { ok: false, reason: 'moved-meanwhile' }
  if (order?.state !== 'paid' || !pieces.some(({ stage }) => isUnsent(stage)))
    return { ok: false, reason: 'not-allowed' }
  const today = todayIn(config.shop.time_zone)
  const holds = readyBy === order.readyBy
  if (readyBy < order.readyBy || (readyBy < today && !holds))
    return { ok: false, reason: 'too-early' }
  const isSame = readyBy === before
  if (!isSame && before !== seen) return { ok: false, reason: 'moved-meanwhile' }
  const nth = delays.length + (isSame ? 0 : 1)
  // Nothing was ever delayed, and nothing is now.
  if (nth === 0 || (isSame && !tell)) return { ok: true }
  const entry = await audit(desk, staff, {
    id: act,
    act: isSame ? 'delay-told' : 'order-delayed',
    subject: 'order',
    subjectId: orderId,
    ...(!isSame && { before: { readyBy: before }, after: { readyBy } }),
  })
  const dates = holds ? null : delayedDates(config.shop, order, readyBy)
  const told = { which: String(nth), detail: readyBy }
  try {
    await runAct(desk, [
      ...(isSame ? [] : writeDates(desk, order, dates, nth)),
      ...entry.statements,
      ...(tell ? await tellShopper(desk, order, 'order-delayed', told) : []),
    ])
    return { ok: true }
  } catch (error) {
    const once = ['order_events', 'audit_log', 'outbox.cause']
    if (!once.some((key) => brokeConstraint(error, key))) throw error
    // Done before, when its answer was lost; or the shopper has been told of this day.
    const [written] = await auditById(db, act)
    const isTold = isSame && brokeConstraint(error, 'outbox.cause')
    return written || isTold ? { ok: true } : { ok: false, reason: 'moved-meanwhile' }
  }
}

function writeDates(
  { db }: DeskContext,
  { id, readyBy }: OrderRow,
  dates: PromisedDates | null,
  nth: number,
) {
  return [
    noteDelay(db, id, nth, now()),
    updateOrder(db, id, {
      newReadyBy: dates?.readyBy ?? null,
      newDeliverFrom: dates?.deliverFrom ?? null,
      newDeliverBy: dates?.deliverBy ?? null,
    }),
    moveDue(db, id, dates?.readyBy ?? readyBy),
  ]
}
