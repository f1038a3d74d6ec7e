import { inArray } from 'drizzle-orm'
import { expect } from 'vitest'
import { cartHolds } from '../../../src/cart/tables.ts'
import { variants } from '../../../src/catalog/tables.ts'
import { outbox } from '../../../src/mail/tables.ts'
import { orderLines, orders } from '../../../src/orders/tables.ts'
import { db, stripe } from '../../support/shop.ts'
import { moneyFor } from './pages.ts'
import type { StoryShop } from './shop.ts'

/** Reads everything about a shop's pieces at one moment. */
async function look(shop: StoryShop) {
  const [lines, stock, holds, placed] = await db.batch([
    db.select().from(orderLines).where(inArray(orderLines.variantId, shop.variants)),
    db
      .select({ id: variants.id, stock: variants.stock })
      .from(variants)
      .where(inArray(variants.id, shop.variants)),
    db.select().from(cartHolds).where(inArray(cartHolds.variantId, shop.variants)),
    db
      .select()
      .from(orders)
      .where(
        inArray(
          orders.id,
          db
            .select({ id: orderLines.orderId })
            .from(orderLines)
            .where(inArray(orderLines.variantId, shop.variants)),
        ),
      ),
  ])
  return {
    stock,
    holds,
    placed: placed.map((order) => ({
      ...order,
      lines: lines.filter((line) => line.orderId === order.id),
    })),
  }
}

/** What is true at every moment. */
export async function checkNow(shop: StoryShop): Promise<void> {
  const { stock, holds, placed } = await look(shop)
  const lines = placed.flatMap((order) => order.lines)
  for (const [which, variant] of shop.variants.entries()) {
    const held = sum(lines.filter((line) => line.variantId === variant).map(({ held }) => held))
    const free = stock.find(({ id }) => id === variant)?.stock ?? Number.NaN
    expect(held + free, 'held, sold and free').toBe(shop.stock[which])
    expect(free, 'free').toBeGreaterThanOrEqual(0)
  }
  for (const order of placed) {
    const whole = order.lines.map(({ unitPrice, quantity }) => unitPrice * quantity)
    expect(sum(whole), 'an order has all its lines').toBe(order.goods)
    const held = order.lines.map(({ held, quantity }) => held / quantity)
    expect(new Set(held).size, 'an order holds all its pieces or none').toBe(1)
    if (order.state in holding) expect(held[0], order.state).toBe(holding[order.state])
  }

  const pending = placed.filter(({ state }) => state === 'pending')
  const carts = new Set(pending.map(({ cartId }) => cartId))
  expect(carts.size, 'one order waits for a cart').toBe(pending.length)
  const kept = pending.flatMap(({ cartId, lines }) =>
    lines.map(({ variantId, held }) => `${cartId} ${variantId} ${held}`),
  )
  expect(
    holds.map(({ cartId, variantId, quantity }) => `${cartId} ${variantId} ${quantity}`).sort(),
    'what carts know to be kept',
  ).toEqual(kept.sort())
  const waiting = pending.map(({ sessionId }) => sessionId)
  for (const { id, status } of stripe.sessions)
    if (status === 'open' && shop.pages.includes(id)) expect(waiting, 'open pages').toContain(id)
  for (const { number, paymentRef } of placed)
    if (paymentRef === null) expect(shop.toldPaid, 'told that it is paid').not.toContain(number)
  expect(shop.wrongTakings, 'money that PayPal is asked for').toEqual([])
}

/** What is true when everything has come to rest. */
export async function checkEnd(shop: StoryShop): Promise<void> {
  await checkNow(shop)
  const { placed } = await look(shop)
  const allMails = await db
    .select()
    .from(outbox)
    .where(
      inArray(
        outbox.subjectId,
        placed.map(({ id }) => id),
      ),
    )
  for (const { id, state, provider } of placed) {
    const money = moneyFor(id)
    expect(money.length, 'paid once').toBeLessThanOrEqual(1)
    const paid = money.length > 0
    // Sent back before the shop heard of it, late money buys nothing. PayPal's never comes late.
    const back = provider === 'stripe' && money.some(({ back }) => back)
    const ends = [...(paid ? ['paid', 'refunded'] : []), ...(paid && !back ? [] : ['released'])]
    expect(ends, provider).toContain(state)
    const mails = allMails.filter(({ subjectId }) => subjectId === id)
    const confirmed = mails.filter(({ kind }) => kind === 'order-confirmed')
    // Who is told that the piece was sold meanwhile has bought nothing.
    const sentBack = mails.some(({ kind }) => kind === 'sold-meanwhile')
    if (provider === 'paypal') expect(sentBack, 'taken for a piece that is gone').toBe(false)
    expect(confirmed, 'confirmations').toHaveLength(
      paid && !sentBack && state !== 'released' ? 1 : 0,
    )
  }
  // Nobody was sent to a page whose address was lost: money that comes there all the same is
  // another purchase.
  const sold = placed.filter(
    ({ state, sessionId }) => state !== 'released' && shop.pages.includes(sessionId ?? ''),
  )
  const forms = sold.map(({ cartId, formKey, formDigest }) => `${cartId} ${formKey} ${formDigest}`)
  expect(new Set(forms).size, 'a form buys once').toBe(forms.length)
}

/**
 * The part of its pieces that an order holds in a state; a refunded one may have been accepted
 * before or not.
 */
const holding: Record<string, number> = {
  pending: 1,
  processing: 1,
  paid: 1,
  review: 1,
  released: 0,
  refunding: 0,
}

const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0)
