import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog } from '../../../src/admin/tables.ts'
import { shipmentsOfOrder } from '../../../src/fulfilment/shipment-queries.ts'
import { paths } from '../../../src/paths.ts'
import { atTheDesk } from '../../support/desk.ts'
import { mailsAbout, sellAndPay, stagesNow } from '../../support/fulfilment.ts'
import { db, hiddenFields, later, visitor } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'
import { filled, newNumber, pack, parcelOf, rowsOf } from './support.ts'

const owner = await atTheDesk('owner')
const textOf = (page: string) =>
  (page.split('<main')[1] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

async function packedParcel() {
  const order = await sellAndPay([{ title: 'Court band' }, { title: 'Signet', madeToOrder: true }])
  await pack(owner, [order])
  return { ...order, parcel: await parcelOf(order.id) }
}

async function sentParcel(number = newNumber()) {
  const order = await packedParcel()
  const { page } = await owner.get(paths.deskPacking())
  const others = Object.fromEntries(rowsOf(page).map(({ id }) => [id, { send: false }]))
  const typed = { [order.parcel]: { number, send: true } }
  const answer = await owner.post(paths.deskPacking(), filled(page, { ...others, ...typed }))
  expect(answer.status).toBe(303)
  return order
}

test('a parcel being packed: what is in it, what follows, where it goes, who packed it', async () => {
  const { number, parcel, id } = await packedParcel()
  const { status, page } = await owner.get(paths.deskParcel(parcel))
  expect(status).toBe(200)
  expect(textOf(page)).toMatch(
    new RegExp(
      `Parcel of ${number} Being packed.*Court band.*To follow Signet.*Packed.*owner@.*Keizersgracht 174`,
    ),
  )
  const mail = await owner.get(paths.deskParcelMail(parcel, id, 'sent'))
  expect(textOf(mail.page)).toMatch(/your parcel is on its way.*Court band.*Still to come.*Signet/i)
  const table = (await owner.get(paths.deskPacking())).page
  const fields = filled(table)
  const row = rowsOf(table).find((each) => each.id === parcel)
  await owner.post(paths.deskPacking(), { ...fields, unpack: row?.at ?? '' })
  const unpacked = await owner.get(paths.deskParcel(parcel))
  expect(textOf(unpacked.page)).toMatch(/Unpacked.*Nothing: it was unpacked.*Unpacked/)
})

test('a parcel under way: carrier, number, link; then somebody says that it arrived', async () => {
  const { id, parcel } = await sentParcel('3SJEGEM99')
  const { page } = await owner.get(paths.deskParcel(parcel))
  expect(page).toMatch(/<a href="[^"]*track-and-trace\/3SJEGEM99" rel="noreferrer"/)
  expect(textOf(page)).toMatch(
    /Carrier PostNL Tracking number 3SJEGEM99 .*Insurance insured, signed for/,
  )
  const form = { ...hiddenFields(page, paths.deskParcelsDelivered()), tell: 'on' }
  const answers = await Promise.all([
    owner.post(paths.deskParcelsDelivered(), form),
    owner.post(paths.deskParcelsDelivered(), form),
  ])
  for (const { location } of answers) expect(location).toBe('/admin/parcels?done=delivered&count=1')
  expect(await stagesNow(id)).toEqual(['delivered', 'to-make'])
  const told = await mailsAbout(id)
  expect(told.filter(({ kind }) => kind === 'parcel-delivered')).toHaveLength(1)
  expect(textOf((await owner.get(paths.deskParcel(parcel))).page)).toMatch(
    /Packed .*owner@.* Sent .*owner@.* Delivered .*owner@/,
  )
})

test('a form of a parcel that went back in the browser is not answered as if saved', async () => {
  const { parcel } = await sentParcel('3SJEGEM56')
  const path = paths.deskParcel(parcel)
  const { page } = await owner.get(path)
  const form = { ...hiddenFields(page, path), c0: 'dpd', n0: '01234567890124', l0: '' }
  expect((await owner.post(path, form)).status).toBe(303)
  const again = await owner.post(path, { ...form, n0: '01234567890125' })
  expect(again.status).toBe(409)
  expect(textOf(again.page)).toContain('It says now: DPD, 01234567890124.')
  expect(again.page).toContain('value="01234567890125"')
})

test('no link but one to a web page is kept for the shopper, whatever carrier it is said to be of', async () => {
  const { id, parcel } = await sentParcel()
  const own = [{ id: 'bicycle', name: 'Our own bicycle', countries: [] }]
  const { headers } = await atTheDesk('desk')
  const CARRIERS = { own }
  const withBicycle = visitor({ headers, ...shopWith({ CARRIERS } as object) })
  const path = paths.deskParcel(parcel)
  const { page } = await withBicycle.get(path)
  const form = { ...hiddenFields(page, path), c0: 'bicycle', n0: '7' }
  for (const link of ['javascript:alert(1)', 'http://jegem.test/7', '//jegem.test'])
    expect((await withBicycle.post(path, { ...form, l0: link })).status, link).toBe(422)
  const [row] = await shipmentsOfOrder(db, id)
  expect(row?.carrier).toBe('postnl')
})

test('carrier and number are corrected while it is under way, once, and nobody is told', async () => {
  const { id, parcel } = await sentParcel('3SJEGEM55')
  const path = paths.deskParcel(parcel)
  const { page } = await owner.get(path)
  const form = { ...hiddenFields(page, path), c0: 'dpd', n0: '0123 4567 8901 23', l0: '' }
  const answers = [await owner.post(path, form), await owner.post(path, form)]
  for (const { location } of answers) expect(location).toBe(`${path}?done=corrected`)
  const { page: now } = await owner.get(answers[0]?.location ?? '')
  expect(textOf(now)).toMatch(
    /Carrier or number corrected.*Carrier DPD Tracking number 01234567890123/,
  )
  expect(now).toContain('https://tracking.dpd.de/status/en_US/parcel/01234567890123')
  expect((await mailsAbout(id)).filter(({ kind }) => kind === 'parcel-sent')).toHaveLength(1)
  const log = await db.select().from(auditLog).where(eq(auditLog.act, 'parcel-corrected'))
  expect(log.filter(({ subjectId }) => subjectId === id)).toHaveLength(1)

  // Saved as it is: no entry.
  const same = { ...hiddenFields(now, path), c0: 'dpd', n0: '01234567890123' }
  expect((await owner.post(path, same)).status).toBe(303)
  expect(await db.select().from(auditLog).where(eq(auditLog.act, 'parcel-corrected'))).toHaveLength(
    log.length,
  )

  const stale = await owner.post(path, { ...form, act: crypto.randomUUID(), n0: '98765432109876' })
  expect(stale.status).toBe(409)
  expect(textOf(stale.page)).toContain('It says now: DPD, 01234567890123.')
  expect(stale.page).toContain('value="98765432109876"')
  const staleAndWrong = { ...form, act: crypto.randomUUID(), n0: 'X1' }
  expect((await owner.post(path, staleAndWrong)).status).toBe(409)
  const again = { ...hiddenFields(stale.page, path), c0: 'dpd', n0: 'X1' }
  const wrong = await owner.post(path, again)
  expect(wrong.status).toBe(422)
  expect(textOf(wrong.page)).toContain('This does not look like a number of DPD.')
  const kept = { ...hiddenFields(wrong.page, path), c0: 'dpd', n0: 'X1', k0: 'on' }
  expect((await owner.post(path, kept)).status).toBe(303)
})

test('nobody knows other parcels, nor their mails', async () => {
  const { parcel } = await packedParcel()
  expect((await owner.get(paths.deskParcel(crypto.randomUUID()))).status).toBe(404)
  for (const order of [crypto.randomUUID(), 'x'])
    expect((await owner.get(paths.deskParcelMail(parcel, order, 'sent'))).status).toBe(404)
})

test('what should have arrived is marked, and chosen in the list', async () => {
  const { number, parcel, id } = await sentParcel()
  later(60 * 86_400)
  const staff = await atTheDesk('owner')
  const { page } = await staff.get(paths.deskParcels())
  const row = page.split('<tr').find((each) => each.includes(`/admin/parcels/${parcel}"`)) ?? ''
  expect(textOf(`<main${row}`)).toMatch(new RegExp(`${number}.*Should have arrived`))
  const [, value = ''] = /name="parcels" value="([^"]+)"/.exec(row) ?? []
  const { act = '' } = hiddenFields(page, paths.deskParcelsDelivered())
  const answer = await staff.post(paths.deskParcelsDelivered(), { act, parcels: value })
  expect(answer.location).toBe('/admin/parcels?done=delivered&count=1')
  expect((await mailsAbout(id)).map(({ kind }) => kind)).not.toContain('parcel-delivered')

  const again = await staff.post(paths.deskParcelsDelivered(), {
    act: crypto.randomUUID(),
    parcels: value,
  })
  expect(again.location).toBe('/admin/parcels?done=some-delivered&count=0')
  expect((await staff.get(again.location)).page).toContain('notice-bad')
})
