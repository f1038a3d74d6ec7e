import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { movePieces } from '../../src/fulfilment/move-pieces.ts'
import { shipmentPieces, shipments } from '../../src/fulfilment/tables.ts'
import { eventsOfOrder } from '../../src/orders/queries.ts'
import { unseal } from '../../src/platform/sealing.ts'
import {
  auditOf,
  losingOneAnswer,
  mailsAbout,
  moveAll,
  overtakenAt,
  pieceEventsNow,
  piecesNow,
  sellAndPay,
  staffAtWork,
  stagesNow,
} from '../support/fulfilment.ts'
import { orderNow } from '../support/purchase.ts'
import { config, db, stripe } from '../support/shop.ts'

const made = { madeToOrder: true, workshopDays: 10 }
const moved = { ok: false, reason: 'moved-meanwhile' }
const refused = { ok: false, reason: 'not-allowed' }

test('a piece goes on the bench, to the assay office, back and on, and each move says who made it', async () => {
  const { id } = await sellAndPay([made])
  await moveAll(id, 'on-the-bench', { place: 'Bench 2' }, staffAtWork('workshop'))
  await moveAll(id, 'at-the-assay-office', { packet: 'P7' })
  expect(await piecesNow(id)).toMatchObject([{ place: 'Bench 2', packet: 'P7', version: 3 }])
  await moveAll(id, 'on-the-bench')
  await moveAll(id, 'ready', { place: 'Safe' })
  expect(await piecesNow(id)).toMatchObject([
    { stage: 'ready', place: 'Safe', packet: null, version: 5 },
  ])
  const events = await pieceEventsNow(id)
  expect(events.map(({ leaves, enters }) => `${leaves} > ${enters}`)).toEqual([
    'to-make > on-the-bench',
    'on-the-bench > at-the-assay-office',
    'at-the-assay-office > on-the-bench',
    'on-the-bench > ready',
  ])
  expect(events.map(({ leavesVersion }) => leavesVersion)).toEqual([1, 2, 3, 4])
  expect(events[0]?.staffId).toBe('workshop')
  expect((await orderNow(id)).stage).toBe('ready')
})

test('the log says of each piece what changed, sealed', async () => {
  const { id, number } = await sellAndPay([made])
  const { act } = await moveAll(id, 'on-the-bench', { place: 'Bench 2' })
  const [entry] = await auditOf(act)
  expect(entry).toMatchObject({ act: 'pieces-moved', subject: 'order', subjectId: id })
  const [piece] = await piecesNow(id)
  const open = async (column: 'before' | 'after') => {
    const place = `audit_log.${column}:${act}` as const
    return JSON.parse(await unseal(config.sealingKeys, place, entry?.[column] as never))
  }
  expect((await open('before'))[piece?.id ?? '']).toMatchObject({ stage: 'to-make', place: '' })
  expect((await open('after'))[piece?.id ?? '']).toMatchObject({
    ...{ stage: 'on-the-bench', place: 'Bench 2' },
  })
  expect(JSON.stringify(entry)).not.toContain('Bench')
  expect(number).toMatch(/^J-/)
})

test('a form that is posted twice moves once, and says the same both times', async () => {
  const { id } = await sellAndPay([{ ...made, quantity: 3 }])
  const pieces = await piecesNow(id)
  const act = crypto.randomUUID()
  const ask = () => movePieces(staffAtWork(), { act, pieces, to: 'on-the-bench', tell: true })
  expect(await ask()).toEqual({ ok: true, moved: 3 })
  expect(await ask()).toEqual({ ok: true, moved: 3 })
  expect(await pieceEventsNow(id)).toHaveLength(3)
  // Another choice under the same id is not what was done.
  const other = { act, pieces: pieces.slice(1), to: 'ready' as const }
  expect(await movePieces(staffAtWork(), other)).toEqual(moved)
})

test('a batch whose answer got lost is sent again, moves once, and is a success', async () => {
  const { id } = await sellAndPay([made])
  const pieces = await piecesNow(id)
  const { d1, sent } = losingOneAnswer('piece_events')
  const act = crypto.randomUUID()
  const desk = staffAtWork('owner', d1)
  const asked = { act, pieces, to: 'on-the-bench' as const, tell: true }
  expect(await movePieces(desk, asked)).toEqual({ ok: true, moved: 1 })
  expect(sent()).toBe(2)
  expect(await pieceEventsNow(id)).toHaveLength(1)
  expect((await mailsAbout(id)).filter(({ kind }) => kind === 'work-begun')).toHaveLength(1)
})

test('of two desks that move one piece at once, one wins and the other hears of it', async () => {
  const { id } = await sellAndPay([{ ...made, quantity: 2 }])
  const pieces = await piecesNow(id)
  const move = (to: 'on-the-bench' | 'ready') =>
    movePieces(staffAtWork(), { act: crypto.randomUUID(), pieces, to, tell: true })
  const results = await Promise.all([move('on-the-bench'), move('ready')])
  expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, moved: 2 }])
  expect(results).toContainEqual(moved)
  expect(await pieceEventsNow(id)).toHaveLength(2)
  expect(new Set(await stagesNow(id)).size).toBe(1)
})

test('one piece that has moved on keeps all others of the act where they are', async () => {
  const [one, two] = [await sellAndPay([made]), await sellAndPay([made])]
  const pieces = [...(await piecesNow(one.id)), ...(await piecesNow(two.id))]
  await moveAll(two.id, 'on-the-bench')
  const act = crypto.randomUUID()
  expect(await movePieces(staffAtWork(), { act, pieces, to: 'ready' })).toEqual(moved)
  expect(await stagesNow(one.id)).toEqual(['to-make'])
  expect(await auditOf(act)).toEqual([])
})

