import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { delayOrder } from '../../src/fulfilment/delay-order.ts'
import { previewMail, writeFulfilmentMail } from '../../src/fulfilment/write-mail.ts'
import { outbox } from '../../src/mail/tables.ts'
import type { DeskContext } from '../../src/orders/desk-context.ts'
import { eventsOfOrder } from '../../src/orders/queries.ts'
import { orders } from '../../src/orders/tables.ts'
import { sendDueMails } from '../support/due-mails.ts'
import {
  auditOf,
  losingOneAnswer,
  mailsAbout,
  moveAll,
  overtakenAt,
  piecesNow,
  sellAndPay,
  staffAtWork,
} from '../support/fulfilment.ts'
import { orderNow } from '../support/purchase.ts'
import { config, db, stripe, travelTo } from '../support/shop.ts'

const made = { price: 30_000, madeToOrder: true, workshopDays: 5 }
/** A Tuesday: five working days later it is the thirteenth. */
beforeEach(async () => {
  travelTo('2029-11-06T10:00+01:00')
  // The clock goes back: what the test before has queued would become due in the middle of this one.
  await db.delete(outbox)
})

const wordsOf = (page: string) => page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

const dayOf = async (orderId: string) => {
  const { newReadyBy, readyBy } = await orderNow(orderId)
  return newReadyBy ?? readyBy
}

async function delay(
  orderId: string,
  readyBy: string,
  more: { tell?: boolean; act?: string; desk?: DeskContext; seen?: string } = {},
) {
  const { tell = true, act = crypto.randomUUID(), desk = staffAtWork() } = more
  const seen = more.seen ?? (await dayOf(orderId))
  return delayOrder(desk, { act, orderId, readyBy, tell, seen })
}

const delays = async (orderId: string) =>
  (await mailsAbout(orderId)).flatMap(({ kind, detail }) =>
    kind === 'order-delayed' ? [detail] : [],
  )

const newDates = async (orderId: string) => {
  const { newReadyBy, newDeliverFrom, newDeliverBy } = await orderNow(orderId)
  return [newReadyBy, newDeliverFrom, newDeliverBy]
}

test('a ring that takes a week longer: the shopper hears of it, sees both dates, and the bench has the new one', async () => {
  const order = await sellAndPay([made], { delivery: 'standard' })
  const { id, shopper, number } = order
  await sendDueMails()
  expect(await delay(id, '2029-11-20')).toEqual({ ok: true })
  expect(await orderNow(id)).toMatchObject({ readyBy: '2029-11-13' })
  expect(await newDates(id)).toEqual(['2029-11-20', '2029-11-22', '2029-11-26'])
  expect(await piecesNow(id)).toMatchObject([{ due: '2029-11-20' }])

  const page = wordsOf((await shopper.get(`/orders/${number}`)).page)
  expect(page).toContain('Tuesday 20 November 2029 We had promised Tuesday 13 November 2029')
  expect(page).toContain('Dates changed')
  const [mail] = await sendDueMails()
  expect(mail?.subject).toBe(`Order ${number} will take longer`)
  for (const text of [mail?.text ?? '', wordsOf(mail?.html ?? '')]) {
    expect(text).toContain('Ready to send by Tuesday 20 November 2029')
    expect(text).toContain('We had promised: ready to send by Tuesday 13 November 2029, with you')
    expect(text).toContain('With you Thu 22 – Mon 26 November 2029')
    expect(text).toContain('if your order isn’t with you by Monday 19 November 2029')
    expect(text).toContain('set us a reasonable further time')
  }
  expect(mail?.text).toContain(`/orders/${number}?token=`)
})

test('who lives where no such law is known is told the dates and whom to ask', async () => {
  const rights = async (country: string) => {
    const { id } = await sellAndPay([made])
    await db.update(orders).set({ country }).where(eq(orders.id, id))
    const mail = { kind: 'order-delayed', subjectId: id, detail: '2029-11-20', secret: null }
    return (await writeFulfilmentMail({ db, config }, mail))?.text ?? ''
  }
  expect(await rights('GB')).toContain('set us a reasonable further time')
  expect(await rights('US')).toContain('promptly get all your money back')
  const japan = await rights('JP')
  expect(japan).not.toMatch(/further time|money back/)
  expect(japan).toContain('please reply to this email')
})

test('a form posted twice, or whose answer got lost, delays once and sends one mail', async () => {
  const { id } = await sellAndPay([made])
  const { d1, sent } = losingOneAnswer('order_events')
  const act = crypto.randomUUID()
  const desk = staffAtWork('owner', d1)
  expect(await delay(id, '2029-11-20', { act, desk })).toEqual({ ok: true })
  expect(await delay(id, '2029-11-20', { act })).toEqual({ ok: true })
  expect(sent()).toBe(2)
  expect(await delays(id)).toEqual(['2029-11-20'])
  const noted = (await eventsOfOrder(db, id)).filter(({ kind }) => kind === 'delayed')
  expect(noted).toHaveLength(1)
})

test('another day in a form that was sent before is not answered as if moved', async () => {
  const { id } = await sellAndPay([made])
  const act = crypto.randomUUID()
  expect(await delay(id, '2029-11-20', { act })).toEqual({ ok: true })
  const again = await delay(id, '2029-11-21', { act })
  expect(again).toEqual({ ok: false, reason: 'moved-meanwhile' })
  expect(await delays(id)).toEqual(['2029-11-20'])
})

