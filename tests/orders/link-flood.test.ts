import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { outbox } from '../../src/mail/tables.ts'
import { deleteExpired } from '../../src/orders/queries.ts'
import { sendLink } from '../../src/orders/send-link.ts'
import { usedForms } from '../../src/orders/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { offerRing } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import type { Mailed } from '../support/mail.ts'
import { askForLink, paymentContext, placeOrder } from '../support/purchase.ts'
import { db, hiddenFields, later, stripe, visitor } from '../support/shop.ts'

// Whole purchases, several in a test.
vi.setConfig({ testTimeout: 20_000 })

const ring = await offerRing({ stock: 1000 })

/** Orders of an address, each from a cart and a network of its own. */
async function orders(email: string, howMany: number, paid: boolean) {
  const placed = []
  for (let at = 0; at < howMany; at++) {
    const order = await placeOrder(visitor(), ring, { email })
    if (paid) await stripe.pay(order.session)
    placed.push(order)
  }
  return placed
}

/** Asked for after the answer to the form. */
const arrived = (email: string) => expect.poll(() => linksTo(email), { timeout: 8_000 })

const sent: Mailed[] = []

/** Every link that an address has got so far. */
async function linksTo(email: string): Promise<Mailed[]> {
  sent.push(...(await sendDueMails()))
  return sent.filter(({ to, subject }) => to === email && subject.includes('link'))
}

test('orders that somebody places in another person’s name bring that person no links', async () => {
  const victim = 'victim@example.com'
  const made = await orders(victim, 3, false)
  const pages = new Set<string>()
  for (const { number } of made) {
    const answer = await askForLink(visitor(), { number, email: victim })
    expect(answer.status).toBe(200)
    pages.add(answer.page)
  }
  const [paid] = await orders('buyer@example.com', 1, true)
  const asked = { number: paid?.number ?? '', email: 'buyer@example.com' }
  pages.add((await askForLink(visitor(), asked)).page)
  expect(pages.size).toBe(1)
  await arrived('buyer@example.com').toHaveLength(1)
  expect(await linksTo(victim)).toEqual([])
})

test('an address gets five links a day, over all its orders and from whatever networks', async () => {
  const email = 'loyal@example.com'
  const bought = await orders(email, 6, true)
  await sendDueMails()
  await Promise.all(bought.map(({ number }) => sendLink(paymentContext(), { number, email })))
  expect(await linksTo(email)).toHaveLength(5)
  later(86_400)
  await sendLink(paymentContext(), { number: bought[0]?.number ?? '', email })
  expect(await linksTo(email)).toHaveLength(6)
})

test('the time in the form counts once: sent again, the form is shown again and can be sent then', async () => {
  const email = 'once@example.com'
  const [first, second] = await orders(email, 2, true)
  await sendDueMails()
  const { page } = await visitor().get('/orders')
  const { sent = '' } = hiddenFields(page, '/orders')
  later(5)
  const send = (number = '') => visitor().post('/orders', { number, email, sent })
  expect((await send(first?.number)).status).toBe(200)
  const replayed = await send(second?.number)
  expect(replayed.status).toBe(422)
  expect(replayed.page).toContain('press the button again')
  await arrived(email).toHaveLength(1)

  later(5)
  const typed = { number: second?.number ?? '', email }
  expect((await visitor().submit('/orders', replayed.page, typed)).status).toBe(200)
  await arrived(email).toHaveLength(2)
})

test('of twenty who send the same form at once, one is heard', async () => {
  const [order] = await orders('storm@example.com', 1, true)
  const { page } = await visitor().get('/orders')
  const { sent = '' } = hiddenFields(page, '/orders')
  later(5)
  const typed = { number: order?.number ?? '', email: 'storm@example.com', sent }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => visitor().post('/orders', typed)),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('a form that was open for longer than a day is shown again, and what it left behind is deleted', async () => {
  const typed = { number: 'J-22222222', email: 'late@example.com' }
  const asked = visitor()
  const { page } = await asked.get('/orders')
  expect((await askForLink(asked, typed)).status).toBe(200)
  expect((await db.select().from(usedForms)).length).toBeGreaterThan(0)
  later(86_401)
  const late = await asked.submit('/orders', page, typed)
  expect(late.status).toBe(422)
  expect(late.page).toContain('value="late@example.com"')
  later(5)
  expect((await asked.submit('/orders', late.page, typed)).status).toBe(200)
  await deleteExpired(db, now())
  expect(await db.select().from(usedForms)).toHaveLength(1)
})

test('a link in the outbox names its address by the keyed digest alone', async () => {
  const email = 'sealed@example.com'
  const [order] = await orders(email, 1, true)
  await sendLink(paymentContext(), { number: order?.number ?? '', email })
  const [mail] = await db
    .select()
    .from(outbox)
    .where(eq(outbox.kind, 'order-link'))
    .orderBy(outbox.createdAt)
  expect(mail?.addressDigest).toMatch(/^[\w-]{43}$/)
  expect(JSON.stringify(await db.select().from(outbox))).not.toContain(email)
})
