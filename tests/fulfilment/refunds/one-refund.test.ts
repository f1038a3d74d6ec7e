import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { orders } from '../../../src/orders/tables.ts'
import { atTheDesk } from '../../support/desk.ts'
import { mailsAbout, sellAndPay, stagesNow } from '../../support/fulfilment.ts'
import { orderNow } from '../../support/purchase.ts'
import { db, stripe } from '../../support/shop.ts'
import {
  confirm,
  fillIn,
  giveBack,
  linesNow,
  linesOfRefund,
  owner,
  refundPath,
  refundsNow,
  sellTwo,
} from './support.ts'

afterEach(() => {
  stripe.faults.clear()
  stripe.account.nextRefunds.length = 0
})

const refundPage = (id: string, who = owner) => who.get(`/admin/refunds/${encodeURIComponent(id)}`)
const orderPage = async (number: string, who = owner) =>
  (await who.get(`/admin/orders/${number}`)).page

/** Money that the provider would not send. */
async function refused(code = 'charge_disputed') {
  const order = await sellTwo()
  stripe.refuseRefund(code)
  const sent = await giveBack(order.number, { other: '20', reason: 'goodwill', do: 'show' })
  const [refund] = await refundsNow(order.id)
  return { ...order, sent, refund: refund?.id ?? '' }
}

test('what the provider has not answered is said, and goes on by itself', async () => {
  const { id, number } = await sellTwo()
  stripe.faults.order({ endpoint: 'refunds.create', kind: 'drop-before', times: 9 })
  const { location } = await giveBack(number, { other: '20', reason: 'goodwill', do: 'show' })
  expect(await refundsNow(id)).toMatchObject([{ state: 'asked' }])
  const { page } = await owner.get(location)
  expect(page).toContain('The provider has not answered yet, so we keep asking.')
  expect(page).toContain('Stripe has not answered. We keep asking')
  expect(await orderPage(number)).toContain('Not answered yet')
})

test('what waits for money in the balance says so, and is not offered again', async () => {
  const { id, number } = await sellTwo()
  stripe.refundPending('insufficient_funds')
  const { location } = await giveBack(number, { do: 'all' })
  expect(await refundsNow(id)).toMatchObject([{ state: 'pending', fault: 'balance' }])
  const { page } = await owner.get(location)
  expect(page).toContain('The provider has the refund, and sends the money later.')
  expect(page).toContain('Your balance at Stripe is too low. Top it up')
  expect(await orderPage(number)).toContain('Nothing is left that could be sent back.')
  expect(await orderNow(id)).toMatchObject({ state: 'paid', refunded: 0, refundClaimed: 114_490 })
  // Nobody waits for the money with making it.
  expect(await stagesNow(id)).toEqual(['cancelled', 'cancelled', 'cancelled'])
})

test('what the provider refuses says why, and is noted once as paid another way', async () => {
  const order = await refused()
  const { page } = await owner.get(order.sent.location)
  expect(page).toContain('The money did not go back.')
  expect(page).toContain('The customer has disputed the payment')
  expect(page).toContain('Sent another way')
  expect(await orderPage(order.number)).toContain('A refund did not go through')

  const path = `/admin/refunds/${order.refund}`
  const empty = await owner.submit(path, page, { do: 'by-hand', way: 'transfer', reference: '' })
  expect(empty.status).toBe(422)
  expect(empty.page).toContain('Please note the reference of the transfer')
  const typed = { do: 'by-hand', way: 'transfer', reference: 'SEPA 4711' }
  const [one, two] = await Promise.all([
    owner.submit(path, page, typed),
    owner.submit(path, page, typed),
  ])
  expect(one).toMatchObject({ status: 303, location: two.location })
  const [, made] = await refundsNow(order.id)
  expect(made).toMatchObject({ state: 'succeeded', way: 'transfer', replaces: order.refund })
  const now = await owner.get(one.location)
  expect(now.page).toContain('SEPA 4711')
  expect(now.page).toContain('by bank transfer')
  const before = await refundPage(order.refund)
  expect(before.page).toContain('Paid back another way:')
  expect(before.page).not.toContain('Note that it was paid back')
  // Somebody whose page is old does not pay it back a second time.
  const late = await owner.submit(path, empty.page, typed)
  expect(late.status).toBe(409)
  expect(await refundsNow(order.id)).toHaveLength(2)
})

test.each([
  ['charge_disputed', 'The customer has disputed the payment'],
  ['charge_already_refunded', 'This money had gone back before'],
  ['balance_insufficient', 'Your balance at Stripe is too low'],
])('a refund refused with %s is worded for the owner', async (code, said) => {
  const { sent } = await refused(code)
  expect((await owner.get(sent.location)).page).toContain(said)
})

