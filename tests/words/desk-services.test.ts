import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { askService } from '../../src/aftercare/services/ask-service.ts'
import { serviceKinds } from '../../src/aftercare/services/rules.ts'
import { linesOfOrder } from '../../src/orders/queries.ts'
import { paths } from '../../src/paths.ts'
import { staffAtWork } from '../support/fulfilment.ts'
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

const lists = [undefined, 'answered', 'done', 'all']

test('every word of the pages of requests for a service came through', async () => {
  for (const show of lists) await owner.get(paths.deskServices({ show }))
  const { id: orderId, number } = await buy()
  const [line] = await linesOfOrder(db, orderId)
  const ids: string[] = []
  for (const kind of serviceKinds) {
    const id = crypto.randomUUID()
    ids.push(id)
    const said = { message: 'Ναι', size: kind === 'resize' ? '54' : '' }
    const asked = { ...said, id, orderId, lineId: line?.id ?? '', kind }
    expect(await askService(staffAtWork(), asked)).toEqual({ ok: true })
  }
  await owner.get(paths.desk())
  await owner.get(paths.deskOrder(number))
  const [first = '', second = ''] = ids
  const path = paths.deskService(first)
  const { page } = await owner.get(path)
  const form = { ...hiddenFields(page, path), do: '' }
  for (const answer of ['', 'α'.repeat(2001)])
    expect((await owner.post(path, { ...form, answer })).status).toBe(422)
  expect((await owner.post(path, { ...form, answer: 'Ναι' })).status).toBe(303)
  const late = { ...form, act: crypto.randomUUID(), answer: 'Όχι' }
  expect((await owner.post(path, late)).status).toBe(409)
  const other = paths.deskService(second)
  const close = { ...hiddenFields((await owner.get(other)).page, other), do: 'close' }
  expect((await owner.post(other, close)).status).toBe(303)
  for (const done of ['answered', 'done']) await owner.get(paths.deskService(first, { done }))
  await owner.get(other)
  for (const show of lists) await owner.get(paths.deskServices({ show }))
  await owner.get(paths.deskOrder(number))
  await owner.get(paths.deskLog())
  expect(whatDidNotComeThrough()).toEqual([])
})
