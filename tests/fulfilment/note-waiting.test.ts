import { expect, test } from 'vitest'
import { noteWaiting } from '../../src/fulfilment/note-waiting.ts'
import type { WaitsFor } from '../../src/fulfilment/rules.ts'
import {
  auditOf,
  moveAll,
  pieceEventsNow,
  piecesNow,
  sellAndPay,
  staffAtWork,
} from '../support/fulfilment.ts'

const made = { madeToOrder: true, workshopDays: 10 }

async function note(
  orderId: string,
  asked: { waitsFor?: WaitsFor | null; wanted?: string; place?: string; act?: string } = {},
  version?: number,
) {
  const [piece] = await piecesNow(orderId)
  if (!piece) throw new Error('No piece')
  const { act = crypto.randomUUID(), waitsFor = 'stone', wanted = 'sapphire 5 mm' } = asked
  const { place = 'Tray 3' } = asked
  const about = { act, piece: piece.id, version: version ?? piece.version }
  return noteWaiting(staffAtWork('workshop'), { ...about, waitsFor, wanted, place })
}

test('a piece waits for a stone until somebody says that it has come', async () => {
  const { id } = await sellAndPay([made])
  expect(await note(id)).toEqual({ ok: true })
  expect(await piecesNow(id)).toMatchObject([
    { waitsFor: 'stone', wanted: 'sapphire 5 mm', place: 'Tray 3', stage: 'to-make', version: 2 },
  ])
  expect(await note(id, { waitsFor: null })).toEqual({ ok: true })
  expect(await piecesNow(id)).toMatchObject([{ waitsFor: null, wanted: '', version: 3 }])
  expect(await pieceEventsNow(id)).toMatchObject([
    { leaves: 'to-make', enters: 'to-make', leavesVersion: 1 },
    { leaves: 'to-make', enters: 'to-make', leavesVersion: 2 },
  ])
})

test('a note posted twice is one, one that changes nothing is none, and an older one is refused', async () => {
  const { id } = await sellAndPay([made])
  const act = crypto.randomUUID()
  expect(await note(id, { act }, 1)).toEqual({ ok: true })
  expect(await note(id, { act }, 1)).toEqual({ ok: true })
  expect(await piecesNow(id)).toMatchObject([{ version: 2 }])
  const same = crypto.randomUUID()
  expect(await note(id, { act: same })).toEqual({ ok: true })
  expect(await auditOf(same)).toEqual([])
  expect(await note(id, { place: 'Bench' }, 1)).toEqual({ ok: false, reason: 'moved-meanwhile' })
})

test('another note in a form that was sent before is not answered as if noted', async () => {
  const { id } = await sellAndPay([made])
  const act = crypto.randomUUID()
  expect(await note(id, { act }, 1)).toEqual({ ok: true })
  const again = await note(id, { act, place: 'Safe' }, 1)
  expect(again).toEqual({ ok: false, reason: 'moved-meanwhile' })
})

test('of two people who note something of one piece at once, one hears that it has changed', async () => {
  const { id } = await sellAndPay([made])
  const results = await Promise.all([note(id, { place: 'Tray 3' }), note(id, { place: 'Safe' })])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results).toContainEqual({ ok: false, reason: 'moved-meanwhile' })
  expect(await pieceEventsNow(id)).toHaveLength(1)
})

test('what is ready waits for nothing, yet lies somewhere', async () => {
  const { id } = await sellAndPay([made])
  await note(id)
  await moveAll(id, 'ready')
  expect(await piecesNow(id)).toMatchObject([{ waitsFor: null, wanted: '' }])
  expect(await note(id)).toEqual({ ok: false, reason: 'not-allowed' })
  expect(await note(id, { waitsFor: null, place: 'Safe' })).toEqual({ ok: true })
  await moveAll(id, 'cancelled')
  expect(await note(id, { waitsFor: null, place: 'Bin' })).toEqual({
    ...{ ok: false, reason: 'not-allowed' },
  })
})
