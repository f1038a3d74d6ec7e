import { expect, test } from 'vitest'
import { noteWaiting } from '../../src/fulfilment/note-waiting.ts'
import { undoMoves } from '../../src/fulfilment/undo-moves.ts'
import {
  auditOf,
  losingOneAnswer,
  moveAll,
  pieceEventsNow,
  piecesNow,
  sellAndPay,
  staffAtWork,
  stagesNow,
} from '../support/fulfilment.ts'
import { stripe } from '../support/shop.ts'

const made = { madeToOrder: true, workshopDays: 10 }
const undo = (undone: string, desk = staffAtWork(), act = crypto.randomUUID()) =>
  undoMoves(desk, { act, undo: undone })

test('a wrong button is taken back: stage, since when, place, packet and wait are what they were', async () => {
  const { id } = await sellAndPay([made])
  await moveAll(id, 'at-the-assay-office', { place: 'Tray 3', packet: 'P7' })
  const [piece] = await piecesNow(id)
  if (!piece) throw new Error('No piece')
  await noteWaiting(staffAtWork(), {
    ...{ act: crypto.randomUUID(), piece: piece.id, version: piece.version },
    ...{ waitsFor: 'stone' as const, wanted: 'sapphire 5 mm', place: 'Tray 3' },
  })
  const [before] = await piecesNow(id)
  const { act } = await moveAll(id, 'ready', { place: 'Safe' })
  expect(await piecesNow(id)).toMatchObject([{ waitsFor: null, packet: null, place: 'Safe' }])
  expect(await undo(act)).toEqual({ ok: true, moved: 1 })
  expect(await piecesNow(id)).toEqual([{ ...before, version: 5 }])
  expect((await pieceEventsNow(id)).map(({ leavesVersion }) => leavesVersion)).toEqual([1, 2, 3, 4])
})

test('pieces that came from different stages go back to their own', async () => {
  const { id } = await sellAndPay([made, {}])
  const before = await stagesNow(id)
  const { act } = await moveAll(id, 'on-the-bench')
  expect(await stagesNow(id)).toEqual(['on-the-bench', 'on-the-bench'])
  expect(await undo(act)).toEqual({ ok: true, moved: 2 })
  expect(await stagesNow(id)).toEqual(before)
})

test('what has moved on since stays, and so does everything else of that act', async () => {
  const { id } = await sellAndPay([made])
  const { act } = await moveAll(id, 'on-the-bench')
  await moveAll(id, 'ready')
  expect(await undo(act)).toEqual({ ok: false, reason: 'moved-meanwhile' })
  expect(await stagesNow(id)).toEqual(['ready'])
})

test('an undo that is posted twice, or whose answer got lost, undoes once', async () => {
  const { id } = await sellAndPay([made])
  const { act } = await moveAll(id, 'on-the-bench')
  const { d1, sent } = losingOneAnswer('piece_events')
  const again = crypto.randomUUID()
  expect(await undo(act, staffAtWork('owner', d1), again)).toEqual({ ok: true, moved: 1 })
  expect(sent()).toBe(2)
  expect(await undo(act, staffAtWork(), again)).toEqual({ ok: true, moved: 1 })
  expect(await stagesNow(id)).toEqual(['to-make'])
  expect(await pieceEventsNow(id)).toHaveLength(2)
  expect(await auditOf(again)).toMatchObject([{ act: 'moves-undone', subjectId: id }])
  // Taken back by somebody else by another form: it has moved on.
  expect(await undo(act)).toEqual({ ok: false, reason: 'moved-meanwhile' })
})

test('the workshop does not take up again what the desk has cancelled, and nobody what was refunded', async () => {
  const { id, session } = await sellAndPay([made])
  const { act } = await moveAll(id, 'cancelled')
  expect(await undo(act, staffAtWork('workshop'))).toEqual({ ok: false, reason: 'not-allowed' })
  await stripe.refund(session)
  expect(await undo(act)).toEqual({ ok: false, reason: 'not-allowed' })
  expect(await undo(`refunded:${id}`)).toEqual({ ok: false, reason: 'not-allowed' })
  expect(await undo('nothing')).toEqual({ ok: false, reason: 'not-allowed' })
  expect(await stagesNow(id)).toEqual(['cancelled'])
})