test('a form that comes again when the money went back says what became of it the first time', async () => {
  const { id, session } = await sellAndPay([made])
  const act = crypto.randomUUID()
  expect(await delay(id, '2029-11-20', { act })).toEqual({ ok: true })
  await stripe.refund(session)
  expect(await delay(id, '2029-11-20', { act })).toEqual({ ok: true })
})

test('the mail can be looked at before, and is the one that goes then', async () => {
  const { id } = await sellAndPay([made])
  await sendDueMails()
  const about = { orderId: id, detail: '2029-11-20' }
  const shown = await previewMail({ db, config }, 'order-delayed', about)
  await delay(id, '2029-11-20')
  const [mail] = await sendDueMails()
  const withoutToken = mail?.text.replace(/\?token=[\w-]+/, '')
  expect([shown?.subject, shown?.text]).toEqual([mail?.subject, withoutToken])
  expect(await previewMail({ db, config }, 'work-begun', { orderId: 'nothing' })).toBeNull()
})

test('each new date is told once, also to a date that was told before another', async () => {
  const { id } = await sellAndPay([made])
  for (const date of ['2029-11-20', '2029-11-20', '2029-11-27', '2029-11-20'])
    expect(await delay(id, date)).toEqual({ ok: true })
  expect(await delays(id)).toEqual(['2029-11-20', '2029-11-27', '2029-11-20'])
})

test('a delay that nobody was told of can be told later, once', async () => {
  const { id } = await sellAndPay([made])
  const quiet = crypto.randomUUID()
  await delay(id, '2029-11-20', { tell: false, act: quiet })
  expect(await auditOf(quiet)).toMatchObject([{ act: 'order-delayed', subjectId: id }])
  expect(await delays(id)).toEqual([])
  const nothing = crypto.randomUUID()
  await delay(id, '2029-11-20', { tell: false, act: nothing })
  expect(await auditOf(nothing)).toEqual([])
  for (const _ of [1, 2]) expect(await delay(id, '2029-11-20')).toEqual({ ok: true })
  expect(await delays(id)).toEqual(['2029-11-20'])
})

test('a delay is taken back by the promised day, and who was told of it is told', async () => {
  const { id, number } = await sellAndPay([made])
  expect(await delay(id, '2029-11-13')).toEqual({ ok: true })
  expect(await delays(id)).toEqual([])
  await delay(id, '2029-11-20')
  await sendDueMails()
  expect(await delay(id, '2029-11-13')).toEqual({ ok: true })
  expect(await newDates(id)).toEqual([null, null, null])
  expect(await piecesNow(id)).toMatchObject([{ due: '2029-11-13' }])
  const [mail] = await sendDueMails()
  expect(mail?.subject).toBe(`Order ${number}: good news about the dates`)
  expect(mail?.text).toContain('Ready to send by Tuesday 13 November 2029')
  expect(mail?.text).not.toContain('We had promised')
})

test('who has seen an older date overwrites no newer one, and tells nobody', async () => {
  const { id } = await sellAndPay([made])
  const seen = await dayOf(id)
  expect(await delay(id, '2029-11-27', { seen })).toEqual({ ok: true })
  const late = await delay(id, '2029-11-20', { seen })
  expect(late).toEqual({ ok: false, reason: 'moved-meanwhile' })
  expect(await delays(id)).toEqual(['2029-11-27'])
  // Whoever chose the same day has nothing to find out.
  expect(await delay(id, '2029-11-27', { seen })).toEqual({ ok: true })
  expect(await delays(id)).toEqual(['2029-11-27'])
})

test('of two desks that delay one order at once, one wins', async () => {
  const { id } = await sellAndPay([made])
  const results = await Promise.all([delay(id, '2029-11-20'), delay(id, '2029-11-21')])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results).toContainEqual({ ok: false, reason: 'moved-meanwhile' })
  expect(await delays(id)).toEqual([(await orderNow(id)).newReadyBy])
})

test('no day before the promise or today, no order without money, and none with nothing left to send', async () => {
  const { id, session } = await sellAndPay([made])
  expect(await delay(id, '2029-11-12')).toEqual({ ok: false, reason: 'too-early' })
  travelTo('2029-11-16T10:00+01:00')
  expect(await delay(id, '2029-11-15')).toEqual({ ok: false, reason: 'too-early' })
  expect(await delay(id, '2029-11-16')).toEqual({ ok: true })
  await moveAll(id, 'cancelled')
  expect(await delay(id, '2029-11-20')).toEqual({ ok: false, reason: 'not-allowed' })
  await stripe.refund(session)
  expect(await delay(id, '2029-11-21')).toEqual({ ok: false, reason: 'not-allowed' })
  expect(await delay('nothing', '2029-11-21', { seen: '2029-11-21' })).toEqual({
    ok: false,
    reason: 'not-allowed',
  })
})

test('money that goes back at that moment leaves the dates and sends nothing', async () => {
  const { id, session } = await sellAndPay([made])
  const d1 = overtakenAt('order_events', () => stripe.refund(session))
  expect(await delay(id, '2029-11-20', { desk: staffAtWork('owner', d1) })).toEqual({
    ...{ ok: false, reason: 'moved-meanwhile' },
  })
  expect(await newDates(id)).toEqual([null, null, null])
  expect(await delays(id)).toEqual([])
})
