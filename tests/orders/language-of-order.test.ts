import { AsyncLocalStorage } from 'node:async_hooks'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test, vi } from 'vitest'
import { writeOrder } from '../../src/checkout/write-order.ts'
import { linesOfOrder } from '../../src/orders/queries.ts'
import { orders } from '../../src/orders/tables.ts'
import { writeOrderMail } from '../../src/orders/write-mail.ts'
import { openPaymentPage } from '../../src/payments/open-payment-page.ts'
import { inLanguage } from '../../src/platform/language.ts'
import type { Language } from '../../src/platform/languages.ts'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { orderNow, paymentContext, placeOrder } from '../support/purchase.ts'
import { config, db, visitor } from '../support/shop.ts'

const german = 'de' as Language
const context = paymentContext()

/**
 * Languages in which something was to be said. The shop does not speak German: it is noted, and
 * said in English.
 */
const spoken: string[] = []
beforeEach(() => {
  spoken.length = 0
  const { run } = AsyncLocalStorage.prototype
  const spy = vi.spyOn(AsyncLocalStorage.prototype, 'run')
  spy.mockImplementation(function (this: typeof AsyncLocalStorage.prototype, store, act, ...more) {
    if (store !== german) return run.call(this, store, act, ...more)
    spoken.push(german)
    return act(...more)
  })
  return () => spy.mockRestore()
})

/** An order, as if it had been placed in German. */
async function germanOrder() {
  const order = await placeOrder(visitor(), await offerRing())
  await db.update(orders).set({ language: german }).where(eq(orders.id, order.id))
  return order
}

test('an order keeps the language in which it was placed', async () => {
  const { id } = await placeOrder(visitor(), await offerRing())
  expect((await orderNow(id)).language).toBe('en')

  vi.restoreAllMocks()
  const { email, name, line1, postcode, city } = anna
  const address = { name, lines: [line1], city, state: '', postcode, country: 'NL' }
  const draft = {
    sale: { origin: 'shop' as const, placedBy: null, way: 'page' as const },
    ...{ formKey: 'form', formDigest: '', formAttempt: 1, email, networks: [], holdUntil: 0 },
    cart: { id: 'cart', revision: 0, channel: null, campaign: null, lines: [] },
    contact: { name, phone: '', address, billing: null, giftMessage: '', giftWrap: false },
    delivery: {
      ...{ method: 'insured' as const, name: '', price: 0, days: [1, 3] as [number, number] },
      dates: { readyBy: '2026-12-01', deliverFrom: '2026-12-02', deliverBy: '2026-12-04' },
    },
  }
  const { order } = await inLanguage(german, () => writeOrder(context, draft))
  expect(order.language).toBe(german)
})

test('who ordered reads mails in the language of the order, the owner in that of the shop', async () => {
  const { id } = await germanOrder()
  const languageOf = async (kind: string, detail = '') => {
    const mail = { kind, subjectId: id, detail, secret: null }
    expect(await writeOrderMail({ db, config }, mail)).toHaveProperty('text')
    return spoken.splice(0)[0] ?? 'en'
  }
  for (const kind of ['order-confirmed', 'payment-awaited', 'payment-failed', 'sold-meanwhile'])
    expect(await languageOf(kind), kind).toBe(german)
  expect(await languageOf('order-link')).toBe(german)
  expect(await languageOf('refunded', '{"amount":100,"total":100,"way":"cash"}')).toBe(german)
  expect(await languageOf('order-new')).toBe('en')
  expect(await languageOf('order-attention', 'disputed')).toBe('en')
})

test('a payment page that is opened once more says what it said, whatever language is read now', async () => {
  const { id, url } = await germanOrder()
  const again = await openPaymentPage(context, await orderNow(id), await linesOfOrder(db, id))
  expect(again).toMatchObject({ ok: true, url })
  expect(spoken).toEqual([german])
})
