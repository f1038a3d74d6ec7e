import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { changeWords } from '../../src/fulfilment/admin/changes/words.ts'
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

test('every word of the page that changes a line, and of what follows, came through', async () => {
  const { id, number } = await buy()
  const [, engraved] = await piecesNow(id)
  const lines = new Set((await piecesNow(id)).map(({ lineId }) => lineId))
  const path = (line: string) => paths.deskOrderChange(number, line)
  const look = async (at: string) => (await owner.get(at)).page
  for (const line of lines) {
    const page = await look(path(line))
    await owner.submit(path(line), page, { step: 'show' })
    for (const engraving of ['11.11.2031', '菊', 'x'.repeat(90), ''])
      await owner.submit(path(line), page, { step: 'show', engraving })
  }
  const line = engraved?.lineId ?? ''
  const page = await look(path(line))
  const typed = { engraving: '11.11.2031', step: 'save', difference: '0', tell: 'yes' }
  await owner.submit(path(line), page, { ...typed, units: '9' })
  await owner.submit(path(line), page, { ...typed, difference: '5' })
  await owner.submit(path(line), await look(path(line)), typed)
  for (const done of ['changed', 'change-waits', 'change-refunds', 'change-off'])
    await look(paths.deskOrder(number, { done }))
  // As it waits, with either difference, and as it was dropped.
  for (const set of [
    "state = 'waiting', difference = 500",
    "state = 'dropped', difference = -500",
  ]) {
    await db.run(`update order_changes set ${set} where order_id = '${id}'`)
    await look(paths.deskOrder(number))
    await look(path(line))
  }
  await moveAll(id, 'on-the-bench')
  await look(path(line))
  expect(whatDidNotComeThrough()).toEqual([])
})

test('each reason for a refusal is said, and is another one', () => {
  const said = Object.values(changeWords().refused)
  expect(new Set(said).size).toBe(said.length)
})
