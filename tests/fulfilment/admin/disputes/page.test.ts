import { expect, test } from 'vitest'
import { correctAddress } from '../../../../src/orders/correct-address.ts'
import { sendNote, writeNote } from '../../../../src/orders/notes.ts'
import { readOrder } from '../../../../src/orders/read-order.ts'
import { refunds } from '../../../../src/payments/tables.ts'
import { addDays, todayIn, wallClock } from '../../../../src/platform/calendar-date.ts'
import { now } from '../../../../src/platform/clock.ts'
import { formatShortDate } from '../../../../src/platform/format-date.ts'
import { atTheDesk } from '../../../support/desk.ts'
import { sendDueMails } from '../../../support/due-mails.ts'
import { moveAll, sellAndPay, staffAtWork } from '../../../support/fulfilment.ts'
import { config, db, stripe } from '../../../support/shop.ts'
import { delivered, newest, sent } from '../../parcels.ts'

const owner = await atTheDesk('owner')
const desk = await atTheDesk('desk')
const pathOf = (number: string) => `/admin/orders/${number}/dispute`

/** What stands in the boxes of the page, by their labels. */
function boxesOf(page: string): Record<string, string> {
  const boxes = page.matchAll(
    /<label for="(evidence-[a-z]+)">([^<]+)<\/label><textarea id="\1"[^>]*>([^<]*)</g,
  )
  return Object.fromEntries(
    [...boxes].map(([, , label = '', text = '']) => [
      label,
      text.replaceAll('&#39;', "'").replaceAll('&amp;', '&').trim(),
    ]),
  )
}

async function disputedOrder(reason = 'product_not_received') {
  const order = await sellAndPay([{ title: 'Alba ring' }])
  const dispute = await stripe.dispute(order.session)
  dispute.reason = reason
  return { ...order, due: dispute.evidence_details.due_by ?? 0, dispute }
}

