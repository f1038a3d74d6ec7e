import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { catchUp } from '../../src/payments/catch-up.ts'
import { readMovements } from '../../src/payments/journal/read-movements.ts'
import { paypalPayments } from '../../src/payments/paypal/payments.ts'
import type { PaymentRequest } from '../../src/payments/provider.ts'
import { providerOf } from '../../src/payments/providers.ts'
import { sweep } from '../../src/payments/sweep.ts'
import { journal, providerEvents, refunds } from '../../src/payments/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { offerRing } from '../support/catalogue.ts'
import {
  approveAndReturn,
  bothProviders,
  paypal,
  paypalConfig,
  placeWithPayPal,
  shop,
  withPayPal,
} from '../support/paypal.ts'
import { orderNow, placeOrder } from '../support/purchase.ts'
import { db, later, stripe, visitor } from '../support/shop.ts'

const payments = paypalPayments(paypalConfig)

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
})

afterEach(() => {
  paypal.faults.clear()
  paypal.webhooks.forget()
  stripe.webhooks.forget()
  stripe.faults.clear()
  paypal.calls.length = 0
  vi.restoreAllMocks()
})

const request = (changes: Partial<PaymentRequest> = {}): PaymentRequest => ({
  key: `checkout:${changes.orderId ?? crypto.randomUUID()}`,
  orderId: crypto.randomUUID(),
  number: `J-${crypto.randomUUID().slice(0, 8)}`,
  currency: 'EUR',
  lines: [{ name: 'Ring', description: '', unitPrice: 89_000, quantity: 1 }],
  delivery: { name: 'Standard delivery', price: 790 },
  total: 89_790,
  email: 'anna@example.com',
  address: {
    ...{ name: 'Anna Lind', lines: ['Torstraße 1'], city: 'Berlin', state: '' },
    ...{ postcode: '10119', country: 'DE' },
  },
  delayed: false,
  expiresAt: now() + 1800,
  returnUrl: 'https://shop.test/checkout/return?order=J-22222222',
  cancelUrl: 'https://shop.test/checkout',
  ...changes,
})

async function paidOrder() {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  await approveAndReturn(order)
  const row = await orderNow(order.id)
  expect(row.state).toBe('paid')
  await paypal.webhooks.release()
  return { ...order, row }
}

test('asked again for the same order it opens the same page', async () => {
  const wanted = request()
  const first = await payments.openSession(wanted)
  expect(await payments.openSession(wanted)).toEqual(first)
  expect(first).toMatchObject({ amount: 89_790, currency: 'EUR' })
})

test('many lines, long names and yen add up too', async () => {
  const name = '💍'.repeat(200)
  const lines = Array.from({ length: 40 }, (_, n) => ({
    ...{ name, description: name, unitPrice: 100 + n, quantity: 1 + (n % 10) },
  }))
  const total = lines.reduce((sum, each) => sum + each.unitPrice * each.quantity, 500)
  const delivery = { name: 'Insured', price: 500 }
  for (const currency of ['EUR', 'JPY'])
    expect(await payments.openSession(request({ lines, total, delivery, currency }))).toMatchObject(
      { amount: total, currency },
    )
})

test('one token serves many questions; a withdrawn one is asked for anew', async () => {
  const { id } = await payments.openSession(request())
  paypal.calls.length = 0
  await payments.readSession(id)
  await payments.readSession(id)
  expect(paypal.calls.map(({ endpoint }) => endpoint)).toEqual(['orders.get', 'orders.get'])
  paypal.expireTokens()
  expect((await payments.readSession(id)).status).toBe('open')
})

test('PayPal that never answers keeps the shopper waiting for less than eight seconds', async () => {
  paypal.faults.order({ endpoint: 'any', kind: 'timeout', times: 9 })
  const began = Date.now()
  await expect(payments.openSession(request())).rejects.toThrow('Timeout')
  expect(Date.now() - began).toBeLessThan(8000)
}, 20_000)

