import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { variants } from '../../src/catalog/tables.ts'
import { restockPieces } from '../../src/fulfilment/restock.ts'
import { pieceEvents, pieces as piecesTable } from '../../src/fulfilment/tables.ts'
import { giveBackStock } from '../../src/orders/hold-queries.ts'
import { orderLines } from '../../src/orders/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { brokeConstraint, runBatch } from '../../src/platform/db.ts'
import { stockOf } from '../support/catalogue.ts'
import {
  auditOf,
  losingOneAnswer,
  moveAll,
  overtakenAt,
  pieceEventsNow,
  piecesNow,
  sellAndPay,
  staffAtWork,
  stagesNow,
} from '../support/fulfilment.ts'
import { db } from '../support/shop.ts'

const [movedMeanwhile, notAllowed, nothingHeld] = (
  ['moved-meanwhile', 'not-allowed', 'nothing-held'] as const
).map((reason) => ({ ok: false, reason }))

const put = (
  pieces: { id: string; version: number }[],
  act: string = crypto.randomUUID(),
  desk = staffAtWork(),
) => restockPieces(desk, { act, pieces })

/** Sells a line of rings, and cancels its pieces. */
async function sellAndCancel(ring: Parameters<typeof sellAndPay>[0][number] = {}) {
  const { id } = await sellAndPay([ring])
  await moveAll(id, 'cancelled')
  return { id, ...(await linesNow(id)), pieces: await piecesNow(id) }
}

async function linesNow(orderId: string) {
  const [line] = await db.select().from(orderLines).where(eq(orderLines.orderId, orderId))
  if (!line) throw new Error('No line')
  return { line, variant: line.variantId, held: line.held }
}

/** What was sent comes back, as a return brings it. */
async function bringBack(orderId: string) {
  for (const { id, version, stage } of await piecesNow(orderId))
    await runBatch(db, [
      db.insert(pieceEvents).values({
        ...{ pieceId: id, leavesVersion: version, orderId, leaves: stage, enters: 'returned' },
        ...{ at: now(), staffId: 'owner', act: crypto.randomUUID() },
      }),
      db
        .update(piecesTable)
        .set({ stage: 'returned', version: version + 1 })
        .where(eq(piecesTable.id, id)),
    ])
}

test('what is not made any more goes into stock, once, and the log says so', async () => {
  const { id, variant, pieces } = await sellAndCancel({ stock: 5, quantity: 2 })
  expect(await stockOf(variant)).toBe(3)
  const act = crypto.randomUUID()
  expect(await put(pieces, act, staffAtWork('desk'))).toEqual({ ok: true, restocked: 2 })
  expect(await stockOf(variant)).toBe(5)
  expect(await linesNow(id)).toMatchObject({ held: 0 })
  expect(await piecesNow(id)).toMatchObject(pieces.map(() => ({ stage: 'cancelled', version: 3 })))
  for (const { restockedAt } of await piecesNow(id)) expect(restockedAt).toBeGreaterThan(0)
  expect((await pieceEventsNow(id)).filter((event) => event.act === act)).toMatchObject([
    { leaves: 'cancelled', enters: 'cancelled', staffId: 'desk' },
    { leaves: 'cancelled', enters: 'cancelled', staffId: 'desk' },
  ])
  expect(await auditOf(act)).toMatchObject([{ act: 'pieces-restocked', subjectId: id }])

  expect(await put(await piecesNow(id))).toEqual(notAllowed)
  expect(await put(pieces)).toEqual(movedMeanwhile)
  expect(await stockOf(variant)).toBe(5)
})

test('what came back goes into stock; what is on its way, or still to be sent, does not', async () => {
  const { id } = await sellAndPay([{ stock: 4 }])
  const { variant } = await linesNow(id)
  expect(await put(await piecesNow(id))).toEqual(notAllowed)
  await db.insert(pieceEvents).values({
    ...{ pieceId: (await piecesNow(id))[0]?.id ?? '', leavesVersion: 1, orderId: id },
    ...{ leaves: 'ready', enters: 'sent', at: now(), staffId: null, act: crypto.randomUUID() },
  })
  await db.update(piecesTable).set({ stage: 'sent', version: 2 }).where(eq(piecesTable.orderId, id))
  expect(await put(await piecesNow(id))).toEqual(notAllowed)
  await bringBack(id)
  expect(await put(await piecesNow(id))).toEqual({ ok: true, restocked: 1 })
  expect(await stockOf(variant)).toBe(4)
  expect(await stagesNow(id)).toEqual(['returned'])
})

test('a form that is posted twice, or whose answer got lost, restocks once', async () => {
  const one = await sellAndCancel({ stock: 3 })
  const act = crypto.randomUUID()
  expect(await put(one.pieces, act)).toEqual({ ok: true, restocked: 1 })
  expect(await put(one.pieces, act)).toEqual({ ok: true, restocked: 1 })
  expect(await stockOf(one.variant)).toBe(3)

  const other = await sellAndCancel({ stock: 3 })
  // Another choice under the same id is not what was done.
  expect(await put(other.pieces, act)).toEqual(movedMeanwhile)
  const { d1, sent } = losingOneAnswer('piece_events')
  const answer = await put(other.pieces, crypto.randomUUID(), staffAtWork('owner', d1))
  expect(answer).toEqual({ ok: true, restocked: 1 })
  expect(sent()).toBe(2)
  expect(await stockOf(other.variant)).toBe(3)
})

