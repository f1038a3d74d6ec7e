import { expect, test, vi } from 'vitest'
import { instantMethods } from '../../src/payments/stripe/payment-methods.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { addToCart, checkOut, mailsOf, orderNow, placeOrder } from '../support/purchase.ts'
import { clockStrikes, config, later, stripe, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

// Whole purchases, several in a test.
vi.setConfig({ testTimeout: 20_000 })

const DAY = 86_400

/** A visitor of a shop whose owner has set this about delayed payments. */
const visitorOf = (DELAYED_PAYMENTS?: object) =>
  visitor({ answer: shopWith({ DELAYED_PAYMENTS } as Partial<CloudflareBindings>).answer })

const offered = (id: string) => stripe.session(id).allowed_payment_method_types

test('without a word of the owner, a payment page offers only ways that pay at once', async () => {
  const order = await placeOrder(visitorOf(), await offerRing())
  expect(offered(order.session)).toEqual(instantMethods)
  for (const slow of ['sepa_debit', 'customer_balance', 'us_bank_account', 'multibanco'])
    expect(instantMethods).not.toContain(slow)
  expect(instantMethods).toEqual(expect.arrayContaining(['card', 'ideal', 'bancontact', 'klarna']))
  await expect(stripe.payLater(order.session)).rejects.toThrow('no way to pay later')
})

test('an owner can have delayed ways offered, up to a total', async () => {
  const setting = { up_to: 50_000, days: 14 }
  const dear = await placeOrder(visitorOf(setting), await offerRing({ price: 50_000 }))
  expect(offered(dear.session)).toEqual(instantMethods)
  const cheap = await placeOrder(visitorOf(setting), await offerRing({ price: 40_000 }))
  expect(offered(cheap.session)).toBeNull()
  await stripe.payLater(cheap.session)
  expect((await orderNow(cheap.id)).state).toBe('processing')
})

test('one cart and one address have three orders whose money is on its way, not twelve', async () => {
  const ring = await offerRing({ stock: 240 })
  const hoarder = visitor()
  const answers: number[] = []
  for (let times = 0; times < 12; times++) {
    await addToCart(hoarder, ring, { quantity: '5' })
    const answer = await checkOut(hoarder, { email: 'hoarder@example.com' })
    answers.push(answer.status)
    if (answer.status === 303) await stripe.payLater(stripe.sessions.at(-1)?.id ?? '')
  }
  expect(answers).toEqual([303, 303, 303, ...Array<number>(9).fill(409)])
  expect(await stockOf(ring.variant)).toBe(225)

  const other = visitor()
  await addToCart(other, ring)
  expect((await checkOut(other, { email: 'hoarder@example.com' })).status).toBe(409)
})

test('one cart with an address for each order has three such orders as well', async () => {
  const ring = await offerRing({ stock: 20 })
  const hoarder = visitor()
  for (let times = 0; times < 3; times++) {
    const order = await placeOrder(hoarder, ring)
    await stripe.payLater(order.session)
  }
  await addToCart(hoarder, ring)
  expect((await checkOut(hoarder)).status).toBe(409)
  expect((await placeOrder(visitor(), ring)).session).toBeTruthy()
})

test('units are kept for two weeks for money on its way; then they are free, and everybody concerned is told', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = visitor()
  const order = await placeOrder(shopper, ring)
  await stripe.payLater(order.session)
  const awaited = (await sendDueMails()).find(({ to }) => to === order.email)
  const { page } = await shopper.get(`/orders/${order.number}`)
  for (const told of [page, awaited?.text])
    expect(told).toMatch(/We’re keeping your pieces until \w+day \d+ \w+ \d{4}\./)
  later(14 * DAY - 3600)
  await clockStrikes()
  expect((await orderNow(order.id)).state).toBe('processing')
  later(2 * 3600)
  await clockStrikes()
  expect(await orderNow(order.id)).toMatchObject({
    state: 'released',
    attention: 'payment-overdue',
  })
  expect(await stockOf(ring.variant)).toBe(1)
  const link = /\/orders\/\S+token=\S+/.exec(awaited?.text ?? '')?.[0] ?? ''
  const opened = visitor()
  const { page: closed } = await opened.get((await opened.get(link)).location)
  expect(closed).toContain('If your money still arrives')
  expect(closed).not.toContain('Nothing was charged')
  const mails = await sendDueMails()
  const toShopper = mails.find(
    ({ to, subject }) => to === order.email && /hasn’t come/.test(subject),
  )
  expect(toShopper?.text).toContain('If your money still arrives')
  expect(toShopper?.text).not.toContain('Nothing was charged')
  expect(mails.find(({ to }) => to === config.OWNER_MAIL)?.text).toContain('has not come in time')
})

/** An order whose money was on its way for two weeks and did not come. */
async function overdueOrder() {
  const ring = await offerRing({ stock: 1 })
  const order = await placeOrder(visitor(), ring)
  await stripe.payLater(order.session)
  later(14 * DAY + 60)
  await clockStrikes()
  return { ring, order }
}

test('money that comes after two weeks is taken while the units are there', async () => {
  const { order, ring } = await overdueOrder()
  await stripe.settleAsync(order.session, 'succeeded')
  expect(await orderNow(order.id)).toMatchObject({ state: 'paid', attention: null })
  expect(await stockOf(ring.variant)).toBe(0)
  expect(await mailsOf(order.id)).toContain('order-confirmed')
})

test('money that comes after two weeks goes back where somebody else has bought', async () => {
  const { order, ring } = await overdueOrder()
  const other = await placeOrder(visitor(), ring)
  await stripe.pay(other.session)
  await stripe.settleAsync(order.session, 'succeeded')
  expect((await orderNow(order.id)).state).toBe('refunded')
  expect(await mailsOf(order.id)).toContain('sold-meanwhile')
})
