import type { OrderChange } from '../../../orders/changes/changed-line.ts'
import type { OrderLine } from '../../../orders/read-order.ts'
import type { Minor } from '../../../platform/money.ts'
import { priceOfUnit } from '../../changes/change-rules.ts'
import { isUnsent, type Stage, stages } from '../../rules.ts'

/** What a refund gives back: of lines, of the delivery's price, and besides. */
export type Parts = {
  lines: { lineId: string; units: number; amount: Minor }[]
  delivery: Minor
  /** All of it: what is neither of a line nor of the delivery is goodwill. */
  amount: Minor
}

type Piece = { id: string; unit: number; stage: Stage; version: number }

/** A line as far as a refund looks at it. */
export type RefundableLine = {
  id: string
  unitPrice: Minor
  quantity: number
  refundedUnits: number
  refunded: Minor
  pieces: Piece[]
}

/** An order as far as a refund looks at it. */
export type RefundableOrder = {
  state: string
  paid: Minor
  currency: string
  paidCurrency: string | null
  delivery: Minor
  refundClaimed: Minor
  deliveryRefunded: Minor
}

/** What of the money that came can still go back. */
export const leftOfOrder = ({
  paid,
  refundClaimed,
}: Pick<RefundableOrder, 'paid' | 'refundClaimed'>) => Math.max(0, paid - refundClaimed)

export const leftOfDelivery = ({ delivery, deliveryRefunded }: RefundableOrder): Minor =>
  delivery - deliveryRefunded

/** Units and money of a line that can still go back. */
export const leftOfLine = (line: Omit<RefundableLine, 'id' | 'pieces'>) => ({
  units: line.quantity - line.refundedUnits,
  amount: line.unitPrice * line.quantity - line.refunded,
})

/** Whether money went in another currency than the order's: then it is of no line. */
export const isOtherMoney = ({ currency, paidCurrency }: RefundableOrder): boolean =>
  paidCurrency !== null && paidCurrency !== currency

/** Money went, or goes, that a refund can bring back. */
export const canRefund = (order: RefundableOrder): boolean =>
  ['paid', 'refunded'].includes(order.state) && leftOfOrder(order) > 0

/**
 * What the order has kept for a unit: less than its price where a change since has cost less. What one
 * has cost more was paid with another order.
 */
export const keptPrice = (line: Pick<OrderLine, 'id' | 'unitPrice'>, changes: OrderChange[]) =>
  Math.min(line.unitPrice, priceOfUnit(line, changes))

/**
 * What units of a line are worth: all that are left are worth all of the line that is left.
 *
 * @param price what a unit comes to (`keptPrice`)
 */
export function worthOf(
  line: Omit<RefundableLine, 'id' | 'pieces'>,
  units: number,
  price: Minor = line.unitPrice,
): Minor {
  const left = leftOfLine(line)
  return units >= left.units ? left.amount : Math.min(units * price, left.amount)
}

/** Whether nothing of an order is kept any more after units of some lines went back. */
export const isAllBack = (
  lines: RefundableLine[],
  chosen: { lineId: string; units: number }[],
): boolean =>
  lines.every(
    (line) =>
      leftOfLine(line).units <= (chosen.find(({ lineId }) => lineId === line.id)?.units ?? 0),
  )

/** A refund of all that is left: of the lines first, then of the delivery, and the rest besides. */
export function allThatIsLeft(order: RefundableOrder, lines: RefundableLine[]): Parts {
  const amount = leftOfOrder(order)
  if (isOtherMoney(order)) return { lines: [], delivery: 0, amount }
  let rest = amount
  const take = (most: Minor): Minor => {
    const taken = Math.min(rest, most)
    rest -= taken
    return taken
  }
  const chosen = lines.flatMap((line) => {
    const left = leftOfLine(line)
    const each = { lineId: line.id, units: left.units, amount: take(left.amount) }
    return each.units > 0 || each.amount > 0 ? [each] : []
  })
  return { lines: chosen, delivery: take(leftOfDelivery(order)), amount }
}

/**
 * The pieces that are not made or sent any more because their money goes back: where all of it does,
 * whatever was not sent; otherwise of each line so many as are refunded, those first that came back
 * or were cancelled and were not refunded before, then the least advanced.
 */
export function piecesToCancel<P extends Piece>(
  order: RefundableOrder,
  lines: (Omit<RefundableLine, 'pieces'> & { pieces: P[] })[],
  parts: Parts,
): P[] {
  const isWhole = parts.amount === leftOfOrder(order)
  return lines.flatMap(({ id, pieces, refundedUnits }) => {
    const unsent = pieces
      .filter(({ stage }) => isUnsent(stage))
      .sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || b.unit - a.unit)
    if (isWhole) return unsent
    const units = parts.lines.find(({ lineId }) => lineId === id)?.units ?? 0
    const over = pieces.filter(({ stage }) => stage === 'returned' || stage === 'cancelled').length
    return unsent.slice(0, Math.max(0, units - Math.max(0, over - refundedUnits)))
  })
}
