import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { writeReminder } from '../../src/aftercare/reminders/write-mail.ts'
import { sealAnswer, sealSaid } from '../../src/aftercare/services/open-service.ts'
import { serviceKinds } from '../../src/aftercare/services/rules.ts'
import { type ServiceMailKind, writeServiceMail } from '../../src/aftercare/services/write-mail.ts'
import { reminders, serviceRequests } from '../../src/aftercare/tables.ts'
import { visitDays, visitTotals } from '../../src/analytics/tables.ts'
import { packOrders } from '../../src/fulfilment/pack-orders.ts'
import { returnReasons } from '../../src/fulfilment/returns/rules.ts'
import type { ReturnMailKind } from '../../src/fulfilment/returns/write-mail.ts'
import { sendShipment } from '../../src/fulfilment/send-shipment.ts'
import { pieces, returnPieces, returns } from '../../src/fulfilment/tables.ts'
import { type FulfilmentMailKind, writeFulfilmentMail } from '../../src/fulfilment/write-mail.ts'
import { consentWordings } from '../../src/newsletter/tables.ts'
import { sealChangedLine } from '../../src/orders/changes/changed-line.ts'
import type { Attention, OrderState } from '../../src/orders/rules.ts'
import { orderChanges, orderLines, orderNotes, orders } from '../../src/orders/tables.ts'
import { type OrderMailKind, writeOrderMail } from '../../src/orders/write-mail.ts'
import { journal, journalReadings } from '../../src/payments/tables.ts'
import { type Config, readConfig } from '../../src/platform/config.ts'
import { seal } from '../../src/platform/sealing.ts'
import { writeStatisticsMail } from '../../src/statistics/write-mail.ts'
import { stockAlerts } from '../../src/stock-alerts/tables.ts'
import { writeStockAlert } from '../../src/stock-alerts/write-mail.ts'
import { piecesNow, staffAtWork } from '../support/fulfilment.ts'
import { bindings, db, stripe } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { checkOut, greek, greekShop, putIntoCart } from './greek-shop.ts'
import { textsOf, unspoken } from './unspoken.ts'

const attentions: Record<Attention, true> = {
  'money-waits': true,
  'amount-differs': true,
  'payment-unknown': true,
  'payment-overdue': true,
  disputed: true,
  'refund-failed': true,
  'refunded-twice': true,
}

const PROMISED = '2099-01-05'

/** Every mail, with its causes and the states of the order. */
const mails: Record<
  OrderMailKind | Exclude<FulfilmentMailKind, ParcelMailKind>,
  { details?: string[]; states?: OrderState[]; countries?: string[] }
> = {
  'order-confirmed': { states: ['paid', 'refunded'] },
  'order-new': {},
  'order-link': {},
  'order-note': { details: ['note'] },
  'order-attention': { details: Object.keys(attentions) },
  'dispute-over': { details: ['won:5000', 'lost:5000', 'closed:5000'] },
  'payment-awaited': { states: ['processing'] },
  'payment-failed': { states: ['released'] },
  'payment-link': { states: ['pending'] },
  'transfer-details': { states: ['processing'] },
  'payment-overdue': { states: ['released'] },
  'sold-meanwhile': { states: ['refunding'] },
  refunded: {
    details: (['provider', 'transfer', 'cash'] as const).flatMap((way) =>
      [1000, 5000].map((amount) => JSON.stringify({ amount, total: 5000, way })),
    ),
  },
  'work-begun': {},
  // A later day, and the promised one, in countries whose laws differ.
  'order-delayed': { details: ['2099-01-12', PROMISED], countries: ['CY', 'US', 'JP'] },
  'order-changed': { details: ['same', 'dearer', 'cheaper'] },
}

let id = ''

/** Lets the order be in a state again, which it enters once in the shop. */
async function enter(state: OrderState): Promise<void> {
  const isOrder = eq(orders.id, id)
  await db.update(orders).set({ state: 'released' }).where(isOrder)
  await db.delete(pieces).where(eq(pieces.orderId, id))
  await db.update(orders).set({ state }).where(isOrder)
}

