import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sendShipment } from '../../src/fulfilment/send-shipment.ts'
import { shipmentsOfOrder } from '../../src/fulfilment/shipment-queries.ts'
import { unpack } from '../../src/fulfilment/unpack.ts'
import { orderCorrections, orderKeys } from '../../src/orders/tables.ts'
import { seal } from '../../src/platform/sealing.ts'
import {
  auditOf,
  mailsAbout,
  pieceEventsNow,
  sellAndPay,
  staffAtWork,
  stagesNow,
} from '../support/fulfilment.ts'
import { interposed } from '../support/interposed-database.ts'
import { orderNow } from '../support/purchase.ts'
import { bindings, config, db, stripe } from '../support/shop.ts'
import { act, eventsNow, newest, newNumber, packed, sending, sent } from './parcels.ts'

const desk = staffAtWork()
const standard = { delivery: 'standard' }
const parcelMails = async (orderId: string) =>
  (await mailsAbout(orderId)).filter(({ kind }) => kind.startsWith('parcel-'))

async function correct(orderId: string, version = 1): Promise<void> {
  const place = `order_corrections.address:${orderId}` as const
  const moved = { name: 'Anna', lines: ['Rokin 1'], city: 'Amsterdam', state: '' }
  const text = JSON.stringify({ ...moved, postcode: '1012 KK', country: 'NL' })
  const address = await seal(config.sealingKeys, place, text)
  const row = { id: orderId, address, staffId: 'owner', at: 0, version }
  await db
    .insert(orderCorrections)
    .values(row)
    .onConflictDoUpdate({ target: orderCorrections.id, set: row })
}

test('a parcel is sent: pieces, events, address, number and mail', async () => {
  const order = await sellAndPay([{ quantity: 2 }])
  const parcel = await packed(order.id)
  const typed = { ...sending(parcel), number: ' 3s jegem 12.345 ' }
  expect(await sendShipment(desk, typed)).toEqual({ ok: true })
  expect(await newest(order.id)).toMatchObject({
    carrier: 'postnl',
    number: '3SJEGEM12345',
    link: 'https://jouw.postnl.nl/track-and-trace/3SJEGEM12345',
    address: { lines: ['Keizersgracht 174'], city: 'Amsterdam' },
    insured: true,
    signature: true,
    version: 2,
    deliveredAt: null,
  })
  expect(await stagesNow(order.id)).toEqual(['sent', 'sent'])
  expect((await orderNow(order.id)).stage).toBe('sent')
  expect(await pieceEventsNow(order.id)).toMatchObject([
    { leaves: 'ready', enters: 'sent', staffId: 'owner', act: typed.act },
    { leaves: 'ready', enters: 'sent', staffId: 'owner', act: typed.act },
  ])
  expect((await eventsNow(order.id)).filter((kind) => kind === 'sent')).toHaveLength(1)
  expect((await parcelMails(order.id)).map(({ kind }) => kind)).toEqual(['parcel-sent'])
  expect(await auditOf(typed.act)).toMatchObject([{ act: 'parcel-sent', subjectId: order.id }])
  const keys = await db.select().from(orderKeys).where(eq(orderKeys.orderId, order.id))
  expect(keys.filter(({ kind }) => kind === 'tracking-number')).toHaveLength(1)
})

test('number, link and address are sealed at rest', async () => {
  const order = await sellAndPay([{}])
  const parcel = await sent(order.id)
  const [row] = await shipmentsOfOrder(db, order.id)
  const { number, link, address } = row ?? {}
  for (const sealed of [number, link, address]) expect(sealed).toMatch(/^v1:/)
  expect(JSON.stringify(row)).not.toContain(parcel.number)
})

test('it goes to the corrected address', async () => {
  const order = await sellAndPay([{}])
  await correct(order.id)
  const { address } = await sent(order.id)
  expect(address).toMatchObject({ lines: ['Rokin 1'], postcode: '1012 KK' })
})

test('an address that is corrected while a parcel is sent stops it', async () => {
  const order = await sellAndPay([{}])
  const parcel = await packed(order.id)
  let corrected = false
  const d1 = interposed(bindings.DB, async (trip, run) => {
    if (!corrected && trip.some(({ sql }) => sql.startsWith('update "shipments"'))) {
      corrected = true
      await correct(order.id)
    }
    return run()
  })
  const late = await sendShipment(staffAtWork('desk', d1), sending(parcel))
  expect(late).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await stagesNow(order.id)).toEqual(['ready'])
  expect(await sendShipment(desk, sending(await newest(order.id)))).toEqual({ ok: true })
})

test('who has seen the address before it was corrected sends nothing there, however often it was', async () => {
  const order = await sellAndPay([{}])
  const seen = await packed(order.id)
  for (const version of [1, 2]) {
    const shown = await newest(order.id)
    await correct(order.id, version)
    for (const { version } of [seen, shown])
      expect(await sendShipment(desk, sending({ ...seen, version }))).toEqual({
        ok: false,
        reason: 'changed-meanwhile',
      })
  }
  expect(await stagesNow(order.id)).toEqual(['ready'])
  expect(await sendShipment(desk, sending(await newest(order.id)))).toEqual({ ok: true })
  expect((await newest(order.id)).address).toMatchObject({ lines: ['Rokin 1'] })
})

test('two desks send the same parcel: once, with one mail', async () => {
  const order = await sellAndPay([{}])
  const parcel = await packed(order.id)
  const answers = await Promise.all([
    sendShipment(staffAtWork('owner'), sending(parcel)),
    sendShipment(staffAtWork('desk'), sending(parcel)),
  ])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers).toContainEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await parcelMails(order.id)).toHaveLength(1)
  expect(await pieceEventsNow(order.id)).toHaveLength(1)
})