test('an order that PayPal has forgotten is unknown', async () => {
  expect((await payments.readSession('NEVERMADE0000')).status).toBe('unknown')
})

test('a page is expired here, and may still be approved there', async () => {
  const { id } = await payments.openSession(request())
  expect((await payments.expireSession(id)).status).toBe('expired')
  await paypal.approve(id)
  expect(await payments.readSession(id)).toMatchObject({ status: 'approved' })
  expect((await payments.expireSession(id)).status).toBe('expired')
})

test('an event is believed only with its signature, for this shop, by a certificate of PayPal', async () => {
  paypal.webhooks.hold()
  const { id } = await payments.openSession(request({ orderId: 'o1' }))
  await paypal.approve(id)
  const sent = paypal.events.at(-1)
  if (!sent) throw new Error('Nothing was sent')
  const good = await paypal.webhooks.signed(sent)
  const body = await good.text()
  const read = (text: string, headers: Headers) => payments.readEvent(text, headers)
  expect(await read(body, good.headers)).toMatchObject({
    ...{ kind: 'CHECKOUT.ORDER.APPROVED', orderId: 'o1', sessionId: id, matters: true },
  })
  expect(await read(body.replace('o1', 'o2'), good.headers)).toBeNull()
  const other = await paypal.webhooks.signed(sent, { webhookId: 'ANOTHERWEBHOOK' })
  expect(await read(body, other.headers)).toBeNull()
  const at = good.headers.get('Paypal-Cert-Url') ?? ''
  for (const certUrl of [
    at.replace('paypal.test', 'evil.test'),
    at.replace('paypal.test', 'paypal.test.evil.test'),
    at.replace('paypal.test/v1/notifications/certs/', 'paypal.test/pictures/'),
    'not an address',
    '',
  ]) {
    const forged = await paypal.webhooks.signed(sent, { certUrl })
    expect(await read(body, forged.headers), certUrl).toBeNull()
  }
  const none = new Headers(good.headers)
  none.delete('Paypal-Transmission-Sig')
  expect(await read(body, none)).toBeNull()
})

test('a webhook is handled once; a forged one is refused; without PayPal all are', async () => {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  await paypal.approve(order.session)
  const sent = paypal.events.at(-1)
  if (!sent) throw new Error('Nothing was sent')
  const answers = [await shop.answer(await paypal.webhooks.signed(sent))]
  answers.push(await shop.answer(await paypal.webhooks.signed(sent, { webhookId: 'X' })))
  expect(answers.map(({ status }) => status)).toEqual([200, 400])
  const rows = await db
    .select()
    .from(providerEvents)
    .where(eq(providerEvents.eventId, sent.event.id))
  expect(rows).toMatchObject([{ provider: 'paypal', orderId: order.id }])
  const closed = await visitor().post('/webhooks/paypal', {})
  expect(closed.status).toBe(400)
})

test('events that never came are asked for, and those of Stripe too', async () => {
  const mine = await placeWithPayPal(await offerRing({ stock: 1 }))
  const other = await placeOrder(visitor(), await offerRing())
  paypal.webhooks.loseNext(9)
  stripe.webhooks.hold()
  await paypal.approve(mine.session)
  await stripe.pay(other.session)
  later(61)
  await catchUp(bothProviders())
  expect((await orderNow(mine.id)).state).toBe('paid')
  expect((await orderNow(other.id)).state).toBe('paid')
})

test('a refund is sent in parts, named for ever, and known after a lost answer', async () => {
  const { row } = await paidOrder()
  const paymentRef = row.paymentRef ?? ''
  const part = { paymentRef, amount: 1000, currency: 'EUR', id: `${row.id}:back:1` }
  paypal.faults.order({ endpoint: 'captures.refund', kind: 'drop-after', times: 2 })
  await expect(payments.refund(part)).rejects.toThrow()
  expect(await payments.readSession(row.sessionId ?? '')).toMatchObject({
    status: 'paid',
    refunds: [{ id: part.id, amount: 1000, state: 'succeeded' }],
  })
  const fault = async (issue: string) => {
    paypal.refuseRefund(issue)
    const asked = payments.refund({ ...part, id: crypto.randomUUID() })
    return asked.then(
      () => null,
      (error: Error) => error.message,
    )
  }
  expect(await fault('REFUND_TIME_LIMIT_EXCEEDED')).toBe('too-old')
  expect(await fault('REFUND_FAILED_INSUFFICIENT_FUNDS')).toBe('balance')
  expect(await fault('TRANSACTION_DISPUTED')).toBe('disputed')
})