test('two desks that restock the same piece at once put one unit into stock', async () => {
  const { variant, pieces } = await sellAndCancel({ stock: 3 })
  const d1 = overtakenAt('piece_events', () => put(pieces))
  const answer = await put(pieces, crypto.randomUUID(), staffAtWork('owner', d1))
  expect(answer).toEqual(movedMeanwhile)
  expect(await stockOf(variant)).toBe(3)

  const again = await sellAndCancel({ stock: 3, quantity: 3 })
  const answers = await Promise.all([1, 2, 3].map(() => put(again.pieces)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await stockOf(again.variant)).toBe(3)
})

test('of pieces that are chosen together all go into stock or none', async () => {
  const { id } = await sellAndPay([{ stock: 5, quantity: 2 }])
  const { variant } = await linesNow(id)
  const [first] = await piecesNow(id)
  await moveAll(id, 'cancelled')
  const [cancelled, second] = await piecesNow(id)
  if (!first || !cancelled || !second) throw new Error('No pieces')
  expect(await put([cancelled, { ...second, version: 1 }])).toEqual(movedMeanwhile)
  expect(await put([cancelled, { id: 'nobody.1', version: 1 }])).toEqual(movedMeanwhile)
  expect(await stockOf(variant)).toBe(3)
  expect(await put([cancelled])).toEqual({ ok: true, restocked: 1 })
  expect(await stockOf(variant)).toBe(4)
})

test('pieces of several lines and orders are restocked in one act', async () => {
  const [one, two] = [await sellAndCancel({ stock: 5 }), await sellAndCancel({ stock: 2 })]
  const act = crypto.randomUUID()
  expect(await put([...one.pieces, ...two.pieces], act)).toEqual({ ok: true, restocked: 2 })
  expect([await stockOf(one.variant), await stockOf(two.variant)]).toEqual([5, 2])
  expect(await auditOf(act)).toMatchObject([{ subject: 'pieces', subjectId: '2' }])
})

test('what the last file no longer had is filled first, and not sold again', async () => {
  const { variant, pieces } = await sellAndCancel({ stock: 3, quantity: 2 })
  await db.update(variants).set({ stock: 0, oversold: 1 }).where(eq(variants.id, variant))
  await put(pieces)
  const [now] = await db.select().from(variants).where(eq(variants.id, variant))
  expect(now).toMatchObject({ stock: 1, oversold: 0 })
})

test('what is made to order took nothing from stock, and gives nothing back', async () => {
  const { id, variant, pieces } = await sellAndCancel({ madeToOrder: true, workshopDays: 5 })
  expect(await put(pieces)).toEqual(nothingHeld)
  expect(await stockOf(variant)).toBe(0)
  expect(await piecesNow(id)).toMatchObject([{ restockedAt: null, version: 2 }])
})

test('an order that gave its stock back by itself gives it back once', async () => {
  const first = await sellAndCancel({ stock: 3, quantity: 2 })
  await runBatch(db, giveBackStock(db, first.id))
  expect(await stockOf(first.variant)).toBe(3)
  expect(await put(first.pieces)).toEqual(nothingHeld)
  expect(await stockOf(first.variant)).toBe(3)

  const second = await sellAndCancel({ stock: 3, quantity: 2 })
  await put(second.pieces.slice(0, 1))
  await runBatch(db, giveBackStock(db, second.id))
  expect(await stockOf(second.variant)).toBe(3)
})

test('what went into stock is not taken up again, by hand or by whoever writes', async () => {
  const { id, pieces } = await sellAndCancel({ stock: 3 })
  expect((await moveAll(id, 'ready')).result).toEqual({ ok: true, moved: 1 })
  expect((await moveAll(id, 'cancelled')).result).toEqual({ ok: true, moved: 1 })
  await put(await piecesNow(id))
  expect((await moveAll(id, 'ready')).result).toEqual(notAllowed)
  await expect(
    runBatch(db, [
      db.insert(pieceEvents).values({
        ...{ pieceId: pieces[0]?.id ?? '', leavesVersion: 5, orderId: id, leaves: 'cancelled' },
        ...{ enters: 'ready', at: now(), staffId: null, act: 'x' },
      }),
      db.update(piecesTable).set({ stage: 'ready' }).where(eq(piecesTable.orderId, id)),
    ]).catch((error: unknown) => {
      if (brokeConstraint(error, 'restocked_stays')) return 'refused'
      throw error
    }),
  ).resolves.toBe('refused')
})

test('a piece that somebody takes up again at the same moment is not sold twice', async () => {
  const { id, variant, pieces } = await sellAndCancel({ stock: 3 })
  const d1 = overtakenAt('piece_events', () => moveAll(id, 'ready'))
  const answer = await put(pieces, crypto.randomUUID(), staffAtWork('owner', d1))
  expect(answer).toEqual(movedMeanwhile)
  expect(await stockOf(variant)).toBe(2)
  expect(await stagesNow(id)).toEqual(['ready'])
})

test('only who may change orders restocks', async () => {
  const { variant, pieces } = await sellAndCancel({ stock: 3 })
  for (const role of ['workshop', 'editor', 'books'] as const)
    expect(await put(pieces, crypto.randomUUID(), staffAtWork(role))).toEqual(notAllowed)
  expect(await stockOf(variant)).toBe(2)
  expect(await put([])).toEqual(notAllowed)
})