test('what the bank says, the amount, the day in the zone of the shop, and whether money is gone', async () => {
  const { number, due, dispute } = await disputedOrder()
  const { page, status } = await owner.get(pathOf(number))
  expect(status).toBe(200)
  expect(page.length).toBeLessThan(50_000)
  expect(page).toContain('The customer says that the piece has not arrived.')
  expect(page).toContain('€904.90')
  expect(page).toContain('Taken from our balance')
  const day = wallClock(due, config.shop.time_zone).date
  expect(page).toContain(`Answer by ${formatShortDate(day, config.shop.locale)}, 7 days left`)
  expect(page).toContain('href="https://dashboard.stripe.com/test/payments/pi_')
  dispute.evidence_details.due_by = now() + 2 * 86_400
  expect((await owner.get(pathOf(number))).page).toMatch(/status-bad">Answer by [^<]+ 2 days left/)
  dispute.reason = 'something_new'
  expect((await owner.get(pathOf(number))).page).toContain('no words for: something_new')
})

test('every reason that a bank can have is said in words', async () => {
  const { number, dispute } = await disputedOrder()
  for (const reason of [
    ...['bank_cannot_process', 'check_returned', 'credit_not_processed', 'customer_initiated'],
    ...['debit_not_authorized', 'duplicate', 'fraudulent', 'general', 'incorrect_account_details'],
    ...['insufficient_funds', 'noncompliant', 'product_not_received', 'product_unacceptable'],
    ...['subscription_canceled', 'unrecognized'],
  ]) {
    dispute.reason = reason
    expect((await owner.get(pathOf(number))).page, reason).not.toContain('no words for')
  }
})

test('the evidence: lines, people, mails, parcel, delivery, corrections, notes, refunds, acts', async () => {
  const order = await sellAndPay([{ title: 'Alba ring' }])
  const { id, number } = order
  const opened = await readOrder(db, config, id)
  if (!opened) throw new Error('No order')
  const at = staffAtWork()
  await correctAddress(at, {
    ...{ act: crypto.randomUUID(), order: opened, version: 0, before: opened.contact.address },
    address: { ...opened.contact.address, lines: ['Prinsengracht 12'] },
  })
  const note = crypto.randomUUID()
  await writeNote(at, { act: note, orderId: id, kind: 'customer', text: 'It has left today.' })
  await sendNote(at, { act: crypto.randomUUID(), order: opened, note })
  await writeNote(at, {
    ...{ act: crypto.randomUUID(), orderId: id, kind: 'staff', text: 'Difficult person.' },
  })
  await moveAll(id, 'ready')
  const parcel = await sent(id)
  await delivered(await newest(id))
  await db.insert(refunds).values({
    ...{ id: 'r-1', orderId: id, state: 'succeeded', way: 'provider', madeBy: 'desk' },
    ...{ amount: 5_000, currency: 'EUR', reason: 'goodwill', tell: false, assigned: true },
    askedAt: now(),
  })
  await sendDueMails()
  await stripe.dispute(order.session)
  const { page } = await desk.get(pathOf(number))
  const boxes = boxesOf(page)
  expect(boxes['Product description']).toContain('1 × Alba ring')
  expect(boxes['Product description']).toContain(`Article ${opened.lines[0]?.sku}`)
  expect(boxes['Product description']).toContain(number)
  expect(boxes['Customer name']).toBe(opened.contact.name)
  expect(boxes['Customer email and telephone']).toContain(opened.email)
  expect(boxes['Billing address']).toContain(opened.contact.address.lines[0])
  expect(boxes['Shipping address']).toContain('Prinsengracht 12')
  const mails = boxes['Customer communication: mails as they were sent'] ?? ''
  expect(mails).toContain(`Subject: Your order ${number}`)
  expect(mails).toContain('1 × Alba ring')
  // Mails to the owner are none of the customer's.
  expect(mails).not.toContain('New order')
  expect(mails).not.toMatch(/token=[\w-]{20}/)
  expect(boxes['Terms, refund policy and cancellation policy']).toContain(
    `${config.shop.origin}/policies/returns`,
  )
  expect(boxes['Shipping carrier']).toContain('PostNL')
  expect(boxes['Tracking number and link']).toContain(parcel.number)
  expect(boxes['Tracking number and link']).toContain(parcel.link)
  expect(boxes['Ship date']).toMatch(/\d{4}/)
  expect(boxes.Delivery).toContain('noted by the shop')
  expect(boxes['Corrections of the address']).toContain(opened.contact.address.lines[0])
  expect(boxes['Corrections of the address']).toContain('Prinsengracht 12')
  expect(boxes['Notes to the customer']).toContain('It has left today.')
  expect(page).not.toContain('Difficult person.')
  expect(boxes.Refunds).toMatch(/€50.00.*sent back \(goodwill\)/)
  expect(boxes['What the customer did']).toMatch(/placed the order in the shop\n.*paid/)

  const printed = await desk.get(`${pathOf(number)}?as=text`)
  expect(printed.page).not.toContain('desk-header')
  for (const text of ['Prinsengracht 12', 'It has left today.', parcel.number ?? '', opened.email])
    expect(printed.page).toContain(text)
})

test('what the customer said themselves is theirs: it has arrived', async () => {
  const order = await sellAndPay([{}])
  await moveAll(order.id, 'ready')
  await sent(order.id)
  const { page } = await order.shopper.get(`/orders/${order.number}`)
  await order.shopper.submit('/orders/arrived', page)
  await stripe.dispute(order.session)
  const boxes = boxesOf((await owner.get(pathOf(order.number))).page)
  expect(boxes.Delivery).toContain('the customer said so on the page of the order')
  expect(boxes['What the customer did']).toContain('said that it has arrived')
})

test('a provider that does not answer leaves what we know ourselves', async () => {
  const { number, due } = await disputedOrder()
  stripe.faults.order({ endpoint: 'any', kind: 'drop-before', times: 9 })
  const { page, status } = await owner.get(pathOf(number))
  expect(status).toBe(200)
  expect(page).toContain('Stripe does not answer at the moment.')
  expect(page).toContain(formatShortDate(wallClock(due, config.shop.time_zone).date, 'en-IE'))
  expect(boxesOf(page)['Product description']).toContain('Alba ring')
  stripe.faults.clear()
})

test('an order without a dispute has no such page', async () => {
  const { number } = await sellAndPay([{}])
  expect((await owner.get(pathOf(number))).status).toBe(404)
  expect((await owner.get('/admin/orders/J-22222222/dispute')).status).toBe(404)
})

test('who may read orders reads it, and only who may refund is led to the provider', async () => {
  const { number } = await disputedOrder()
  const books = await atTheDesk('books')
  for (const who of [desk, books]) {
    const { page, status } = await who.get(pathOf(number))
    expect(status).toBe(200)
    expect(page).not.toContain('dashboard.stripe.com')
    expect(page).toContain('Somebody who may send refunds answers it')
  }
  for (const role of ['workshop', 'editor'] as const)
    expect((await (await atTheDesk(role)).get(pathOf(number))).status).toBe(403)
})

test('the page of the order and the list of orders show by when it must be answered', async () => {
  const { number, due } = await disputedOrder()
  const day = formatShortDate(wallClock(due, config.shop.time_zone).date, config.shop.locale)
  const order = (await desk.get(`/admin/orders/${number}`)).page
  expect(order).toContain('The customer is disputing the payment. Please answer the dispute by')
  expect(order).toContain(`href="${pathOf(number)}"`)
  const list = (await desk.get('/admin/orders?money=decision')).page
  expect(list.slice(list.indexOf(number))).toContain(`Answer by ${day}, 7 days left`)
  expect(addDays(todayIn(config.shop.time_zone), 7)).toBe(
    wallClock(due, config.shop.time_zone).date,
  )
})