/** Bodies of the requests to the payment provider. */
const sent: string[] = []
const provider = stripe.fetch
vi.spyOn(stripe, 'fetch').mockImplementation(async (request) => {
  sent.push(await request.clone().text())
  return provider(request)
})

beforeAll(async () => {
  await openGreekCatalogue()
  const who = greekShop().visitor()
  await putIntoCart(who, 'made')
  await putIntoCart(who, 'rich', 1, { engraving: '10.10.2030' })
  const billing = {
    ...{ billing_other: 'yes', billing_country: 'CY', billing_name: 'Άννα' },
    ...{ billing_line1: 'Ερμού 1', billing_postcode: '1010', billing_city: 'Λευκωσία' },
  }
  expect((await checkOut(who, { ...billing, gift_wrap: 'yes' })).status).toBe(303)
  id = stripe.sessions.at(-1)?.client_reference_id ?? ''
  const delayed = { newReadyBy: '2099-01-09', newDeliverFrom: '2099-01-11' }
  await db
    .update(orders)
    .set({ paid: 5000, readyBy: PROMISED, ...delayed, newDeliverBy: '2099-01-12' })
    .where(eq(orders.id, id))
  const { sealingKeys } = await readConfig({ ...bindings, ...greek })
  const text = await seal(sealingKeys, 'order_notes.text:note', 'Ερμού 1')
  const note = { id: 'note', orderId: id, kind: 'customer', text, staffId: '', at: 0 } as const
  await db.insert(orderNotes).values(note)
  const [line] = await db.select().from(orderLines).where(eq(orderLines.orderId, id))
  for (const [changeId, difference] of Object.entries({
    same: 0,
    dearer: 3_000,
    cheaper: -3_000,
  })) {
    const { variantId = '', title = '', variantTitle = '', handle = '' } = line ?? {}
    const engraving = { letters: '10.10.2030', font: 'roman', place: 'inside' } as const
    const sealed = (column: 'before' | 'after') =>
      sealChangedLine({ sealingKeys } as Config, column, changeId, {
        ...{ variantId, title, variantTitle, handle, sku: null, picture: null },
        ...{ madeToOrder: true, engraving: column === 'after' ? engraving : null, price: 5_000 },
      })
    await db.insert(orderChanges).values({
      ...{ id: changeId, orderId: id, fromLine: line?.id ?? '', lineId: line?.id ?? '', units: 1 },
      ...{ before: await sealed('before'), after: await sealed('after'), difference },
      ...{ leaves: 'to-make', enters: 'to-make', state: 'dropped', staffId: '', at: 0 },
    })
  }
})

test.each(Object.entries(mails))('%s: every word came through', async (kind, causes) => {
  const config = await readConfig({ ...bindings, ...greek })
  const { details = [null], states = ['paid'], countries = ['CY'] } = causes
  for (const [state, country] of states.flatMap((each) => countries.map((c) => [each, c] as const)))
    for (const detail of details) {
      await enter(state)
      await db.update(orders).set({ country }).where(eq(orders.id, id))
      const about = { kind, subjectId: id, detail, secret: 'Ερμού 1' }
      const mail =
        (await writeOrderMail({ db, config }, about)) ??
        (await writeFulfilmentMail({ db, config }, about))
      const { subject = '', text = '', html = '' } = mail ?? {}
      expect(unspoken([subject, ...text.split('\n'), ...textsOf(html)])).toEqual([])
      expect(subject + text + html).toContain('[')
    }
})

const returnMails = [
  ...(['return-asked', 'return-agreed', 'return-refused', 'return-received'] as const),
  'return-new',
] satisfies ReturnMailKind[]

const parcelMails = ['parcel-sent', 'parcel-delivered'] as const
type ParcelMailKind = (typeof parcelMails)[number]

