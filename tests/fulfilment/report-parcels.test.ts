import { afterEach, expect, test, vi } from 'vitest'
import { correctParcel } from '../../src/fulfilment/admin/parcels/correct-parcel.ts'
import { reportParcels } from '../../src/fulfilment/report-parcels.ts'
import { sendShipment } from '../../src/fulfilment/send-shipment.ts'
import { shipmentsToReport } from '../../src/fulfilment/shipment-queries.ts'
import { offerRing } from '../support/catalogue.ts'
import { sellAndPay, staffAtWork } from '../support/fulfilment.ts'
import {
  approveAndReturn,
  bothProviders,
  bringWebhooks,
  paypal,
  placeWithPayPal,
  shop,
} from '../support/paypal.ts'
import { db, later, stripe } from '../support/shop.ts'
import { act, makeReady, newest, packed, sending, sent } from './parcels.ts'

const desk = staffAtWork()
const reports = () => paypal.calls.filter(({ endpoint }) => endpoint === 'orders.track')
/** What PayPal knows of an order's parcels: their numbers, those that were withdrawn in brackets. */
const known = ({ session }: { session: string }) =>
  paypal.order(session).trackers.map(({ id, status }) => {
    const number = id.split('-').slice(1).join('-')
    return status === 'SHIPPED' ? number : `(${number})`
  })
const waiting = async () => (await shipmentsToReport(db, Number.MAX_SAFE_INTEGER, 50)).length
const clock = () => reportParcels(bothProviders())

async function paidWithPayPal(ring: Parameters<typeof offerRing>[0] = { stock: 2 }) {
  const order = await placeWithPayPal(await offerRing(ring))
  await approveAndReturn(order)
  await bringWebhooks()
  return order
}

const correct = async (orderId: string, typed: { carrier?: string; number?: string }) => {
  const { id, version, carrier, number } = await newest(orderId)
  const told = { act: act(), id, version, link: '' }
  return correctParcel(desk, { ...told, carrier: carrier ?? '', number: number ?? '', ...typed })
}

afterEach(async () => {
  vi.restoreAllMocks()
  paypal.faults.clear()
  await clock()
  paypal.calls.length = 0
})

test('a parcel is reported to PayPal by the clock, once, and nobody gets a mail from there', async () => {
  const order = await paidWithPayPal()
  const { number } = await sent(order.id)
  expect(known(order)).toEqual([])
  await shop.clockStrikes()
  await shop.clockStrikes()
  expect(known(order)).toEqual([number])
  const { id: capture } = paypal.order(order.session).captures[0] ?? {}
  expect(reports().map(({ body }) => body)).toEqual([
    {
      ...{ capture_id: capture, tracking_number: number },
      ...{ carrier: 'NLD_POSTNL', notify_payer: false },
    },
  ])
})

test('each parcel of an order is reported; one that is handed over or has no number is not', async () => {
  const order = await paidWithPayPal()
  const first = await sent(order.id)
  await clock()
  const other = await paidWithPayPal({ madeToOrder: true, workshopDays: 10 })
  await makeReady(other.id)
  const parcel = await packed(other.id)
  await sendShipment(desk, { ...sending(parcel), carrier: 'other', number: ' ' })
  expect(await waiting()).toBe(0)
  await clock()
  expect([known(order), known(other)]).toEqual([[first.number], []])
})

test('a carrier that PayPal has no name for is reported by ours', async () => {
  const order = await paidWithPayPal()
  const parcel = await packed(order.id)
  await sendShipment(desk, { ...sending(parcel), carrier: 'other', number: 'Fietskoerier 12' })
  await clock()
  expect(reports()[0]?.body).toMatchObject({
    ...{ carrier: 'OTHER', carrier_name_other: 'other', tracking_number: 'Fietskoerier 12' },
  })
})

test('PayPal that is silent keeps nothing here: the clock reports later, and sends it once', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
  const [order, next] = [await paidWithPayPal(), await paidWithPayPal()]
  const { number } = await sent(order.id)
  const second = await sent(next.id)
  paypal.faults.order({ endpoint: 'orders.track', kind: 'drop-before', times: 2 })
  await clock()
  expect([known(order), known(next)]).toEqual([[], []])
  // Done, but the answer was lost: twice.
  paypal.faults.order({ endpoint: 'orders.track', kind: 'drop-after', times: 2 })
  later(300)
  await clock()
  later(300)
  await clock()
  expect([known(order), known(next)]).toEqual([[number], [second.number]])
  expect(await waiting()).toBe(0)
})

test('what PayPal refuses is tried again for three days, and says nothing of the parcel in the log', async () => {
  const said = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')].map((each) =>
    each.mockReturnValue(),
  )
  const order = await paidWithPayPal()
  const { number } = await sent(order.id)
  paypal.faults.order({ endpoint: 'orders.track', issue: 'PERMISSION_DENIED', times: 9 })
  const refused = () => reports().filter(({ fault }) => fault)
  await clock()
  await clock()
  expect(refused()).toHaveLength(1)
  later(3 * 86_400)
  await clock()
  expect([refused().length, await waiting(), known(order)]).toEqual([2, 0, []])
  const lines = JSON.stringify(said.flatMap(({ mock }) => mock.calls))
  expect(lines).toContain('parcel not reported')
  expect(lines).not.toContain(number)
})

test('a number that was corrected is reported, and the wrong one withdrawn; others stay', async () => {
  const order = await paidWithPayPal()
  const { number } = await sent(order.id)
  await clock()
  const { id: capture = '' } = paypal.order(order.session).captures[0] ?? {}
  // Entered by the owner, in PayPal's dashboard.
  const own = { ...paypal.order(order.session).trackers[0], id: `${capture}-OWN1` }
  paypal.order(order.session).trackers.push(own as never)
  expect(await correct(order.id, { number: '3SJEGEMRIGHT' })).toEqual({ ok: true })
  await clock()
  expect(known(order)).toEqual([`(${number})`, 'OWN1', '3SJEGEMRIGHT'])
  expect(await correct(order.id, { carrier: 'gls', number: '12345678901' })).toEqual({ ok: true })
  expect(await correct(order.id, { carrier: 'gls', number: '' })).toEqual({ ok: true })
  await clock()
  expect(known(order)).toEqual([`(${number})`, 'OWN1', '(3SJEGEMRIGHT)'])
})

test('a carrier that was corrected is reported with the same number', async () => {
  const order = await paidWithPayPal()
  const parcel = await packed(order.id)
  await sendShipment(desk, { ...sending(parcel), carrier: 'other', number: '3SJEGEM777' })
  await clock()
  await correct(order.id, { carrier: 'postnl' })
  await clock()
  expect(reports().map(({ body }) => (body as { carrier: string }).carrier)).toEqual([
    'OTHER',
    'NLD_POSTNL',
  ])
  expect(known(order)).toEqual(['3SJEGEM777'])
})

test('Stripe is told of no parcel', async () => {
  const { id } = await sellAndPay([{}])
  const before = stripe.calls.length
  await sent(id)
  expect(await waiting()).toBe(1)
  await clock()
  expect([await waiting(), reports(), stripe.calls.length]).toEqual([0, [], before])
})
