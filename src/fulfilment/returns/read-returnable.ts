import type { Order, OrderLine } from '../../orders/read-order.ts'
import { wallClock } from '../../platform/calendar-date.ts'
import { now } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/db.ts'
import { type PieceRow, piecesOfOrder } from '../piece-queries.ts'
import { type ShipmentRow, shipmentsOfOrder } from '../shipment-queries.ts'
import { type ReturnPieceRow, returnPiecesOfOrder } from './queries.ts'
import { canBeAsked, type Standing, standingOf, withdrawalEnds } from './rules.ts'

/** What of an order can be given back, and how. */
export type Returnable = {
  /** The last day to withdraw; null: the period has not begun. */
  until: string | null
  pieces: { id: string; line: OrderLine; standing: Standing }[]
}

type ReadOrder = Pick<Order, 'id' | 'lines' | 'country'>

/** Reads what of an order can be given back. One round trip. */
export async function readReturnable(
  db: Db,
  config: Config,
  order: ReadOrder,
): Promise<Returnable> {
  const [pieces, shipments, inReturns] = await db.batch([
    piecesOfOrder(db, order.id),
    shipmentsOfOrder(db, order.id),
    returnPiecesOfOrder(db, order.id),
  ])
  return returnableOf(config, order, { pieces, shipments, inReturns })
}

/** The same, of what has been read. */
export function returnableOf(
  { shop }: Pick<Config, 'shop'>,
  order: Pick<ReadOrder, 'lines' | 'country'>,
  read: { pieces: PieceRow[]; shipments: ShipmentRow[]; inReturns: ReturnPieceRow[] },
): Returnable {
  const stages = read.pieces.map(({ stage }) => stage)
  const arrivals = read.shipments.map(({ deliveredAt }) => deliveredAt)
  const until = withdrawalEnds(stages, arrivals, {
    country: order.country,
    timeZone: shop.time_zone,
  })
  const isLate = until !== null && wallClock(now(), shop.time_zone).date > until
  const taken = new Set(read.inReturns.flatMap(({ live, pieceId }) => (live ? [pieceId] : [])))
  return {
    until,
    pieces: read.pieces.flatMap((piece) => {
      const line = order.lines.find(({ id }) => id === piece.lineId)
      if (!line) return []
      const asked = { stage: piece.stage, inReturn: taken.has(piece.id) }
      const made = { engraved: line.engraving !== null, madeToOrder: line.madeToOrder }
      return [{ id: piece.id, line, standing: standingOf(asked, made, isLate) }]
    }),
  }
}

/** The pieces that can be asked for, by their lines. */
export function linesToReturn({ pieces }: Returnable) {
  const open = pieces.filter(({ standing }) => canBeAsked(standing))
  return [...Map.groupBy(open, ({ line }) => line.id).values()].flatMap((of) => {
    const [first] = of
    return first
      ? [{ line: first.line, standing: first.standing, ids: of.map(({ id }) => id) }]
      : []
  })
}
