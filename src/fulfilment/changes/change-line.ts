import { audit } from '../../admin/audit.ts'
import { mayDo } from '../../admin/rules.ts'
import { type ActPart, runAct } from '../../mail/outbox.ts'
import { mailOfChange, writeApplied } from '../../orders/changes/apply-change.ts'
import { type OrderChange, sealChangedLine } from '../../orders/changes/changed-line.ts'
import { writeDifferenceOrder } from '../../orders/changes/difference-order.ts'
import { changeById, insertChange } from '../../orders/changes/queries.ts'
import { linesOfOrder, orderById } from '../../orders/queries.ts'
import { handWay } from '../../orders/rules.ts'
import { claimFault, claimRefund, type NotClaimed } from '../../payments/claim-refund.ts'
import { openPaymentPage, type PaymentPage } from '../../payments/open-payment-page.ts'
import type { PaymentDesk } from '../../payments/payment-desk.ts'
import { firstProvider } from '../../payments/providers.ts'
import { sendPaymentLink } from '../../payments/send-payment-link.ts'
import { sendRefund } from '../../payments/send-refund.ts'
import { now } from '../../platform/clock.ts'
import { brokeConstraint } from '../../platform/db.ts'
import type { Minor } from '../../platform/money.ts'
import { seenText } from './change-rules.ts'
import { type Plan, type PlanRefused, planChange, type Wanted } from './plan-change.ts'
import { type ChangeableLine, readLine } from './read-line.ts'

export type ChangeRefused =
  | PlanRefused
  | {
      ok: false
      reason: NotClaimed | Exclude<Extract<PaymentPage, { ok: false }>['reason'], 'address-refused'>
    }
  /** Somebody has worked on a piece, or changed the line, since; or the price is another. */
  | { ok: false; reason: 'changed-meanwhile' }
  /** Money goes back, and that is not for this person to decide. */
  | { ok: false; reason: 'may-not-refund' }
  /** Nobody can mail them a link to pay: there is no address. */
  | { ok: false; reason: 'no-email' }
  /** As many orders of the customer wait for their payment as may. */
  | { ok: false; reason: 'too-many-unpaid' }

export type LineChanged = { ok: true; state: OrderChange['state'] } | ChangeRefused

/**
 * Changes units of an order's line before work on them begins: to another variant of the same
 * product, or another engraving. The same price, or a lower one, at once, and what it costs less goes
 * back by line. A higher one when the difference is paid: the customer gets a link to an order of its
 * own for it, which keeps the new units for `LINK_SECONDS`.
 *
 * @param asked `seen`: the pieces as the form showed them (`seenText`); `difference`: what it said
 *   that all units cost more or less; `tell`: whether the customer gets the mail `order-changed`, once
 *   it is made
 */
export async function changeLine(
  desk: PaymentDesk,
  asked: Wanted & {
    act: string
    number: string
    lineId: string
    seen: string
    difference: Minor
    tell: boolean
  },
): Promise<LineChanged> {
  const { act } = asked
  const found = await readLine(desk.db, desk.config, asked)
  if (!found) return { ok: false, reason: 'changed-meanwhile' }
  if (found.isDone) return asBefore(desk, act, found)
  if (seenText(found.pieces) !== asked.seen) return { ok: false, reason: 'changed-meanwhile' }
  const planned = planChange(desk.config.shop, found, asked)
  if (!planned.ok) return planned
  const { plan } = planned
  if (plan.difference !== asked.difference) return { ok: false, reason: 'changed-meanwhile' }
  if (plan.difference < 0 && !mayDo(desk.staff.role, 'refund'))
    return { ok: false, reason: 'may-not-refund' }
  if (plan.difference > 0 && found.order.email === '') return { ok: false, reason: 'no-email' }
  try {
    await runAct(desk, await partsOf(desk, act, found, plan, asked.tell))
  } catch (error) {
    const fault = faultIn(error)
    if (!fault) throw error
    if (fault !== 'done') return { ok: false, reason: fault }
  }
  return asBefore(desk, act, found)
}