test('a piece that is there already does not move, and a move of nothing is not logged', async () => {
  const { id } = await sellAndPay([made, {}])
  const { act, result } = await moveAll(id, 'ready')
  expect(result).toEqual({ ok: true, moved: 1 })
  expect(await auditOf(act)).toHaveLength(1)
  const again = await moveAll(id, 'ready')
  expect(again.result).toEqual({ ok: true, moved: 0 })
  expect(await auditOf(again.act)).toEqual([])
})

test('the database itself refuses a move that a check before it let through', async () => {
  const { id, session } = await sellAndPay([made])
  const pieces = await piecesNow(id)
  // All money goes back between the check and the write.
  const d1 = overtakenAt('piece_events', () => stripe.refund(session))
  const act = crypto.randomUUID()
  const desk = staffAtWork('owner', d1)
  expect(await movePieces(desk, { act, pieces, to: 'ready' })).toEqual(moved)
  expect(await stagesNow(id)).toEqual(['cancelled'])
})

test('only who may change orders cancels a piece or takes it up again, and nobody once the money went back', async () => {
  const { id, session } = await sellAndPay([made])
  expect((await moveAll(id, 'cancelled', {}, staffAtWork('workshop'))).result).toEqual(refused)
  expect((await moveAll(id, 'cancelled', {}, staffAtWork('desk'))).result.ok).toBe(true)
  expect((await moveAll(id, 'to-make', {}, staffAtWork('workshop'))).result).toEqual(refused)
  expect((await moveAll(id, 'to-make', {}, staffAtWork('desk'))).result.ok).toBe(true)
  await stripe.refund(session)
  expect(await stagesNow(id)).toEqual(['cancelled'])
  expect((await moveAll(id, 'to-make')).result).toEqual(refused)
})

test('a cancelled piece is not taken up again while all its money goes back', async () => {
  const { id, session } = await sellAndPay([made])
  await moveAll(id, 'cancelled')
  const d1 = overtakenAt('piece_events', () => stripe.refund(session))
  const { result } = await moveAll(id, 'to-make', {}, staffAtWork('owner', d1))
  expect(result).toEqual(refused)
  expect(await stagesNow(id)).toEqual(['cancelled'])
})

test('nobody sends or delivers by hand, and what is in a parcel stays in it', async () => {
  const { id } = await sellAndPay([{}])
  for (const to of ['sent', 'delivered', 'returned'] as const)
    expect((await moveAll(id, to)).result).toEqual(refused)
  const [piece] = await piecesNow(id)
  const parcel = { orderId: id, packedAt: 0, value: 0, insured: false, signature: false }
  await db.insert(shipments).values({ id: `p-${id}`, ...parcel })
  await db
    .insert(shipmentPieces)
    .values({ shipmentId: `p-${id}`, pieceId: piece?.id ?? '', live: true })
  expect((await moveAll(id, 'on-the-bench')).result).toEqual(refused)
  await db
    .update(shipmentPieces)
    .set({ live: false })
    .where(eq(shipmentPieces.shipmentId, `p-${id}`))
  expect((await moveAll(id, 'on-the-bench')).result.ok).toBe(true)
})

test('a piece that nobody knows moves nothing', async () => {
  const pieces = [{ id: 'nobody.1', version: 1 }]
  const act = crypto.randomUUID()
  expect(await movePieces(staffAtWork(), { act, pieces, to: 'ready' })).toEqual(moved)
})

test('shoppers hear once that work has begun, if something is made for them and the box is ticked', async () => {
  const kinds = async (id: string) =>
    (await mailsAbout(id)).map(({ kind }) => kind).filter((kind) => kind === 'work-begun')
  const [quiet, stock] = [await sellAndPay([made]), await sellAndPay([{}])]
  await moveAll(quiet.id, 'on-the-bench')
  expect(await kinds(quiet.id)).toEqual([])
  await moveAll(stock.id, 'to-make')
  await moveAll(stock.id, 'on-the-bench', { tell: true })
  expect(await kinds(stock.id)).toEqual([])

  const { id } = await sellAndPay([{ ...made, quantity: 2 }, made])
  const [first, ...others] = await piecesNow(id)
  const move = (pieces: { id: string; version: number }[]) =>
    movePieces(staffAtWork(), {
      ...({ act: crypto.randomUUID(), to: 'on-the-bench', tell: true } as const),
      pieces,
    })
  expect(await move(first ? [first] : [])).toEqual({ ok: true, moved: 1 })
  // At once, by two people: neither is refused for the mail's sake.
  const results = await Promise.all(others.map((piece) => move([piece])))
  expect(results.every(({ ok }) => ok)).toBe(true)
  expect(await kinds(id)).toEqual(['work-begun'])
  const begun = (await eventsOfOrder(db, id)).filter(({ kind }) => kind === 'work-begun')
  expect(begun).toHaveLength(1)
})

test('an act takes more pieces than a statement has parameters', async () => {
  const { id } = await sellAndPay([made])
  const pieces = await piecesNow(id)
  const unknown = Array.from({ length: 300 }, (_, n) => ({ id: `nobody.${n}`, version: 1 }))
  const ask = (asked: typeof unknown) =>
    movePieces(staffAtWork(), { act: crypto.randomUUID(), pieces: asked, to: 'ready' })
  expect(await ask([...pieces, ...unknown])).toEqual(moved)
  expect(await ask(pieces)).toEqual({ ok: true, moved: 1 })
})
