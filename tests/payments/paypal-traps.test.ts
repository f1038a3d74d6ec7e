import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { readMovements } from '../../src/payments/journal/read-movements.ts'
import { nextStep } from '../../src/payments/next-step-rules.ts'
import { describe } from '../../src/payments/paypal/event.ts'
import { orderRequest } from '../../src/payments/paypal/order-request.ts'
import { paypalPayments } from '../../src/payments/paypal/payments.ts'
import { settle } from '../../src/payments/settle.ts'
import { journal } from '../../src/payments/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { offerRing } from '../support/catalogue.ts'
import { bothProviders, paypal, paypalConfig, placeWithPayPal } from '../support/paypal.ts'
import { orderNow } from '../support/purchase.ts'
import { db, later } from '../support/shop.ts'

const payments = paypalPayments(paypalConfig)

afterEach(() => {
  paypal.reset()
  vi.restoreAllMocks()
})

test('a name is cut between letters, never within one', () => {
  const name = `a${'💍'.repeat(200)}`
  const { purchase_units: units } = orderRequest(paypalConfig, {
    ...{
      key: 'checkout:o1',
      orderId: 'o1',
      number: 'J-1',
      currency: 'EUR',
      total: 100,
      email: '',
      delayed: false,
    },
    lines: [{ name: name.slice(1), description: name, unitPrice: 100, quantity: 1 }],
    delivery: { name: '', price: 0 },
    address: { name: '', lines: [], city: '', state: '', postcode: '', country: 'DE' },
    ...{ expiresAt: 0, returnUrl: '', cancelUrl: '' },
  }) as { purchase_units: { items: { name: string; description: string }[] }[] }
  const [item] = units[0]?.items ?? []
  // Half a letter in a message would end the connection to Vitest.
  expect(item?.name === '💍'.repeat(63)).toBe(true)
  expect(item?.description === name.slice(0, 127)).toBe(true)
})

test('what was approved is taken only if it is what the order costs', async () => {
  paypal.webhooks.hold()
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  paypal.order(order.session).unit.amount.value = '1.00'
  await paypal.approve(order.session)
  expect(await settle(bothProviders(), order.id)).toBe('pending')
  expect(paypal.order(order.session).captures).toEqual([])
  later(3600)
  expect(await settle(bothProviders(), order.id)).toBe('released')
  const state = { ...(await payments.readSession(order.session)), status: 'approved' } as const
  const pending = {
    ...(await orderNow(order.id)),
    state: 'pending',
    holdUntil: now() + 60,
  } as const
  expect(nextStep(pending, { ...state, amount: pending.total }, now())).toEqual({ do: 'capture' })
  const dollars = { ...state, amount: pending.total, currency: 'USD' }
  expect(nextStep(pending, dollars, now())).toEqual({ do: 'wait' })
})

test('events that were missed are found however many came after them', async () => {
  paypal.webhooks.hold()
  for (let n = 0; n < 310; n++) {
    if (n % 100 === 0) later(1)
    paypal.webhooks.emit('CUSTOMER.DISPUTE.UPDATED', 'dispute', { dispute_id: `PP-D-${n}` }, '')
  }
  later(61)
  const ids = new Set((await payments.undeliveredEvents()).map(({ id }) => id))
  expect(ids.size).toBe(310)
})

test('money that went back is found by its payment, whether an event shows the refund or the payment', () => {
  const event = (kind: string, resource: object) =>
    describe({ id: 'e', event_type: kind, resource })
  const up = (href: string) => [{ rel: 'up', href: `https://api.paypal.com/v2/${href}` }]
  const asRefund = { id: 'R1', custom_id: 'r1', links: up('payments/captures/C1') }
  const asPayment = { id: 'C1', custom_id: 'o1', links: up('checkout/orders/O1') }
  const reversed = 'PAYMENT.CAPTURE.REVERSED'
  expect(event(reversed, asRefund)).toMatchObject({ orderId: null, paymentRef: 'C1' })
  expect(event(reversed, asPayment)).toMatchObject({ orderId: 'o1', paymentRef: 'C1' })
  expect(event('PAYMENT.CAPTURE.REFUNDED', asRefund)).toMatchObject({ paymentRef: 'C1' })
})

const sumOfJournal = async () => {
  const rows = await db.select().from(journal).where(eq(journal.provider, 'paypal'))
  return rows.reduce((sum, { gross }) => sum + gross, 0)
}

test('what PayPal reports late is in the journal too: older than what was read, or 600 at once', async () => {
  paypal.payElsewhere(1000)
  const late = paypal.payElsewhere(2000)
  late.at += 9e9
  later(20 * 86_400)
  paypal.payElsewhere(3000)
  later(7200)
  expect(await readMovements(bothProviders())).toBe(true)
  expect(await sumOfJournal()).toBe(1000 + 3000 - 2 * 39)
  late.at = (now() - 10 * 86_400) * 1000
  for (let n = 0; n < 600; n++) paypal.payElsewhere(100)
  later(7200)
  expect(await readMovements(bothProviders())).toBe(false)
  later(300)
  expect(await readMovements(bothProviders())).toBe(true)
  const { EUR } = await payments.balance()
  expect(await sumOfJournal()).toBe(EUR)
})