const broken = {
  'audit_log.id': 'done',
  'order_changes.id': 'done',
  changed_in_time: 'changed-meanwhile',
  'order_changes.from_line': 'changed-meanwhile',
  held_not_negative: 'changed-meanwhile',
  stock_not_negative: 'sold-out',
  too_many_unpaid: 'too-many-unpaid',
} as const

function faultIn(error: unknown) {
  const found = Object.entries(broken).find(([name]) => brokeConstraint(error, name))
  return found?.[1] ?? claimFault(error)
}

async function partsOf(
  desk: PaymentDesk,
  act: string,
  found: ChangeableLine,
  plan: Plan,
  tell: boolean,
): Promise<ActPart[]> {
  const { db, config, staff } = desk
  const { order, line, rows } = found
  const { units, before, after, difference, leaves, enters } = plan
  const isDearer = difference > 0
  const change: OrderChange = {
    ...{ id: act, orderId: order.id, fromLine: line.id, lineId: line.id, units },
    ...{ before, after, leaves, enters, difference, state: 'waiting' },
    paymentOrder: isDearer ? crypto.randomUUID() : null,
    refundId: difference < 0 ? act : null,
    ...{ staffId: staff.id, at: now(), appliedAt: null },
  }
  const entry = await audit(desk, staff, {
    ...{ id: act, act: 'line-changed', subject: 'order', subjectId: order.id },
    before: { variant: before.variantTitle, engraving: before.engraving?.letters ?? '' },
    after: {
      ...{ variant: after.variantTitle, engraving: after.engraving?.letters ?? '' },
      ...{ units, difference },
    },
  })
  const written = insertChange(
    db,
    {
      ...change,
      before: await sealChangedLine(config, 'before', act, before),
      after: await sealChangedLine(config, 'after', act, after),
    },
    rows.line,
  )
  if (change.paymentOrder !== null) {
    const { paymentOrder: id } = change
    const each = after.price - before.price
    const about = { id, staffId: staff.id, provider: firstProvider(desk).name, units, each, after }
    const { parts } = await writeDifferenceOrder(desk, order, about)
    return [...entry.statements, ...parts, written]
  }
  const applied = await writeApplied(desk, change, rows.line)
  const isTold = tell && order.email !== ''
  return [
    ...entry.statements,
    written,
    ...applied.statements,
    ...(difference < 0 ? await giveBack(desk, found, change) : []),
    ...(isTold ? await mailOfChange(desk, order, act) : []),
  ]
}

/** What it costs less goes back as it came. The mail about the change says so. */
function giveBack(
  desk: PaymentDesk,
  { order, line }: ChangeableLine,
  { id: act, units, difference }: OrderChange,
): Promise<ActPart[]> {
  const amount = -difference
  const lineId = units < line.quantity ? act : line.id
  return claimRefund(desk, {
    ...{ act, orderId: order.id, lines: [{ lineId, units: 0, amount }], delivery: 0, amount },
    ...{ reason: 'changed', note: '', tell: false, way: handWay(order.provider) ?? 'provider' },
  })
}

/** Does what is left to do of a change that is written, and says how it stands: the same each time. */
async function asBefore(
  desk: PaymentDesk,
  act: string,
  { line }: ChangeableLine,
): Promise<LineChanged> {
  const { db } = desk
  const [change] = await changeById(db, act)
  if (change?.fromLine !== line.id) return { ok: false, reason: 'changed-meanwhile' }
  if (change.refundId !== null) await sendRefund(desk, change.refundId)
  if (change.paymentOrder === null || change.state === 'applied')
    return { ok: true, state: change.state }
  const [[order], lines] = await db.batch([
    orderById(db, change.paymentOrder),
    linesOfOrder(db, change.paymentOrder),
  ])
  // The form that was posted first was told so.
  if (order?.state === 'released' && order.sessionId === null)
    return { ok: false, reason: 'payments-unavailable' }
  if (order?.state !== 'pending') return { ok: true, state: change.state }
  if (order.sessionId === null) {
    const page = await openPaymentPage(desk, order, lines)
    // The address is that of a parcel which was agreed on before.
    if (!page.ok)
      return page.reason === 'address-refused'
        ? { ok: false, reason: 'payments-unavailable' }
        : page
  }
  await sendPaymentLink(desk, order)
  return { ok: true, state: change.state }
}
