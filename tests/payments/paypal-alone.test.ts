import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { variants } from '../../src/catalog/tables.ts'
import { openPayments } from '../../src/payments/context.ts'
import { settle } from '../../src/payments/settle.ts'
import { sweep } from '../../src/payments/sweep.ts'
import { readConfig } from '../../src/platform/config.ts'
import { deskOf, draftWith, orderAt, sell } from '../checkout/admin/sell.ts'
import { change, linesNow, PRICE, paymentOf } from '../fulfilment/changes/support.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { createExecution } from '../support/execution.ts'
import { staffAtWork } from '../support/fulfilment.ts'
import { approveAndReturn, paypal, placeWithPayPal, withPayPal } from '../support/paypal.ts'
import { addToCart, checkOut, checkoutPage, orderNow } from '../support/purchase.ts'
import { bindings, db, later, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

/** Bindings of a shop whose owner has no account at Stripe. */
const alone = {
  ...withPayPal,
  ...{ STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '' },
  PAYMENT_PAGE_ORIGINS: 'http://paypal.test',
}
const config = await readConfig(alone)
const shop = shopWith(alone)
const shopper = () => visitor({ answer: shop.answer })
const payments = () => openPayments(alone, config, createExecution().context)

/** Somebody at the desk of that shop. */
async function atItsDesk(role: Parameters<typeof deskOf>[0] = 'owner') {
  const { headers } = await deskOf(role)
  return visitor({ headers, answer: shop.answer })
}

test('PayPal is what everybody pays with, and nobody is asked which', async () => {
  const ring = await offerRing({ stock: 1 })
  const anna = shopper()
  await addToCart(anna, ring)
  const page = await checkoutPage(anna)
  expect(page).not.toContain('name="pay"')
  const order = await placeWithPayPal(ring, anna, { pay: 'stripe' })
  await approveAndReturn(order)
  expect(await orderNow(order.id)).toMatchObject({ provider: 'paypal', state: 'paid' })
})

test('who does not pay gives the ring back, by the clock', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await placeWithPayPal(ring, shopper())
  later(32 * 60)
  await sweep(payments())
  expect([(await orderNow(order.id)).state, await stockOf(ring.variant)]).toEqual(['released', 1])
})

test('an order by telephone is paid by a link to PayPal', async () => {
  const desk = await atItsDesk()
  const order = await orderAt(await sell(desk, await draftWith(desk, [await offerRing()])))
  expect(order).toMatchObject({ provider: 'paypal', state: 'pending' })
  await paypal.approve(order.sessionId ?? '')
  expect(await settle(payments(), order.id)).toBe('paid')
  const { page } = await desk.get(`/admin/orders/${order.number}?ask=payment`)
  expect(page).toContain('At PayPal, now')
  expect(page).not.toContain('Stripe')
})

test('a change that costs more is paid with PayPal, and its money stands in the journal', async () => {
  const ring = await offerRing({ sizes: ['52', '54'], stock: 9, price: PRICE, workshopDays: 5 })
  const dearer = ring.ids[54] ?? ''
  await db
    .update(variants)
    .set({ price: PRICE + 3_000 })
    .where(eq(variants.id, dearer))
  const order = await placeWithPayPal(ring, shopper())
  await approveAndReturn(order)
  const [line] = await linesNow(order.id)
  const sold = { ...order, line: line?.id ?? '', ids: ring.ids }
  const desk = { ...payments(), staff: staffAtWork().staff }
  expect(await change(sold, { to: '54', desk })).toEqual({ ok: true, state: 'waiting' })
  const difference = await paymentOf(order.id)
  expect(difference).toMatchObject({ provider: 'paypal', total: 3_000 })
  await paypal.approve(difference.session)
  expect(await settle(payments(), difference.id)).toBe('paid')
  expect(await linesNow(order.id)).toMatchObject([{ variantId: dearer }])
  await sendDueMails()
  later(2 * 3600)
  await shop.clockStrikes()
  const { page } = await (await atItsDesk()).get('/admin/journal')
  expect(page).toContain(difference.number)
  expect(page).toContain('PayPal')
})

test('Stripe is nobody there: not in the privacy notice, and no webhook is taken', async () => {
  const { page } = await shopper().get('/policies/privacy')
  expect(page).toContain('The payment page belongs to PayPal.')
  expect(page).not.toContain('Stripe')
  expect((await shopper().post('/webhooks/stripe', {})).status).toBe(400)
  const both = await visitor({ answer: shopWith(withPayPal).answer }).get('/policies/privacy')
  expect(both.page).toMatch(/belongs to Stripe[\s\S]*If you choose PayPal/)
  const stripeAlone = await visitor({ answer: shopWith(bindings).answer }).get('/policies/privacy')
  expect(stripeAlone.page).not.toContain('PayPal')
})

test('what is placed there with a way to pay that is gone goes to PayPal', async () => {
  const anna = shopper()
  await addToCart(anna, await offerRing())
  expect((await checkOut(anna, { pay: 'stripe' })).location).toContain('paypal.test')
})
