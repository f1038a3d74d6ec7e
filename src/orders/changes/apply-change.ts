import { type Engraving, engravingText } from '../../engraving/rules.ts'
import type { ActPart, Outbox } from '../../mail/outbox.ts'
import { now } from '../../platform/clock.ts'
import { brokeConstraint, type Statement } from '../../platform/db.ts'
import { keyedDigest } from '../../platform/digest.ts'
import { seal, unseal } from '../../platform/sealing.ts'
import { giveBackUnits, moveHeld, takeUnits } from '../hold-queries.ts'
import { mailFromDesk } from '../mail-from-desk.ts'
import { type OrderLineRow, type OrderRow, orderById } from '../queries.ts'
import { noteArticles } from '../search/order-keys.ts'
import { type OrderChange, openChange } from './changed-line.ts'
import {
  changePaidBy,
  enterApplied,
  lineById,
  noteMadeToOrder,
  splitLine,
  updateLine,
} from './queries.ts'

type Context = Pick<Outbox, 'db' | 'config'>

/**
 * The parts that make the change that an order has paid for, for the batch that accepts its money.
 * They break what `isTooLate` knows where its pieces have gone on, their order is not paid any more, or
 * the change was dropped.
 *
 * @param order of origin `change`
 */
export async function applyChange(context: Context, order: OrderRow): Promise<ActPart[]> {
  const { db, config } = context
  const [row] = await changePaidBy(db, order.id)
  if (!row) throw new Error(`Order ${order.number} pays for no change`)
  const change = await openChange(config, row)
  const [[line], [changed]] = await db.batch([
    lineById(db, change.fromLine),
    orderById(db, change.orderId),
  ])
  if (!line || !changed) throw new Error(`Change ${change.id} has lost its order`)
  const email = await unseal(config.sealingKeys, `orders.email:${changed.id}`, changed.email)
  return [
    ...(await writeApplied(context, change, line)).statements,
    ...(await mailOfChange(context, { id: changed.id, email }, change.id)),
  ]
}

/**
 * Whether a batch with the parts of `applyChange` failed because the change comes too late: its pieces
 * have gone on, or too many units of its line were refunded meanwhile.
 */
export const isTooLate = (error: unknown): boolean =>
  [
    'changed_in_time',
    'refunded_units_within_line',
    'refunded_within_line',
    'held_not_negative',
  ].some((name) => brokeConstraint(error, name))

/** The mail that says what was changed, as parts of the act that changes it: once. */
export const mailOfChange = (
  context: Context,
  order: { id: string; email: string },
  changeId: string,
): Promise<ActPart[]> =>
  mailFromDesk(context, order, {
    cause: `order-changed:${order.id}:${changeId}`,
    kind: 'order-changed',
    detail: changeId,
  })

/**
 * The statements that make a change which waits, for one batch: the line gets what it becomes, or a
 * new line gets it for some of its units; the old units go back into stock and the new ones are
 * taken, or come from the order that has kept them while it was to be paid. The line keeps the price
 * that was paid.
 *
 * They break `changed_in_time` when the pieces have gone on, and `stock_not_negative` when the new
 * ones are sold out.
 *
 * @param line as it was when the change was written; no other changes it while one waits
 */
export async function writeApplied(
  context: Context,
  change: OrderChange,
  line: OrderLineRow,
): Promise<{ statements: Statement[] }> {
  const { db } = context
  const { id, orderId, units, after } = change
  const isSplit = units < line.quantity
  const to = isSplit ? id : line.id
  const { engraving, price: _, ...become } = after
  const lineNow = { ...become, ...(await sealEngraving(context, to, engraving)) }
  const articles = await noteArticles(context, orderId, after.sku === null ? [] : [after.sku])
  const stock = moveStock(context, change, line, to)
  return {
    statements: [
      ...stock.before,
      ...(isSplit
        ? splitLine(db, line, { ...lineNow, id: to, quantity: units })
        : [updateLine(db, to, lineNow)]),
      ...stock.after,
      enterApplied(db, { id, lineId: to, at: now() }),
      noteMadeToOrder(db, orderId),
      ...articles.statements,
    ],
  }
}

/**
 * What the units held goes back, and what they hold from now on is taken: before and after their
 * line gets its new variant.
 *
 * @param to the line that the units are on afterwards
 */
function moveStock(
  { db }: Context,
  { units, after, paymentOrder }: OrderChange,
  line: OrderLineRow,
  to: string,
): { before: Statement[]; after: Statement[] } {
  const isSame = after.variantId === line.variantId
  // What is in stock but oversold would not come back for the same order.
  if (isSame && !after.madeToOrder && !line.madeToOrder && paymentOrder === null)
    return { before: [], after: to === line.id ? [] : moveHeld(db, { line: line.id }, to, units) }
  const takes =
    paymentOrder === null
      ? takeUnits(db, { id: to, variantId: after.variantId }, units)
      : moveHeld(db, { order: paymentOrder }, to, units)
  return {
    before: line.madeToOrder ? [] : giveBackUnits(db, [{ lineId: line.id, quantity: units }]),
    after: after.madeToOrder ? [] : takes,
  }
}

/** What is engraved, sealed for the line that it is on. */
async function sealEngraving({ config }: Context, lineId: string, engraving: Engraving | null) {
  if (!engraving) return { personalization: null, personalizationDigest: '' }
  const text = engravingText(engraving)
  const place = `order_lines.personalization:${lineId}` as const
  return {
    personalization: await seal(config.sealingKeys, place, text),
    personalizationDigest: await keyedDigest(config.LOOKUP_KEY, text),
  }
}
