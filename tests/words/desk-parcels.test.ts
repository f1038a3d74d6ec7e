import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { carriers } from '../../src/fulfilment/carriers/carriers.ts'
import { orders } from '../../src/orders/tables.ts'
import { paths } from '../../src/paths.ts'
import { filled, pack, parcelOf } from '../fulfilment/parcels/support.ts'
import { moveAll } from '../support/fulfilment.ts'
import { db, hiddenFields } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greekDesk } from './greek-desk.ts'
import { whatDidNotComeThrough } from './greek-shop.ts'

const { owner, buy } = await greekDesk()

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

test('every word of the pages of parcels and of their slips came through', async () => {
  const order = await buy({}, {})
  await db.update(orders).set({ attention: 'refund-failed' }).where(eq(orders.id, order.id))
  await owner.get(paths.deskParcels())
  await pack(owner, [order])
  const id = await parcelOf(order.id)
  const table = paths.deskPacking()
  for (const done of ['packed', 'sent', 'delivered', 'some-delivered', 'none-ready', 'unpacked'])
    await owner.get(paths.deskParcels({ done, count: '2' }))
  for (const done of ['corrected', 'changed', 'nothing'])
    await owner.get(paths.deskPacking({ done }))
  for (const path of [
    paths.deskSlips([id]),
    paths.deskParcel(id),
    paths.deskParcelMail(id, order.id, 'sent'),
  ])
    expect((await owner.get(path)).status, path).toBe(200)
  const { page } = await owner.get(table)
  for (const [typed, more] of [
    [{ carrier: 'more', number: '' }, { do: 'check' }],
    [{ carrier: 'other', link: 'x' }, { do: 'check' }],
    [{ carrier: 'dpd', number: '1', insured: false, signature: false }, {}],
  ] as const)
    await owner.post(table, filled(page, { [id]: typed }, more))
  expect((await owner.post(table, filled(page))).status).toBe(303)
  await owner.get(paths.deskParcels())
  const { page: sent } = await owner.get(paths.deskParcel(id))
  const form = { ...hiddenFields(sent, paths.deskParcel(id)), c0: 'dpd', n0: '1' }
  expect((await owner.post(paths.deskParcel(id), form)).status).toBe(422)
  await owner.post(paths.deskParcelsDelivered(), hiddenFields(sent, paths.deskParcelsDelivered()))
  expect((await owner.get(paths.deskParcel(id))).status).toBe(200)
  await moveAll(order.id, 'ready')
  await owner.get(paths.deskParcels())
  // Names of carriers are the same in every language.
  const names = [...Object.values(carriers).map(({ name }) => name), 'https://']
  const words = whatDidNotComeThrough().filter((text) => !names.some((name) => text.includes(name)))
  expect(words).toEqual([])
})
