import { afterEach, expect, test } from 'vitest'
import { readCart } from '../../src/cart/read-cart.ts'
import { placeOrder as place } from '../../src/checkout/place-order.ts'
import type { Sale } from '../../src/checkout/write-order.ts'
import { sendPaymentLink } from '../../src/payments/send-payment-link.ts'
import { minutes } from '../../src/platform/clock.ts'
import { anna } from '../support/anna.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { addToCart, mailsOf, orderNow, paymentContext } from '../support/purchase.ts'
import { clockStrikes, config, db, later, stripe, visitor } from '../support/shop.ts'

afterEach(() => {
  stripe.faults.clear()
  stripe.webhooks.forget()
})

const HOUR = minutes(60)

/** An order that staff place for somebody on the telephone, whose customer is mailed the link. */
async function placedByStaff(ring: { handle: string; variant: string }) {
  const staff = visitor()
  await addToCart(staff, ring)
  const token = staff.cookies.get('__Host-cart')?.split('.')[0] ?? ''
  const cart = await readCart(db, config, token)
  if (!cart) throw new Error('The cart is empty')
  const { name, line1, postcode, city } = anna
  const address = { name, lines: [line1], city, state: '', postcode, country: 'NL' }
  const contact = { name, phone: '+31205550123', address, billing: null }
  const sale: Sale = { origin: 'phone', placedBy: 'someone', way: 'link' }
  const placed = await place(
    paymentContext(),
    {
      ...{ sale, formKey: crypto.randomUUID(), cart, networks: [] },
      email: `link+${crypto.randomUUID().slice(0, 8)}@example.com`,
      contact: { ...contact, giftMessage: '', giftWrap: false },
      delivery: {
        ...{ method: 'insured', price: 1490 },
        dates: { readyBy: '2099-12-01', deliverFrom: '2099-12-02', deliverBy: '2099-12-04' },
      },
    },
    null,
  )
  if (!placed.ok || !placed.url) throw new Error('No payment page was opened')
  const order = await orderNow(placed.order.id)
  await sendPaymentLink(paymentContext(), order)
  return { order, url: placed.url, session: stripe.sessions.at(-1)?.id ?? '' }
}

/** The newest mail about an order, and the order's page as its reader sees it in a new browser. */
async function openMail(number: string) {
  const mail = (await sendDueMails()).findLast(({ subject }) => subject.includes(number))
  const [, link = ''] = /https:\/\/shop\.test(\/orders\/\S+)/.exec(mail?.text ?? '') ?? []
  const customer = visitor()
  const { location } = await customer.get(link)
  return { mail, customer, page: (await customer.get(location)).page }
}

/** The same by a mail that is sent now: a browser shows an order for an hour. */
async function openNewMail(order: Awaited<ReturnType<typeof orderNow>>) {
  await sendPaymentLink(paymentContext(), order, crypto.randomUUID())
  return openMail(order.number)
}

test('a customer pays by the link of the mail, on a page that stays open for 23 hours, and never sees a cart', async () => {
  const ring = await offerRing({ title: 'Alba ring' })
  const { order, url, session } = await placedByStaff(ring)
  expect(await stockOf(ring.variant)).toBe(0)
  expect(order.holdUntil - order.placedAt).toBe(23 * HOUR)
  const opened = stripe.sessions.find(({ id }) => id === session)
  expect(opened?.expires_at).toBe(order.holdUntil)
  expect(opened?.cancel_url).toBe(`https://shop.test/orders/${order.number}`)
  const { mail, page } = await openMail(order.number)
  for (const text of [mail?.text, mail?.html]) {
    expect(text).toContain('€904.90')
    expect(text).toContain('Alba ring')
    expect(text).not.toContain('Keizersgracht')
  }
  expect(mail?.text).toMatch(/pay by \w+.* \d\d:\d\d/)
  expect(page).toContain('Pay now')
  expect(page).not.toContain('checkout"')

  later(22 * HOUR)
  await clockStrikes()
  const { customer, page: again } = await openNewMail(order)
  const pay = await customer.submit('/checkout/pay', again)
  expect([pay.status, pay.location]).toEqual([303, url])
  await stripe.pay(session)
  const back = await customer.get(`/checkout/return?order=${order.number}`)
  expect(back.location).toBe(`/orders/${order.number}`)
  expect((await orderNow(order.id)).state).toBe('paid')
  expect((await customer.get(back.location)).page).not.toContain('Pay now')
})

test('a link that nobody pays by gives the ring back after 23 hours, and says so without a cart', async () => {
  const ring = await offerRing()
  const { order } = await placedByStaff(ring)
  later(23 * HOUR + 60)
  await clockStrikes()
  expect((await orderNow(order.id)).state).toBe('released')
  expect(await stockOf(ring.variant)).toBe(1)
  const { page } = await openNewMail(order)
  expect(page).toContain('This order wasn’t paid for.')
  expect(page).not.toContain('Go to your cart')
})

test('money that came by a link, of which nobody told the shop, is found when the link ends', async () => {
  const ring = await offerRing({ stock: 1 })
  const { order, session } = await placedByStaff(ring)
  stripe.webhooks.hold()
  await stripe.pay(session)
  stripe.webhooks.forget()
  later(23 * HOUR + 60)
  await clockStrikes()
  expect((await orderNow(order.id)).state).toBe('paid')
  expect(await stockOf(ring.variant)).toBe(0)
})

test('the link to pay is mailed once for each time it is asked for', async () => {
  const { order } = await placedByStaff(await offerRing())
  await sendPaymentLink(paymentContext(), order)
  await sendPaymentLink(paymentContext(), order, 'act')
  await sendPaymentLink(paymentContext(), order, 'act')
  expect(await mailsOf(order.id)).toEqual(['payment-link', 'payment-link'])
})

test('nobody is led to the payment page of an order that their browser may not see', async () => {
  const { order } = await placedByStaff(await offerRing())
  const answer = await visitor().post('/checkout/pay', { order: order.number })
  expect(answer.location).toBe(`/orders/${order.number}`)
  const nowhere = await visitor().post('/checkout/pay', { order: '' })
  expect(nowhere.status).toBe(404)
})

test('a provider that does not answer keeps the order, and the page says when to try again', async () => {
  const ring = await offerRing()
  const { order } = await placedByStaff(ring)
  const { customer, page } = await openMail(order.number)
  stripe.faults.order({ endpoint: 'sessions.retrieve', kind: 'error-before', times: 9 })
  const answer = await customer.submit('/checkout/pay', page)
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
  expect(answer.page).toContain(`href="/orders/${order.number}"`)
  expect((await orderNow(order.id)).state).toBe('pending')
})
