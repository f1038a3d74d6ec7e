import { afterEach, expect, test } from 'vitest'
import { sendPaymentLink } from '../../src/payments/send-payment-link.ts'
import { minutes } from '../../src/platform/clock.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { openMail, openNewMail, placedByStaff } from '../support/payment-links.ts'
import { mailsOf, orderNow, paymentContext } from '../support/purchase.ts'
import { clockStrikes, later, stripe, visitor } from '../support/shop.ts'

afterEach(() => {
  stripe.faults.clear()
  stripe.webhooks.forget()
})

const HOUR = minutes(60)

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