test('one sends while another unpacks: one of them wins, and the piece is whole', async () => {
  const order = await sellAndPay([{}])
  const parcel = await packed(order.id)
  const { id, version } = parcel
  const [out, away] = await Promise.all([
    unpack(staffAtWork('owner'), { act: act(), id, version }),
    sendShipment(staffAtWork('desk'), sending(parcel)),
  ])
  expect([out.ok, away.ok].filter(Boolean)).toHaveLength(1)
  expect(await stagesNow(order.id)).toEqual([away.ok ? 'sent' : 'ready'])
})

test('a form that is posted twice sends once and answers well both times', async () => {
  const order = await sellAndPay([{}])
  const typed = sending(await packed(order.id))
  expect(await Promise.all([sendShipment(desk, typed), sendShipment(desk, typed)])).toEqual([
    { ok: true },
    { ok: true },
  ])
  expect(await sendShipment(desk, typed)).toEqual({ ok: true })
  expect(await parcelMails(order.id)).toHaveLength(1)
})

test('when the answer of the batch is lost, the parcel is sent once', async () => {
  const order = await sellAndPay([{}])
  const typed = sending(await packed(order.id))
  let tries = 0
  const d1 = interposed(bindings.DB, async (trip, run) => {
    const isSending = trip.some(({ sql }) => sql.startsWith('update "shipments"'))
    if (isSending) tries++
    const answer = await run()
    if (isSending) throw new Error('D1_ERROR: Network connection lost.')
    return answer
  })
  expect(await sendShipment(staffAtWork('owner', d1), typed)).toEqual({ ok: true })
  expect(tries).toBe(2)
  expect(await stagesNow(order.id)).toEqual(['sent'])
  expect(await parcelMails(order.id)).toHaveLength(1)
})

test('the same number of a carrier belongs to one parcel', async () => {
  const [one, two] = [await sellAndPay([{}]), await sellAndPay([{}])]
  const number = newNumber()
  const [first, second] = [await packed(one.id), await packed(two.id)]
  const answers = await Promise.all([
    sendShipment(desk, { ...sending(first), number }),
    sendShipment(desk, { ...sending(second), number: number.toLowerCase() }),
  ])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers).toContainEqual({ ok: false, reason: 'number-used' })
  const waiting = answers[0]?.ok ? second : first
  expect(await sendShipment(desk, { ...sending(waiting), number, carrier: 'gls' })).toEqual({
    ok: true,
  })
})

test('without a number a parcel can be sent, and more than one', async () => {
  for (const order of [await sellAndPay([{}]), await sellAndPay([{}])]) {
    const parcel = await packed(order.id)
    expect(await sendShipment(desk, { ...sending(parcel), number: ' ' })).toEqual({ ok: true })
    expect(await newest(order.id)).toMatchObject({ number: null, link: null })
  }
})

test('an order whose money went back is not sent', async () => {
  const order = await sellAndPay([{}])
  const parcel = await packed(order.id)
  let refunded = false
  const d1 = interposed(bindings.DB, async (trip, run) => {
    if (!refunded && trip.some(({ sql }) => sql.startsWith('update "shipments"'))) {
      refunded = true
      await stripe.refund(order.session)
    }
    return run()
  })
  const late = await sendShipment(staffAtWork('desk', d1), sending(parcel))
  expect(late).toEqual({ ok: false, reason: 'not-paid' })
  expect(await stagesNow(order.id)).toEqual(['cancelled'])
  expect(await parcelMails(order.id)).toEqual([])
})

test('what is worth much, or was paid as insured, is sent only insured and signed for', async () => {
  const dear = await packed((await sellAndPay([{ price: 50_000 }])).id)
  const cheap = await packed((await sellAndPay([{ price: 49_999 }], standard)).id)
  const wished = await packed((await sellAndPay([{ price: 100 }])).id)
  for (const parcel of [dear, wished])
    for (const half of [{ insured: false }, { signature: false }])
      expect(await sendShipment(desk, { ...sending(parcel), ...half })).toEqual({
        ok: false,
        reason: 'must-be-insured',
      })
  expect(await sendShipment(desk, { ...sending(cheap), insured: false, signature: false })).toEqual(
    { ok: true },
  )
  expect(await sendShipment(desk, sending(dear))).toEqual({ ok: true })
})

test('a carrier that there is not, and a link that is none, are refused', async () => {
  const order = await sellAndPay([{}])
  const parcel = await packed(order.id)
  const send = (typed: object) => sendShipment(desk, { ...sending(parcel), ...typed })
  expect(await send({ carrier: 'pigeon' })).toEqual({ ok: false, reason: 'no-carrier' })
  for (const link of ['javascript:alert(1)', 'http://post.example/1', 'post'])
    expect(await send({ carrier: 'other', link })).toEqual({ ok: false, reason: 'bad-link' })
  const link = 'https://courier.example/1'
  expect(await send({ carrier: 'other', link })).toEqual({ ok: true })
  expect(await newest(order.id)).toMatchObject({ carrier: 'other', link })
})

test('the box left empty, nobody is told', async () => {
  const order = await sellAndPay([{}])
  const parcel = await packed(order.id)
  expect(await sendShipment(desk, { ...sending(parcel), tell: false })).toEqual({ ok: true })
  expect(await parcelMails(order.id)).toEqual([])
})
