import { openCorrection } from '../orders/correct-address.ts'
import { correctionOfOrder } from '../orders/desk-queries.ts'
import type { Parcel, Progress } from '../orders/progress.ts'
import type { Order } from '../orders/read-order.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { carrierOf, handedOver } from './carriers/shop-carriers.ts'
import { openShipments } from './open-shipments.ts'
import { piecesOfOrder } from './piece-queries.ts'
import { returnPiecesOfOrder, returnsOfOrder } from './returns/queries.ts'
import { type Returnable, returnableOf } from './returns/read-returnable.ts'
import { countUnits } from './returns/read-returns.ts'
import { canBeAsked } from './returns/rules.ts'
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
  order: Pick<Order, 'id' | 'lines' | 'contact' | 'country' | 'state'>,
): Promise<(Progress & { packed: Parcel[] }) | null> {
  const [pieces, rows, [row], returns, inReturns] = await db.batch([
    piecesOfOrder(db, order.id),
    shipmentsOfOrder(db, order.id),
    correctionOfOrder(db, order.id),
    returnsOfOrder(db, order.id),
    returnPiecesOfOrder(db, order.id),
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
    const contents = countUnits(order, row.pieces)
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
    waiting: countUnits(
      order,
      pieces.filter((piece) => isUnsent(piece.stage)),
    ),
    givenBack: returns.map(({ id, state, askedAt }) => ({
      ...{ id, state, askedAt },
      contents: countUnits(
        order,
        inReturns.filter(({ returnId }) => returnId === id),
      ),
    })),
    giveBack:
      order.state === 'paid'
        ? wayBack(returnableOf(config, order, { pieces, shipments: rows, inReturns }))
        : null,
  }
}

/** How what can be given back is, as the page of the order offers it. */
function wayBack({ pieces }: Returnable): Progress['giveBack'] {
  if (pieces.some(({ standing }) => standing === 'withdraw')) return 'withdraw'
  return pieces.some(({ standing }) => canBeAsked(standing)) ? 'ask' : null
}