test('a refund made in the dashboard and a case reach the order', async () => {
  const order = await paidOrder()
  await paypal.refund(order.session, 500)
  expect(await orderNow(order.id)).toMatchObject({ refunded: 500 })
  const [made] = await db.select().from(refunds).where(eq(refunds.orderId, order.id))
  expect(made).toMatchObject({ madeBy: 'provider', amount: 500, currency: 'EUR' })
  await paypal.dispute(order.session)
  expect(await orderNow(order.id)).toMatchObject({ disputed: true, attention: 'disputed' })
  await paypal.endDispute(order.session, 'RESOLVED_SELLER_FAVOUR')
  expect((await orderNow(order.id)).disputed).toBe(false)
})

test('the journal has what moved at PayPal, with its fee, and comes to its balance', async () => {
  paypal.reset()
  await db.delete(journal).where(eq(journal.provider, 'nobody'))
  const order = await paidOrder()
  await paypal.refund(order.session, 500)
  later(7200)
  expect(await readMovements(bothProviders())).toBe(true)
  const rows = await db.select().from(journal).where(eq(journal.orderId, order.id))
  const gross = (kind: string) =>
    rows.filter((row) => row.kind === kind).map((row) => [row.provider, row.gross])
  expect(gross('sale')).toEqual([['paypal', 90_490]])
  expect(gross('refund')).toEqual([['paypal', -500]])
  expect(gross('fee')).toEqual([['paypal', -2745]])
  const all = await db.select().from(journal).where(eq(journal.provider, 'paypal'))
  const sum = all.reduce((total, row) => total + row.gross, 0)
  expect(await payments.balance()).toEqual({ EUR: sum })
  expect(await readMovements(bothProviders())).toBe(true)
  const again = await db.select().from(journal).where(eq(journal.provider, 'paypal'))
  expect(again).toHaveLength(all.length)
})

test('a provider that is down keeps the orders of the other from nothing', async () => {
  const mine = await placeWithPayPal(await offerRing({ stock: 1 }))
  const other = await placeOrder(visitor(), await offerRing())
  later(3600)
  stripe.faults.order({ endpoint: 'any', kind: 'error-before', times: 40 })
  await sweep(bothProviders())
  expect((await orderNow(mine.id)).state).toBe('released')
  expect((await orderNow(other.id)).state).toBe('pending')
})

test('an order of a provider that is off is not known, and nothing happens to it', async () => {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  const { paypal: _, ...providers } = bothProviders().providers
  expect(() => providerOf({ providers }, { provider: 'paypal' })).toThrow('not on')
  later(3600)
  await sweep({ ...bothProviders(), providers })
  expect((await orderNow(order.id)).state).toBe('pending')
})

test('a shop with a part of the secrets, or a currency that PayPal does not charge, does not start', async () => {
  const start = (changes: object) => readConfig({ ...withPayPal, ...changes })
  await expect(start({ PAYPAL_WEBHOOK_ID: '' })).rejects.toThrow(/PAYPAL_WEBHOOK_ID: is missing/)
  const SHOP = { ...withPayPal.SHOP, currency: 'HUF' }
  await expect(start({ SHOP })).rejects.toThrow(/does not charge HUF/)
  const PAYMENT_PAGE_ORIGINS = 'http://payments.test'
  await expect(start({ PAYMENT_PAGE_ORIGINS })).rejects.toThrow(/must also name http:\/\/paypal/)
})
