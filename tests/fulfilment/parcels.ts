import { eq } from 'drizzle-orm'
import { markDelivered } from '../../src/fulfilment/mark-delivered.ts'
import { openShipments } from '../../src/fulfilment/open-shipments.ts'
import { packOrders } from '../../src/fulfilment/pack-orders.ts'
import { sendShipment } from '../../src/fulfilment/send-shipment.ts'
import { shipmentsOfOrder } from '../../src/fulfilment/shipment-queries.ts'
import { pieceEvents, pieces } from '../../src/fulfilment/tables.ts'
import { orderEvents } from '../../src/orders/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { staffAtWork } from '../support/fulfilment.ts'
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
export async function makeReady(orderId: string, most = 99): Promise<void> {
  const waiting = await db.select().from(pieces).where(eq(pieces.orderId, orderId))
  for (const piece of waiting.filter(({ stage }) => stage === 'to-make').slice(0, most)) {
    const { id, version, stage } = piece
    const by = { at: now(), staffId: 'owner', act: act() }
    await db.insert(pieceEvents).values({
      pieceId: id,
      leavesVersion: version,
      orderId,
      leaves: stage,
      enters: 'ready',
      ...by,
    })
    await db
      .update(pieces)
      .set({ stage: 'ready', version: version + 1 })
      .where(eq(pieces.id, id))
  }
}