test.each(parcelMails)('%s: every word came through', async (kind) => {
  const config = await readConfig({ ...bindings, ...greek })
  const who = greekShop().visitor()
  await putIntoCart(who, 'made')
  await putIntoCart(who, 'mixed')
  expect((await checkOut(who)).status).toBe(303)
  const session = stripe.sessions.at(-1)
  const subjectId = session?.client_reference_id ?? ''
  await stripe.pay(session?.id ?? '')
  const [desk, act] = [staffAtWork(), () => crypto.randomUUID()]
  const { shipments } = await packOrders(desk, { act: act(), orderIds: [subjectId] })
  const detail = shipments[0]?.id ?? ''
  const write = async () => {
    const about = { kind, subjectId, detail, secret: 'secret' }
    const mail = await writeFulfilmentMail({ db, config }, about)
    const { subject = '', text = '', html = '' } = mail ?? {}
    expect(unspoken([subject, ...text.split('\n'), ...textsOf(html)])).toEqual([])
    expect(subject + text + html).toContain('[')
  }
  await write()
  const number = kind === 'parcel-sent' ? '3SJEGEM0008' : '3SJEGEM0009'
  const sending = { id: detail, version: 1, carrier: 'postnl', number, link: '' }
  const how = { act: act(), insured: true, signature: true, tell: false }
  expect(await sendShipment(desk, { ...sending, ...how })).toEqual({ ok: true })
  await write()
})

test.each(['asked', 'agreed', 'received'] as const)(
  'mails about a return that is %s: every word came through',
  async (state) => {
    const config = await readConfig({ ...bindings, ...greek })
    await enter('released')
    await db.delete(pieces).where(eq(pieces.orderId, id))
    await db.update(orders).set({ state: 'paid' }).where(eq(orders.id, id))
    const given = `return-${state}`
    for (const reason of returnReasons) {
      const note = await seal(config.sealingKeys, `returns.note:${given}`, 'Ερμού')
      const answer = await seal(config.sealingKeys, `returns.answer:${given}`, 'Ερμού')
      const times = { askedAt: 5, agreedAt: state === 'asked' ? null : 5 }
      const row = { id: given, orderId: id, state, reason, note, answer, ...times }
      await db
        .insert(returns)
        .values(row)
        .onConflictDoUpdate({ target: returns.id, set: { reason } })
      for (const piece of await piecesNow(id))
        await db
          .insert(returnPieces)
          .values({
            ...{ returnId: given, pieceId: piece.id, live: state === 'received' },
            ...(piece.unit === 1 && { condition: 'as-sent' as const, receivedAt: 5 }),
          })
          .onConflictDoNothing()
      for (const kind of returnMails) {
        const about = { kind, subjectId: id, detail: given, secret: 'secret' }
        const mail = await writeFulfilmentMail({ db, config }, about)
        const { subject = '', text = '', html = '' } = mail ?? {}
        expect(unspoken([subject, ...text.split('\n'), ...textsOf(html)])).toEqual([])
        expect(subject + text + html).toContain('[')
      }
    }
    await db.delete(returnPieces)
  },
)

test.each([
  ['stock-alert', 'back'],
  ['stock-alert', 'cheaper'],
  ['alert-confirm', 'back'],
  ['alert-confirm', 'cheaper'],
] as const)('%s, %s: every word came through', async (kind, what) => {
  const id = `${kind} ${what}`
  const belowPrice = what === 'cheaper' ? 99_999_999 : null
  const alert = { id, variantId: 'crown-0', emailDigest: id, language: 'el', what, belowPrice }
  await db.insert(stockAlerts).values({ ...alert, createdAt: 0 })
  const config = await readConfig({ ...bindings, ...greek })
  const about = { kind, subjectId: id, detail: null, secret: null }
  const {
    subject = '',
    text = '',
    html = '',
  } = (await writeStockAlert({ db, config }, about)) ?? {}
  expect(unspoken([subject, ...text.split('\n'), ...textsOf(html)])).toEqual([])
  expect(subject + text + html).toContain('[')
})

