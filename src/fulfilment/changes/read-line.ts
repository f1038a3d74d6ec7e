import type { OrderLineRow, OrderRow } from '../../orders/queries.ts'
import { type Order, type OrderLine, openOrder } from '../../orders/read-order.ts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/db.ts'
import type { ChangeablePiece } from '../piece-queries.ts'
import { unitsToChange } from './change-rules.ts'
import { readForChange } from './queries.ts'

export type Variant = Awaited<ReturnType<typeof readForChange>>[4][number]

/** A line of an order with all that it takes to change it, opened. */
export type ChangeableLine = {
  order: Order
  line: OrderLine
  /** The same as they are stored. */
  rows: { order: OrderRow; line: OrderLineRow }
  pieces: ChangeablePiece[]
  /** Of its product, those that are not sold any more too. */
  variants: Variant[]
  /** How many units can be changed. */
  most: number
  /** Whether this act has changed something before. */
  isDone: boolean
}

/** Null: there is no such line. One round trip. */
export async function readLine(
  db: Db,
  config: Config,
  asked: { number: string; lineId: string; act?: string },
): Promise<ChangeableLine | null> {
  const { number, lineId, act = '' } = asked
  const [[row], lines, changes, pieces, variants, [entry]] = await readForChange(
    db,
    number,
    lineId,
    act,
  )
  const lineRow = lines.find(({ id }) => id === lineId)
  if (!row || !lineRow) return null
  const order = await openOrder(config, row, lines, [], changes)
  const line = order.lines.find(({ id }) => id === lineId)
  if (!line) return null
  const most = unitsToChange({ state: order.state, line, pieces, changes })
  return {
    ...{ order, line, rows: { order: row, line: lineRow }, pieces, variants, most },
    isDone: entry !== undefined,
  }
}
