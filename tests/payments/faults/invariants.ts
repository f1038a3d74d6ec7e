import { eq, inArray } from 'drizzle-orm'
import { expect } from 'vitest'
import { cartHolds } from '../../../src/cart/tables.ts'
import { outbox } from '../../../src/mail/tables.ts'
import { orderLines, orders } from '../../../src/orders/tables.ts'
import { minorOf } from '../../stand-ins/paypal/money.ts'
import { stockOf } from '../../support/catalogue.ts'
import { paypal } from '../../support/paypal.ts'
import { type Answer, db, stripe } from '../../support/shop.ts'
import { mails as mailService, wire } from './shop.ts'

/** What is to be true of a ring's orders when everything has come to rest. */
export type Ending = {
  /** States of the orders that took money, sorted. */
  took: string[]
  /** Kinds of all mails, sorted. */
  mails: string[]
  /** Pieces in stock and in orders. */
  free: number
  held: number
}

/** A page that somebody can be shown when something is broken, whatever it was. */
export function checkPage({ status, page, headers }: Answer): void {
  if (status < 500) return
  expect(headers.get('Content-Type'), 'a page').toContain('text/html')
  expect(page, 'says what to do').toMatch(/try again/i)
  expect(page, 'shows nothing of the inside').not.toMatch(/D1_ERROR|SQLITE|\bat \w+ \(|undefined/)
  expect(headers.get('Cache-Control')).toBe('no-store')
}

export async function checkEnding(variant: string, ending: Ending): Promise<void> {
  const lines = await db.select().from(orderLines).where(eq(orderLines.variantId, variant))
  const ids = lines.map(({ orderId }) => orderId)
  const [placed, mails] = await db.batch([
    db.select().from(orders).where(inArray(orders.id, ids)),
    db.select().from(outbox).where(inArray(outbox.subjectId, ids)),
  ])
  const carts = placed.map(({ cartId }) => cartId)
  const holds = await db.select().from(cartHolds).where(inArray(cartHolds.cartId, carts))

  const free = await stockOf(variant)
  const held = lines.reduce((sum, line) => sum + line.held, 0)
  expect({ free, held, keptForCarts: holds.length }, 'stock').toEqual({
    free: ending.free,
    held: ending.held,
    keptForCarts: 0,
  })
  const took = placed.flatMap(({ state }) => (state === 'released' ? [] : [state]))
  expect(took.sort(), 'orders that took money').toEqual(ending.took)
  checkMoney(placed)
  checkMails(mails, ending.mails)
}

/** Each payment belongs to an order that knows it, and is refunded once, if at all. */
function checkMoney(placed: (typeof orders.$inferSelect)[]): void {
  const came = [...stripe.account.charges.values()].filter(({ status }) => status === 'succeeded')
  for (const { id, amount, amount_refunded, payment_intent } of came) {
    const order = placed.find(({ paymentRef }) => paymentRef === payment_intent)
    expect(order, `payment ${id} has an order`).toBeDefined()
    expect(order?.paid, 'paid').toBe(amount)
    expect(order?.refunded, 'refunded').toBe(amount_refunded)
  }
  const refunded = [...stripe.account.refunds.values()].map(({ payment_intent }) => payment_intent)
  expect(new Set(refunded).size, 'one refund each').toBe(refunded.length)
  for (const { captures, refunds } of paypal.account.orders.values())
    for (const { id, amount } of captures) {
      const order = placed.find(({ paymentRef }) => paymentRef === id)
      expect(order, `capture ${id} has an order`).toBeDefined()
      expect(order?.paid, 'paid').toBe(minorOf(amount))
      expect(refunds.length, 'one refund each').toBeLessThanOrEqual(1)
      const back = refunds.reduce((sum, refund) => sum + minorOf(refund.amount), 0)
      expect(order?.refunded, 'refunded').toBe(back)
    }
}

function checkMails(mails: (typeof outbox.$inferSelect)[], expected: string[]): void {
  expect(mails.map(({ kind }) => kind).sort(), 'mails').toEqual(expected)
  const gone = mailService.sent.map(({ to, subject }) => `${to}: ${subject}`)
  expect(new Set(gone).size, 'no mail twice').toBe(gone.length)
  const broken = wire.broken()
  const ends = mails.map(({ state }) => (state === 'unclear' && mayBeUnclear() ? 'sent' : state))
  expect(new Set(ends), `mails after ${broken?.what}`).toEqual(
    new Set(expected.length ? ['sent'] : []),
  )
  const unclear = mails.filter(({ state }) => state === 'unclear').length
  expect(gone.length, 'mails that went out').toBeLessThanOrEqual(mails.length)
  expect(gone.length, 'mails that went out').toBeGreaterThanOrEqual(mails.length - unclear)
}

/**
 * Whether nobody can know if a mail was sent, after what went wrong: a lost answer of the mail
 * service, or a database that was gone while the mail was under way. A question to the database
 * that can be asked again is no excuse.
 */
function mayBeUnclear(): boolean {
  const broken = wire.broken()
  if (broken?.callee === 'mail') return broken.fault !== 'refused with a code'
  return broken?.during === 'queue' && !broken.fault.startsWith('connection lost')
}
