import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { returnReasons } from '../../src/fulfilment/returns/rules.ts'
import { paths } from '../../src/paths.ts'
import { delivered, makeReady, sent } from '../fulfilment/parcels.ts'
import { asks, receives, returnsNow, wish } from '../fulfilment/returns/support.ts'
import { piecesNow } from '../support/fulfilment.ts'
import { hiddenFields } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greekDesk } from './greek-desk.ts'
import { whatDidNotComeThrough } from './greek-shop.ts'

const { owner, buy } = await greekDesk()

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

/** An order of two pieces, of which the second is engraved, that has arrived. */
async function bought() {
  const { id, number } = await buy()
  await makeReady(id)
  await delivered(await sent(id))
  return { id, number, pieces: (await piecesNow(id)).map((piece) => piece.id) }
}

test('every word of the pages of returns, and of the log about them, came through', async () => {
  for (const show of [undefined, 'asked', 'under-way', 'to-refund', 'all'])
    await owner.get(paths.deskReturns({ show }))
  const order = await bought()
  const engraved = order.pieces.at(-1) ?? ''
  const enter = paths.deskOrderReturn(order.number)
  const { page } = await owner.get(enter)
  const typed = { reason: 'other', note: 'α'.repeat(2001) }
  expect((await owner.submit(enter, page, typed)).status).toBe(422)
  expect((await owner.submit(enter, page, { reason: 'other' })).status).toBe(422)

  const waits = wish(order, { pieces: [engraved], reason: 'damaged', note: 'Ναι' })
  await asks(waits)
  await owner.get(paths.deskReturns())
  const path = paths.deskReturn(waits.id)
  const { page: asked } = await owner.get(path)
  expect((await owner.submit(path, asked, { do: 'refuse', answer: '' })).status).toBe(422)
  expect((await owner.submit(path, asked, { do: 'agree', answer: 'Ναι' })).status).toBe(303)
  expect((await owner.submit(path, asked, { do: 'refuse', answer: 'Όχι' })).status).toBe(409)
  for (const done of ['entered', 'agreed', 'refused', 'received', 'ended'])
    await owner.get(paths.deskReturn(waits.id, { done }))
  expect((await owner.get(paths.deskReturnSlip(waits.id))).status).toBe(200)
  const { page: agreed } = await owner.get(path)
  expect((await owner.submit(path, agreed, { condition: 'damaged' })).status).toBe(422)
  await receives(waits.id, order.id, [engraved], 'damaged')
  await owner.get(path)

  const [, units = ''] = /name="(units-[^"]+)"/.exec((await owner.get(enter)).page) ?? []
  const entered = await owner.submit(enter, (await owner.get(enter)).page, {
    [units]: '1',
    reason: 'other',
  })
  const { page: toEnd } = await owner.get(entered.location)
  const [at = ''] = entered.location.split('?')
  const end = { ...hiddenFields(toEnd, at), act: crypto.randomUUID(), do: 'end' }
  expect((await owner.post(at, end)).status).toBe(303)
  await owner.get(at)
  expect((await owner.get(enter)).status).toBe(200)

  const other = await bought()
  for (const reason of returnReasons) {
    const each = wish(other, { pieces: other.pieces.slice(0, 1), reason })
    await asks(each)
    await owner.get(paths.deskReturn(each.id))
    const form = { act: crypto.randomUUID(), version: '1', do: 'end' }
    await owner.post(paths.deskReturn(each.id), form)
  }
  expect(await returnsNow(other.id)).toHaveLength(returnReasons.length)
  for (const { number } of [order, other]) await owner.get(paths.deskOrder(number, { show: 'all' }))
  for (const show of [undefined, 'asked', 'under-way', 'to-refund', 'all'])
    await owner.get(paths.deskReturns({ show }))
  await owner.get(paths.deskLog())
  // What the log has of parcels as it is stored.
  expect(whatDidNotComeThrough().filter((text) => !/: (postnl|staff)$/.test(text))).toEqual([])
})
