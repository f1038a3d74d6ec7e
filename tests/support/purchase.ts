import { eq } from 'drizzle-orm'
import { readCart } from '../../src/cart/read-cart.ts'
import { offersOf } from '../../src/checkout/rules/offers.ts'
import { seenText } from '../../src/checkout/seen.ts'
import { seenLines } from '../../src/checkout/seen-words.ts'
import { outbox } from '../../src/mail/tables.ts'
import { orders } from '../../src/orders/tables.ts'
import { openPayments } from '../../src/payments/context.ts'
import { now } from '../../src/platform/clock.ts'
import { anna } from './anna.ts'
import { createExecution } from './execution.ts'
import { type Answer, bindings, config, db, later, stripe, type Visitor } from './shop.ts'

/** What the acts on payments need, as a request of the shop has it; `changed`: other bindings. */
export const paymentContext = (changed: Partial<CloudflareBindings> = {}) =>
  openPayments({ ...bindings, ...changed }, config, createExecution().context)

/** Puts a variant into the cart through the product page. */
export async function addToCart(
  shopper: Visitor,
  ring: { handle: string; variant: string },
  typed: Record<string, string> = {},
): Promise<Answer> {
  const { page } = await shopper.get(`/products/${ring.handle}?variant=${ring.variant}`)
  return shopper.submit('/cart/add', page, { variant: ring.variant, quantity: '1', ...typed })
}

/** The checkout page, filled in until it shows prices. */
export async function checkoutPage(shopper: Visitor): Promise<string> {
  const first = await shopper.get('/checkout')
  return (await shopper.submit('/checkout', first.page, { ...anna, update: 'country' })).page
}

let placed = 0

/**
 * Fills in and sends the checkout page; with a new e-mail address each time, because one address
 * may have at most three unpaid orders.
 */
export async function checkOut(
  shopper: Visitor,
  typed: Record<string, string> = {},
): Promise<Answer> {
  const person = { ...anna, email: `anna.lind+${++placed}@example.com`, ...typed }
  const country = { country: person.country, update: 'country' }
  const first = await shopper.get('/checkout')
  const { page } = await shopper.submit('/checkout', first.page, country)
  return shopper.submit('/checkout', page, person)
}

/** Places an order, up to the payment page. Returns the ids of order and session. */
export async function placeOrder(
  shopper: Visitor,
  ring: { handle: string; variant: string },
  typed: Record<string, string> = {},
) {
  await addToCart(shopper, ring)
  const answer = await checkOut(shopper, typed)
  if (answer.status !== 303)
    throw new Error(`Checkout answered ${answer.status} ${answer.location}`)
  return newestOrder()
}

export const cartIsEmpty = async (shopper: Visitor): Promise<boolean> =>
  (await shopper.get('/cart')).page.includes('Nothing here yet')

/** Requests the link to an order as a person does: the page, a pause, the form. */
export async function askForLink(asked: Visitor, typed: Record<string, string>): Promise<Answer> {
  const { page } = await asked.get('/orders')
  later(5)
  return asked.submit('/orders', page, typed)
}

/** What the checkout page of a cart shows, as its form sends it; empty without a cart. */
export async function seenOf(token: string, country: string): Promise<string> {
  const lines = (await readCart(db, config, token))?.lines
  if (!lines) return ''
  const offers = offersOf(config, lines, country, now())
  return seenText(config.shop.currency, seenLines(lines), config.TAX[country] ?? 0, offers)
}

/** The order with the most recent payment page. */
async function newestOrder() {
  const session = stripe.sessions.at(-1)
  if (!session?.client_reference_id) throw new Error('No payment page was opened')
  const order = await orderNow(session.client_reference_id)
  const { id, number } = order
  const email = session.customer_email ?? ''
  return { id, number, email, session: session.id, url: session.url ?? '' }
}

export async function orderNow(id: string) {
  const [order] = await db.select().from(orders).where(eq(orders.id, id))
  if (!order) throw new Error(`No order ${id}`)
  return order
}

/** Kinds of the mails for an order, sorted. */
export async function mailsOf(orderId: string): Promise<string[]> {
  const rows = await db.select().from(outbox).where(eq(outbox.subjectId, orderId))
  return rows.map((row) => row.kind).sort()
}
