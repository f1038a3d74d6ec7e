import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { unsentStages } from '../../src/fulfilment/rules.ts'
import { pieceEvents, pieces } from '../../src/fulfilment/tables.ts'
import { paths } from '../../src/paths.ts'
import { moveAll, piecesNow } from '../support/fulfilment.ts'
import { db } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greekDesk } from './greek-desk.ts'
import { whatDidNotComeThrough } from './greek-shop.ts'

const { owner, buy } = await greekDesk()

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

type Chosen = { id: string; version: number }[]

/** Sends a form of a list with these pieces ticked; returns the answer's status. */
async function post(path: string, chosen: Chosen, typed: Record<string, string> = {}) {
  const all = { act: crypto.randomUUID(), undo: crypto.randomUUID(), ...typed }
  const ticked = chosen.map(({ id, version }): [string, string] => ['pieces', `${id}:${version}`])
  return (await owner.post(path, [...Object.entries(all), ...ticked])).status
}

async function look(path: string) {
  expect((await owner.get(path)).status, path).toBe(200)
}

test('every word of the workshop, its packets and what it prints came through', async () => {
  await look(paths.deskBench())
  await look(paths.deskToBuy())
  await look(paths.deskPackets())
  const { id } = await buy()
  const now = () => piecesNow(id)
  const [piece] = await now()
  const pieceId = piece?.id ?? ''
  const bench = paths.deskBench()
  for (const done of ['moved', 'packed', 'undone', 'noted', 'over', 'back'])
    for (const path of [paths.deskBench, paths.deskPackets, paths.deskToBuy])
      await look(path({ done, act: crypto.randomUUID() }))
  for (const stage of unsentStages) await look(paths.deskBench({ stage }))
  for (const waits of ['stone', 'customer', 'supplier', 'other'])
    await look(paths.deskBench({ waits }))
  for (const kind of ['made-to-order', 'to-engrave']) await look(paths.deskBench({ kind }))
  const ids = (await now()).map((each) => each.id)
  await look(paths.deskSheets(ids))
  await look(paths.deskLabels(ids))

  // What is refused, in the list, in packets and of what is to be bought.
  const packets = paths.deskPackets()
  for (const path of [bench, packets, paths.deskToBuy()]) expect(await post(path, [])).toBe(422)
  const old = [{ id: pieceId, version: 9 }]
  for (const path of [bench, packets, paths.deskToBuy()])
    expect(await post(path, old, { to: 'ready' })).toBe(409)
  for (const path of [bench, packets]) expect(await post(path, [], { do: 'undo' })).toBe(409)
  const none = [{ id: 'none.1', version: 1 }]
  expect(await post(bench, none, { to: 'ready' })).toBe(409)
  expect(await post(bench, await now(), { do: 'packet' })).toBe(422)
  expect(await post(bench, [{ id: pieceId, version: 1 }], { do: 'packet' })).toBe(422)
  const many = Array.from({ length: 101 }, (_, at) => ({ id: `${pieceId}.${at}`, version: 1 }))
  expect(await post(bench, many, { do: 'sheets' })).toBe(422)

  // A piece: noted, refused, changed by two, moved and moved back.
  const path = paths.deskPiece(pieceId)
  const note = async (typed: Record<string, string>) => {
    const [now] = await piecesNow(id)
    return post(path, [], { do: 'note', version: `${now?.version}`, ...typed })
  }
  for (const waits of ['stone', 'customer', 'supplier', 'other', '']) {
    expect(await note({ waits, wanted: waits && 'ζαφείρι', place: 'Α1' })).toBe(303)
    await look(path)
    await look(bench)
    await look(paths.deskToBuy())
  }
  expect(await note({ place: 'α'.repeat(61), wanted: 'α'.repeat(121) })).toBe(422)
  const before = JSON.stringify({ place: 'Α0', waits: 'stone', wanted: 'ζ' })
  expect(await note({ version: '1', before, waits: 'other', wanted: 'α', place: 'Α2' })).toBe(409)
  expect(await note({ waits: 'stone', wanted: '', place: 'Α1' })).toBe(303)
  await look(paths.deskToBuy())
  for (const done of ['moved', 'undone', 'noted'])
    await look(paths.deskPiece(pieceId, { done, act: crypto.randomUUID() }))
  for (const to of [
    'on-the-bench',
    'at-the-assay-office',
    'to-make',
    'ready',
    'cancelled',
  ] as const) {
    await moveAll(id, to)
    await look(path)
    await look(bench)
    await look(packets)
  }
  expect(await post(path, [], { do: 'sent', version: '1' })).toBe(409)
  expect(await post(path, [], { do: 'undo', version: '1' })).toBe(409)

  // Gone to be hallmarked, and back.
  await moveAll(id, 'to-make')
  const engraved = (await now()).filter((each) => each.id !== pieceId)
  expect(await post(bench, engraved, { do: 'packet' })).toBe(303)
  await look(packets)
  const packet = (await now()).find((each) => each.packet)?.packet ?? ''
  await look(paths.deskPacket(packet))
  for (const enters of ['ready', 'sent', 'delivered', 'returned'] as const) {
    const [piece] = await now()
    const leavesVersion = piece?.version ?? 0
    const by = { pieceId, orderId: id, leavesVersion, at: 0, staffId: null, act: enters }
    await db.batch([
      db.insert(pieceEvents).values({ ...by, leaves: piece?.stage ?? 'ready', enters }),
      db
        .update(pieces)
        .set({ stage: enters, version: leavesVersion + 1 })
        .where(eq(pieces.id, pieceId)),
    ])
    await look(path)
  }
  expect(whatDidNotComeThrough()).toEqual([])
})
