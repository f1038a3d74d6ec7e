import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { shipments } from '../../../src/fulfilment/tables.ts'
import { orderCorrections } from '../../../src/orders/tables.ts'
import { paths } from '../../../src/paths.ts'
import { now } from '../../../src/platform/clock.ts'
import { seal, unseal } from '../../../src/platform/sealing.ts'
import { atTheDesk } from '../../support/desk.ts'
import { sellAndPay } from '../../support/fulfilment.ts'
import { config, db } from '../../support/shop.ts'
import { filled, pack, parcelOf } from './support.ts'

const owner = await atTheDesk('owner')
const lines = (page: string) =>
  (page.split('<main')[1] ?? '')
    .replace(/<(br|p|li|h\d|td|div|section)[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/[ \t]+/g, ' ')

async function slipOf(rings: Parameters<typeof sellAndPay>[0], typed: Record<string, string> = {}) {
  const order = await sellAndPay(rings, typed)
  await pack(owner, [order])
  const parcel = await parcelOf(order.id)
  const { page } = await owner.get(paths.deskSlips([parcel]))
  return { ...order, parcel, page, slip: lines(page) }
}

test('a slip says where it goes, what is in it with its size, and what follows when', async () => {
  const { number, slip, page } = await slipOf(
    [
      { title: 'Court band', sizes: ['54'], price: 89_000 },
      { title: 'Signet', madeToOrder: true, workshopDays: 9 },
    ],
    { gift_message: '' },
  )
  expect(slip).toMatch(new RegExp(`Packing slip ${number}`))
  for (const line of ['Anna Lindqvist', 'Keizersgracht 174', '1016 DW Amsterdam'])
    expect(slip).toContain(line)
  const [first = '', follows = ''] = slip.split('Follows in another parcel')
  expect(first).toMatch(/Court band, ring size 54.*€890\.00/s)
  expect(first).not.toContain('Signet')
  expect(follows).toMatch(/1 × Signet.*ready by \w+, \d/s)
  expect(follows).toMatch(/Your pieces.*Court band, ring size 54/s)
  expect(follows).toContain('/policies/returns')
  expect(page).not.toContain('desk-header')
})

test.each([
  ['a message', { gift_message: 'For Ida\nwith <love>' }],
  ['gift wrap', { gift_message: '', gift_wrap: 'yes' }],
  ['asked for', { gift_message: '', gift_no_prices: 'yes' }],
])('a gift (%s) has no prices', async (_, typed) => {
  const { page, slip } = await slipOf([{ price: 89_000 }], typed)
  expect(slip).not.toMatch(/890|€/)
  expect(page.includes('class="gift-card"')).toBe(typed.gift_message !== '')
  if (typed.gift_message) expect(page).toContain('For Ida\nwith &lt;love&gt;')
})

test('the corrected address is printed, and it is the one that is stored when it is sent', async () => {
  const { id, parcel } = await slipOf([{}])
  const address = {
    ...{ name: 'Ida Lindqvist', lines: ['Prinsengracht 9'], city: 'Haarlem', state: '' },
    ...{ postcode: '2011 AA', country: 'NL' },
  }
  const place = `order_corrections.address:${id}` as const
  await db.insert(orderCorrections).values({
    ...{ id, staffId: owner.id, at: now() },
    address: await seal(config.sealingKeys, place, JSON.stringify(address)),
  })
  const before = lines((await owner.get(paths.deskSlips([parcel]))).page)
  expect(before).toMatch(/Deliver to\s*Ida Lindqvist\s+Prinsengracht 9\s+2011 AA Haarlem/)
  expect(before).not.toContain('Keizersgracht')

  const form = filled((await owner.get(paths.deskPacking())).page)
  expect((await owner.post(paths.deskPacking(), form)).status).toBe(303)
  const [row] = await db.select().from(shipments).where(eq(shipments.id, parcel))
  const stored =
    row?.address && (await unseal(config.sealingKeys, `shipments.address:${parcel}`, row.address))
  expect(JSON.parse(stored ?? '')).toEqual(address)
  // Printed again, it says where it went.
  expect(lines((await owner.get(paths.deskSlips([parcel]))).page)).toContain('Prinsengracht 9')
})

test('slips of several parcels are printed in one go, two sheets each', async () => {
  const orders = [await sellAndPay([{}]), await sellAndPay([{}])]
  const parcels = await pack(owner, orders)
  const { page } = await owner.get(paths.deskSlips(parcels))
  expect(page.match(/class="sheet-a4/g)).toHaveLength(2 * parcels.length)
  for (const { number } of orders) expect(page).toContain(number)
  const unknown = [
    paths.deskSlips([crypto.randomUUID()]),
    paths.deskSlips(['x']),
    '/admin/parcels/slips',
  ]
  for (const path of unknown) expect((await owner.get(path)).status, path).toBe(404)
})
