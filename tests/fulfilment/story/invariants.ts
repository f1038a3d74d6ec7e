import { eq, inArray } from 'drizzle-orm'
import { expect } from 'vitest'
import { auditLog } from '../../../src/admin/tables.ts'
import { isUnsent, mayMovePiece } from '../../../src/fulfilment/rules.ts'
import { shipmentPieces, shipments } from '../../../src/fulfilment/tables.ts'
import { orderEvents } from '../../../src/orders/tables.ts'
import { leastAdvanced, mailsAbout, pieceEventsNow, piecesNow } from '../../support/fulfilment.ts'
import { orderNow } from '../../support/purchase.ts'
import { db } from '../../support/shop.ts'
import type { Told } from './acts.ts'

type Piece = Awaited<ReturnType<typeof piecesNow>>[number]

/** Whether an order is whole: pieces, parcels, history, log and mails. */
export async function checkOrder(told: Told): Promise<void> {
  const pieces = await piecesNow(told.id)
  const order = await orderNow(told.id)
  expect(pieces.length, 'pieces = units sold').toBe(told.units)
  const stages = pieces.map(({ stage }) => stage)
  expect(order.stage, 'the order stands where its least advanced piece does').toBe(
    leastAdvanced(stages),
  )
  if (told.isRefunded) expect(stages.filter(isUnsent), 'nothing is made for no money').toEqual([])
  const ids = pieces.map(({ id }) => id)
  const [held, parcels, history, log] = await db.batch([
    db.select().from(shipmentPieces).where(inArray(shipmentPieces.pieceId, ids)),
    db.select().from(shipments).where(eq(shipments.orderId, told.id)),
    db.select().from(orderEvents).where(eq(orderEvents.orderId, told.id)),
    db.select().from(auditLog).where(eq(auditLog.subjectId, told.id)),
  ])
  for (const piece of pieces) checkParcel(piece, held, parcels)
  const events = await pieceEventsNow(told.id)
  for (const piece of pieces)
    checkChain(
      piece,
      events.filter(({ pieceId }) => pieceId === piece.id),
    )
  for (const { act, moved } of told.acts)
    if (moved !== undefined)
      expect(events.filter((event) => event.act === act).length, 'what was told').toBe(moved)
  const acts = new Set(events.flatMap(({ act, staffId }) => (staffId ? [act] : [])))
  const logged = new Set(log.map(({ id }) => id))
  expect(
    [...acts].filter((act) => !logged.has(act)),
    'moved, but not in the log',
  ).toEqual([])

  const count = (kind: string) => history.filter((event) => event.kind === kind).length
  const sent = parcels.filter(({ sentAt }) => sentAt !== null)
  const arrived = parcels.filter(({ deliveredAt }) => deliveredAt !== null)
  expect([count('sent'), count('delivered')]).toEqual([sent.length, arrived.length])
  const mails = await mailsAbout(told.id)
  const details = (kind: string) =>
    mails.filter((mail) => mail.kind === kind).map(({ detail }) => detail)
  expect(details('work-begun').length, 'begins once').toBeLessThanOrEqual(1)
  expect(details('order-delayed').length, 'one mail a delay').toBe(count('delayed'))
  expect(details('parcel-sent').toSorted(), 'one mail a parcel').toEqual(idsOf(sent))
  const byStaff = arrived.filter(({ deliveryKnown }) => deliveryKnown === 'staff')
  expect(details('parcel-delivered').toSorted()).toEqual(idsOf(byStaff))
}

const idsOf = (parcels: { id: string }[]) => parcels.map(({ id }) => id).toSorted()

function checkParcel(
  piece: Piece,
  held: (typeof shipmentPieces.$inferSelect)[],
  parcels: (typeof shipments.$inferSelect)[],
): void {
  const live = held.filter(({ pieceId, live }) => pieceId === piece.id && live)
  expect(live.length, 'live parcels of a piece').toBeLessThanOrEqual(1)
  const parcel = parcels.find(({ id }) => id === live[0]?.shipmentId)
  const where = parcel && {
    stage: parcel.deliveredAt ? 'delivered' : parcel.sentAt ? 'sent' : 'ready',
    isCancelled: parcel.cancelledAt !== null,
  }
  if (where) expect(where).toEqual({ stage: piece.stage, isCancelled: false })
  else expect(['sent', 'delivered'], 'gone without a parcel').not.toContain(piece.stage)
}

/** Each version was left by one event, and each event leaves the stage that the last entered. */
export function checkChain(
  piece: Pick<Piece, 'stage' | 'version'>,
  events: Awaited<ReturnType<typeof pieceEventsNow>>,
): void {
  const chain = events.toSorted((a, b) => a.leavesVersion - b.leavesVersion)
  expect(chain.map(({ leavesVersion }) => leavesVersion)).toEqual(
    Array.from({ length: piece.version - 1 }, (_, at) => at + 1),
  )
  let stage = chain[0]?.leaves ?? piece.stage
  for (const { leaves, enters } of chain) {
    expect(leaves, 'no gap').toBe(stage)
    if (leaves !== enters) expect(mayMovePiece(leaves, enters), `${leaves} > ${enters}`).toBe(true)
    stage = enters
  }
  expect(piece.stage).toBe(stage)
}