test('what was sent back at the provider shows as such, and somebody says for which pieces', async () => {
  const { id, number, session } = await sellTwo()
  await stripe.refund(session, 25_000)
  const [refund] = await refundsNow(id)
  expect(refund).toMatchObject({ madeBy: 'provider', assigned: false, amount: 25_000 })
  const order = await orderPage(number)
  expect(order).toContain('Made at Stripe, not here')
  expect(order).toContain('Nobody has said which pieces it was for.')
  const path = `/admin/refunds/${refund?.id}`
  const { page } = await owner.get(path)
  expect(page).toContain('Which pieces was it for?')

  const typed = { do: 'assign', 'line-1': 'yes', 'units-1': '2', 'amount-1': '' }
  const tooMuch = await owner.submit(path, page, { ...typed, delivery: '14.90' })
  expect(tooMuch.status).toBe(422)
  expect(tooMuch.page).toContain('That is more than the refund of €250.')
  expect(tooMuch.page).toMatch(/id="line-1"[^>]*checked/)
  const [one, two] = await Promise.all([
    owner.submit(path, page, { ...typed, delivery: '10' }),
    owner.submit(path, page, { ...typed, delivery: '10' }),
  ])
  expect(one).toMatchObject({ status: 303, location: two.location })
  expect(await linesOfRefund(refund?.id ?? '')).toMatchObject([{ units: 2, amount: 24_000 }])
  expect(await linesNow(id)).toMatchObject([{ refundedUnits: 0 }, { refundedUnits: 2 }])
  expect(await orderNow(id)).toMatchObject({ deliveryRefunded: 1000, refunded: 25_000 })
  // It moves nothing: the pieces are still to be sent.
  expect(await stagesNow(id)).toEqual(['ready', 'ready', 'ready'])
  const after = (await owner.get(one.location)).page
  expect(after).toContain('It is noted which pieces it was for.')
  expect(after).toContain('2 × Rosa band, €240.00')
  expect(after).not.toContain('id="assign"')
})

test('of two people who say which pieces it was for, the second reads what the first said', async () => {
  const { id, session } = await sellTwo()
  await stripe.refund(session, 12_000)
  const [refund] = await refundsNow(id)
  const path = `/admin/refunds/${refund?.id}`
  const pages = [await owner.get(path), await owner.get(path)]
  const typed = { do: 'assign', 'line-1': 'yes', 'units-1': '1' }
  expect((await owner.submit(path, pages[0]?.page ?? '', typed)).status).toBe(303)
  const late = await owner.submit(path, pages[1]?.page ?? '', typed)
  expect(late.status).toBe(409)
  expect(late.page).toContain('1 × Rosa band, €120.00')
  expect(await linesOfRefund(refund?.id ?? '')).toHaveLength(1)
})

test('what staff took in cash is handed back by them, with what the customer reads', async () => {
  const { id, number } = await sellTwo()
  await db
    .update(orders)
    .set({ provider: 'cash', sessionId: null, paymentRef: null })
    .where(eq(orders.id, id))
  const { page } = await owner.get(refundPath(number))
  expect(page).toMatch(/<option value="cash" selected/)
  expect(page).not.toContain('value="provider"')
  const noted = { ...{ 'line-1': 'yes', 'units-1': '2', do: 'show' } }
  const missing = await fillIn(number, { ...noted, way: 'transfer' })
  expect(missing.status).toBe(422)
  const shown = await fillIn(number, { ...noted, way: 'cash', reason: 'returned' })
  expect(shown.page).toContain('€240 of €1,144.90 goes back in cash; 2 pieces are cancelled')
  expect((await confirm(number, shown)).status).toBe(303)
  expect(await refundsNow(id)).toMatchObject([{ way: 'cash', state: 'succeeded' }])
  expect((await mailsAbout(id)).map(({ kind }) => kind)).toContain('refunded')
})

test('the desk reads a refund and may change nothing about it', async () => {
  const order = await refused()
  for (const role of ['desk', 'books'] as const) {
    const who = await atTheDesk(role)
    const { page, status } = await refundPage(order.refund, who)
    expect(status, role).toBe(200)
    expect(page).not.toContain('id="by-hand"')
    const act = crypto.randomUUID()
    const answer = await who.post(`/admin/refunds/${order.refund}`, { act, do: 'by-hand' })
    expect(answer.status).toBe(403)
  }
  expect((await refundPage(order.refund, await atTheDesk('workshop'))).status).toBe(403)
  expect((await refundPage('re_nobody')).status).toBe(404)
})

test('the pages of an order and of a refund are short, and say amounts in one way', async () => {
  const { id, number } = await sellAndPay([{ title: 'Alba ring', stock: 3 }])
  for (let n = 0; n < 12; n++)
    await giveBack(number, { other: `${n + 1}`, reason: 'goodwill', do: 'show', note: 'Sorry.' })
  expect(await refundsNow(id)).toHaveLength(12)
  expect((await orderPage(number)).length).toBeLessThan(50_000)
})