test.each([
  ['anniversary', '2099-02-28'],
  ['replating', 'token'],
] as const)('reminder-%s: every word came through', async (kind, secret) => {
  const config = await readConfig({ ...bindings, ...greek })
  await enter('paid')
  const wording = { id: kind, language: 'el', text: '', at: 0 }
  await db.insert(consentWordings).values(wording)
  const row = { id: kind, orderId: id, kind, day: '', state: 'runs', dueAt: 1 } as const
  await db.insert(reminders).values({ ...row, wording: kind, agreedAt: 0, overAt: null })
  const about = { kind: `reminder-${kind}`, subjectId: kind, detail: null, secret }
  const mail = await writeReminder({ db, config }, about)
  const { subject = '', text = '', html = '', endLink = '' } = mail ?? {}
  expect(unspoken([subject, ...text.split('\n'), ...textsOf(html)])).toEqual([])
  expect(subject + text + html).toContain('[')
  expect(text).toContain(endLink)
  expect(html).toContain(endLink)
})

const serviceMails: Record<ServiceMailKind, true> = { 'service-answer': true, 'service-new': true }

test.each(Object.keys(serviceMails))('%s: every word came through', async (kind) => {
  const config = await readConfig({ ...bindings, ...greek })
  await enter('paid')
  const [line] = await db.select().from(orderLines).where(eq(orderLines.orderId, id))
  for (const asked of serviceKinds) {
    const service = `${kind}-${asked}`
    const said = { message: 'Ναι', size: asked === 'resize' ? '54' : '' }
    await db.insert(serviceRequests).values({
      ...{ id: service, orderId: id, lineId: line?.id ?? '', kind: asked, state: 'answered' },
      said: await sealSaid(config, service, said),
      answer: await sealAnswer(config, service, 'Όχι'),
      ...{ askedAt: 1, saidAt: 1 },
    })
    const about = { kind, subjectId: id, detail: service, secret: 'secret' }
    const mail = await writeServiceMail({ db, config }, about)
    const { subject = '', text = '', html = '' } = mail ?? {}
    expect(unspoken([subject, ...text.split('\n'), ...textsOf(html)])).toEqual([])
    expect(subject + text + html).toContain('[')
    expect(text).toContain(kind === 'service-answer' ? 'Όχι' : 'Ναι')
  }
})

test('what the payment page says: every word came through', () => {
  const said = sent.flatMap((form) =>
    [...new URLSearchParams(form)].flatMap(([name, value]) =>
      /(name|description)\]?$/.test(name) ? value : [],
    ),
  )
  expect(said.length).toBeGreaterThan(3)
  expect(said.join()).toContain('[')
  expect(unspoken(said)).toEqual([])
})

test('the weekly mail: every word came through, with and without visits', async () => {
  const config = await readConfig({ ...bindings, ...greek })
  const about = { kind: 'weekly-statistics', subjectId: '2099-W02', detail: null, secret: null }
  const movement = { provider: 'stripe', kind: 'sale', taxRate: 0, tax: 0, reference: 'x' } as const
  const at = Date.parse('2099-01-06T12:00Z') / 1000
  await db
    .insert(journal)
    .values({ id: 'weekly', ...movement, at, gross: 100, net: 100, currency: 'EUR' })
  await db.update(orders).set({ stage: 'to-make', paidAt: at }).where(eq(orders.id, id))
  const write = async () => {
    const mail = await writeStatisticsMail({ db, config }, about)
    const { subject = '', text = '', html = '' } = mail ?? {}
    expect(unspoken([subject, ...text.split('\n'), ...textsOf(html)])).toEqual([])
    expect(subject + text + html).toContain('[')
  }
  await write()
  for (const day of ['2099-01-06', '2098-12-31']) {
    const figures = { visitors: 1, views: 2, visits: 1, onePage: 0, points: 2, stored: 2, at: 0 }
    await db.insert(visitDays).values({ day, ...figures })
  }
  for (const dimension of ['page', 'previous-site', 'product-viewed'] as const)
    for (const [key, period] of [
      ['γ', '2099-01-06'],
      ['δ', '2098-12-31'],
    ] as const)
      await db
        .insert(visitTotals)
        .values({ dimension, key, period, visitors: 9, times: 90, visits: 9 })
  const read = { provider: 'stripe', readTo: null, balance: {}, readAt: 0 }
  for (const complete of [false, true]) {
    await db
      .insert(journalReadings)
      .values({ ...read, complete })
      .onConflictDoUpdate({ target: journalReadings.provider, set: { complete } })
    await write()
  }
})
