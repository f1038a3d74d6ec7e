import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { orders } from '../../src/orders/tables.ts'
import { paths } from '../../src/paths.ts'
import { place } from '../checkout/admin/sell.ts'
import { db, stripe } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greekDesk } from './greek-desk.ts'
import { setStock, whatDidNotComeThrough } from './greek-shop.ts'

const { owner } = await greekDesk()

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => {
  stripe.faults.clear()
  vi.restoreAllMocks()
})

const customer = {
  ...{ origin: 'counter', email: '', phone: '210 555 0123', name: 'Άννα', line1: 'Ερμού 1' },
  ...{ postcode: '105 63', city: 'Αθήνα', country: 'GR', delivery: 'insured', way: 'cash' },
}

async function draftWith(...rings: [handle: string, variant: string][]) {
  const begun = await owner.submit(
    paths.deskNewOrder(),
    (await owner.get(paths.deskNewOrder())).page,
  )
  for (const [handle, variant] of rings) {
    const { page } = await owner.get(`${begun.location}?product=${handle}`)
    const typed = { variant, quantity: '1', ...(handle === 'rich' && { engraving: '10.10.2030' }) }
    expect((await owner.submit(`${begun.location}/line`, page, typed)).status).toBe(303)
  }
  return begun.location
}

const send = async (path: string, typed: Record<string, string> = {}) =>
  place(owner, path, (await owner.get(path)).page, { ...customer, ...typed })

test('every word of a new order came through: found, added, refused, placed', async () => {
  const path = await draftWith()
  for (const look of ['?q=βερα', '?q=ωωωωω', '?product=rich', '?product=gone', '?product=made'])
    expect((await owner.get(path + look)).status).toBe(200)
  const { page } = await owner.get(`${path}?product=plain`)
  for (const typed of [
    { variant: '' },
    { variant: 'plain-0', quantity: '0' },
    { variant: 'plain-0', engraving: 'Ίδα', quantity: '1' },
    { variant: 'none', quantity: '1' },
  ])
    expect((await owner.submit(`${path}/line`, page, typed)).status).toBe(422)
  const full = await draftWith(['plain', 'plain-0'], ['made', 'made-0'], ['rich', 'rich-1'])
  for (const country of ['GR', 'US', 'JP', 'IE', 'CY'])
    expect((await send(full, { country, update: 'country', billing_other: 'yes' })).status).toBe(
      200,
    )
  for (const typed of [
    { origin: '', way: '', phone: '1', name: '', line1: '', delivery: '' },
    { way: 'card' },
    { way: 'link' },
    { origin: 'phone' },
    { delivery: 'collected', phone: '', name: '' },
  ])
    expect((await send(full, typed)).status).toBe(422)
  const old = await owner.get(full)
  await setStock('plain-0', 0)
  expect((await place(owner, full, old.page, customer)).status).toBe(409)
  await setStock('plain-0', 900_000)
  expect((await place(owner, full, old.page, { ...customer, seen: 'x' })).status).toBe(409)
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'error-before', times: 9 })
  expect((await send(full, { way: 'link', email: 'a@example.com' })).status).toBe(503)
  stripe.faults.clear()
  for (const typed of [
    { way: 'link', email: 'b@example.com', origin: 'phone' },
    { way: 'transfer', email: 'c@example.com' },
    { way: 'cash', delivery: 'collected', taken: 'yes' },
  ]) {
    const { location } = await send(await draftWith(['plain', 'plain-0']), typed)
    const [number = ''] = /J-\w+/.exec(location) ?? []
    const order = paths.deskOrder(number)
    for (const done of [
      'link-sent',
      'transfer-sent',
      'taken',
      'ended',
      'handed-over',
      'placed',
      'sold',
    ])
      expect((await owner.get(`${order}?done=${done}`)).status).toBe(200)
    await db.update(orders).set({ state: 'released' }).where(eq(orders.number, number))
    expect((await owner.get(order)).status).toBe(200)
    expect((await owner.get(path)).status).toBe(200)
  }
  expect((await owner.get(paths.deskLog({}))).status).toBe(200)
  expect(whatDidNotComeThrough()).toEqual([])
})
