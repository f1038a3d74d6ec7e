import { eq } from 'drizzle-orm'
import { markDelivered } from '../../src/fulfilment/mark-delivered.ts'
import { movePieces } from '../../src/fulfilment/move-pieces.ts'
import { openShipments } from '../../src/fulfilment/open-shipments.ts'
import { packOrders } from '../../src/fulfilment/pack-orders.ts'
import { sendShipment } from '../../src/fulfilment/send-shipment.ts'
import { shipmentsOfOrder } from '../../src/fulfilment/shipment-queries.ts'
import { orderEvents } from '../../src/orders/tables.ts'
import { piecesNow, staffAtWork } from '../support/fulfilment.ts'
import { config, db } from '../support/shop.ts'

export const act = () => crypto.randomUUID()

let numbers = 0

/** Another number of PostNL each time. */
export const newNumber = () => `3SJEGEM${String(++numbers).padStart(8, '0')}`

export const parcelsOf = async (orderId: string) =>
  openShipments(config, await shipmentsOfOrder(db, orderId))

/** Packs whatever is ready of an order, and returns the parcel. */
export async function packed(orderId: string) {
  const { shipments } = await packOrders(staffAtWork(), { act: act(), orderIds: [orderId] })
  const parcel = (await parcelsOf(orderId)).find(({ id }) => id === shipments.at(-1)?.id)
  if (!parcel) throw new Error('Nothing to pack')
  return parcel
}

/** What somebody types who sends a parcel, insured and signed for, by PostNL. */
export const sending = (parcel: { id: string; version: number }) => ({
  act: act(),
  id: parcel.id,
  version: parcel.version,
  carrier: 'postnl',
  number: newNumber(),
  link: '',
  insured: true,
  signature: true,
  tell: true,
})

/** Packs and sends whatever is ready of an order, and returns the parcel. */
export async function sent(orderId: string) {
  const parcel = await packed(orderId)
  const result = await sendShipment(staffAtWork(), sending(parcel))
  if (!result.ok) throw new Error(result.reason)
  return newest(orderId)
}

export async function newest(orderId: string) {
  const parcel = (await parcelsOf(orderId)).findLast(({ cancelledAt }) => cancelledAt === null)
  if (!parcel) throw new Error('No parcel')
  return parcel
}

export const delivered = ({ id, version }: { id: string; version: number }) =>
  markDelivered(staffAtWork(), { act: act(), id, version, tell: true })

export const eventsNow = async (orderId: string) =>
  (await db.select().from(orderEvents).where(eq(orderEvents.orderId, orderId))).map(
    ({ kind }) => kind,
  )

/** Makes whatever is still to be made of an order ready. */
export async function makeReady(orderId: string): Promise<void> {
  const pieces = (await piecesNow(orderId)).filter(({ stage }) => stage === 'to-make')
  await movePieces(staffAtWork(), { act: act(), pieces, to: 'ready' })
}
