import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Role } from '../../../src/admin/rules.ts'
import { auditLog } from '../../../src/admin/tables.ts'
import { paths } from '../../../src/paths.ts'
import { unseal } from '../../../src/platform/sealing.ts'
import { atTheDesk } from '../../support/desk.ts'
import { sellAndPay, stagesNow } from '../../support/fulfilment.ts'
import { config, db, hiddenFields } from '../../support/shop.ts'
import { filled, pack } from './support.ts'

const owner = await atTheDesk('owner')
const order = await sellAndPay([{ price: 89_000, quantity: 2 }], { name: 'Jörg "Jo" =Müller' })
const parcels = await pack(owner, [order])

const exports = () => db.select().from(auditLog).where(eq(auditLog.act, 'parcels-exported'))
const download = async (more: Record<string, string> = {}) => {
  const form = filled((await owner.get(paths.deskPacking())).page)
  return owner.post(paths.deskParcelExport(), { ...form, format: 'general', ...more })
}

test('the ticked parcels are exported, without e-mail and telephone unless asked for', async () => {
  const answer = await download()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('Content-Disposition')).toMatch(
    /^attachment; filename="parcels-\d{4}-\d\d-\d\d-general\.csv"$/,
  )
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  const [row, ...others] = parse(answer.page, { bom: true, columns: true })
  expect(others).toEqual([])
  expect(row).toMatchObject({
    Reference: order.number,
    Name: 'Jörg "Jo" =Müller',
    'Address line 1': 'Keizersgracht 174',
    Postcode: '1016 DW',
    Country: 'NL',
    Email: '',
    Telephone: '',
    'Weight (kg)': '0.010',
    Value: '1780.00',
  })
  const [withContact] = parse((await download({ contact: 'on' })).page, {
    bom: true,
    columns: true,
  })
  expect(withContact).toMatchObject({ Email: expect.stringMatching(/@example\.com$/) })
  expect(withContact).toMatchObject({ Telephone: '0031205550123' })
})

test('each download is noted with its number of rows, also of the same form', async () => {
  const before = (await exports()).length
  const form = filled((await owner.get(paths.deskPacking())).page)
  for (const format of ['dhl', 'dhl'])
    await owner.post(paths.deskParcelExport(), { ...form, format })
  const noted = (await exports()).slice(before)
  expect(noted).toHaveLength(2)
  const [{ id = '', after } = {}] = noted
  const place = `audit_log.after:${id}` as const
  const values = after && (await unseal(config.sealingKeys, place, after))
  expect(JSON.parse(values ?? '')).toEqual({ rows: 1, format: 'dhl', contact: false })
})

test('nothing ticked, nothing exported; an unknown format is refused', async () => {
  const before = (await exports()).length
  const nothing = filled((await owner.get(paths.deskPacking())).page, {
    [parcels[0] ?? '']: { send: false },
  })
  const answer = await owner.post(paths.deskParcelExport(), { ...nothing, format: 'general' })
  expect(answer.location).toBe('/admin/parcels/packing?done=nothing')
  expect((await download({ format: 'excel' })).location).toBe('/admin/parcels/packing')
  expect(await exports()).toHaveLength(before)
})

const parcel = parcels[0] ?? ''
const pages = [
  paths.deskParcels(),
  paths.deskPacking(),
  paths.deskSlips([parcel]),
  paths.deskParcel(parcel),
  paths.deskParcelMail(parcel, order.id, 'sent'),
]

test.each<[Role, number]>([
  ['owner', 200],
  ['desk', 200],
  ['workshop', 403],
  ['editor', 403],
  ['books', 403],
])('%s: %i on every page of parcels', async (role, status) => {
  const staff = await atTheDesk(role)
  for (const path of pages) expect((await staff.get(path)).status, path).toBe(status)
})

test.each<Role>(['workshop', 'editor', 'books'])(
  '%s sends, packs, exports nothing',
  async (role) => {
    const staff = await atTheDesk(role)
    const form = filled((await owner.get(paths.deskPacking())).page)
    const { act = '' } = hiddenFields(
      (await owner.get(paths.deskParcels())).page,
      paths.deskParcels(),
    )
    const before = (await exports()).length
    const posts: [string, Record<string, string>][] = [
      [paths.deskPacking(), form],
      [paths.deskPacking(), { ...form, unpack: '0' }],
      [paths.deskParcelExport(), { ...form, format: 'general' }],
      [paths.deskParcels(), { act, orders: order.id }],
      [paths.deskParcelsDelivered(), { act, parcels: `${parcel}.1` }],
    ]
    for (const [path, fields] of posts)
      expect((await staff.post(path, fields)).status, path).toBe(403)
    expect(await exports()).toHaveLength(before)
    expect(await stagesNow(order.id)).toEqual(['ready', 'ready'])
  },
)

test('what is no form of these screens does nothing', async () => {
  const act = crypto.randomUUID()
  for (const [path, fields] of [
    [paths.deskParcels(), { act: 'x', orders: order.id }],
    [paths.deskParcels(), { act, orders: 'x' }],
    [paths.deskPacking(), { act: '', do: 'send' }],
    [paths.deskParcelsDelivered(), { act, parcels: 'x.1' }],
  ] as const)
    expect((await owner.post(path, fields)).location).toMatch(/^\/admin\/parcels(\/packing)?$/)
  const empty: [string, Record<string, string>, string][] = [
    [paths.deskParcels(), { act }, '/admin/parcels?done=nothing'],
    [paths.deskPacking(), { act, do: 'send' }, '/admin/parcels/packing?done=nothing'],
    [paths.deskParcelsDelivered(), { act }, '/admin/parcels?done=nothing'],
    [paths.deskParcels(), { act, orders: crypto.randomUUID() }, '/admin/parcels?done=none-ready'],
  ]
  for (const [path, fields, location] of empty) {
    const answer = await owner.post(path, fields)
    expect(answer.location).toBe(location)
    expect((await owner.get(location)).page).toContain('notice-bad')
  }
})
