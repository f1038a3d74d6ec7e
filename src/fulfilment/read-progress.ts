import { openCorrection } from '../orders/correct-address.ts'
import { correctionOfOrder } from '../orders/desk-queries.ts'
import type { Parcel, Progress, Units } from '../orders/progress.ts'
import type { Order } from '../orders/read-order.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { carrierOf, handedOver } from './carriers/shop-carriers.ts'
import { openShipments } from './open-shipments.ts'
import { piecesOfOrder } from './piece-queries.ts'
import { isUnsent, shopperStage } from './rules.ts'
import { shipmentsOfOrder } from './shipment-queries.ts'

/**
 * What becomes of an order, for its shopper. Null: nobody has paid for it. One round trip.
 *
 * @returns also `packed`: the parcels that wait to be sent, which no shopper sees
 */
export async function readProgress(
  db: Db,
  config: Config,
  order: Pick<Order, 'id' | 'lines' | 'contact'>,
): Promise<(Progress & { packed: Parcel[] }) | null> {
  const [pieces, rows, [row]] = await db.batch([
    piecesOfOrder(db, order.id),
    shipmentsOfOrder(db, order.id),
    correctionOfOrder(db, order.id),
  ])
  const stage = shopperStage(pieces.map((piece) => piece.stage))
  if (!stage) return null
  const live = await openShipments(
    config,
    rows.filter(({ cancelledAt }) => cancelledAt === null),
  )
  const correction = await openCorrection(config, row)
  const address = correction?.address ?? order.contact.address
  const parcels = live.map((row): Parcel => {
    const carrier = row.carrier === null ? null : carrierOf(config, row.carrier)
    const { id, number, link, sentAt, deliveredAt } = row
    const contents = unitsOf(order, row.pieces)
    const asksForPostcode = carrier?.asksForPostcode ?? false
    return {
      ...{ id, contents, number, link, sentAt, deliveredAt, asksForPostcode },
      carrier: carrier?.name ?? '',
      handedOver: row.carrier === handedOver,
      address: row.address ?? address,
    }
  })
  return {
    ...{ stage, address },
    isMade: order.lines.some(({ madeToOrder, engraving }) => madeToOrder || engraving),
    parcels: parcels.filter(({ sentAt }) => sentAt !== null),
    packed: parcels.filter(({ sentAt }) => sentAt === null),
    waiting: unitsOf(
      order,
      pieces.filter((piece) => isUnsent(piece.stage)),
    ),
  }
}

/** Pieces counted by their lines, in the order of the lines. */
const unitsOf = ({ lines }: Pick<Order, 'lines'>, pieces: { lineId: string }[]): Units[] =>
  lines.flatMap(({ id: lineId }) => {
    const quantity = pieces.filter((piece) => piece.lineId === lineId).length
    return quantity > 0 ? [{ lineId, quantity }] : []
  })
