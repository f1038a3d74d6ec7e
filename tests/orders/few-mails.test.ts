import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { outbox } from '../../src/mail/tables.ts'
import { sealContact } from '../../src/orders/contact.ts'
import { orderLines, orders } from '../../src/orders/tables.ts'
import { sentBeforeMoney, writeOrderMail } from '../../src/orders/write-mail.ts'
import { seal } from '../../src/platform/sealing.ts'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import type { Mailed } from '../support/mail.ts'
import { addToCart, checkOut, orderNow, placeOrder } from '../support/purchase.ts'
import { clockStrikes, config, db, later, stripe, visitor } from '../support/shop.ts'

// Whole purchases, several in a test.
vi.setConfig({ testTimeout: 30_000 })

const DAY = 86_400
const ring = await offerRing({ stock: 1000, engraving: { maxLetters: 20 } })

const sent: Mailed[] = []

/** Every mail that an address has got so far. */
async function mailsTo(email: string): Promise<Mailed[]> {
  sent.push(...(await sendDueMails()))
  return sent.filter(({ to }) => to === email)
}

/** Places an order in somebody's name and leaves it with the money on its way, or declined. */
async function orderFor(email: string, how: 'pay-later' | 'declined', typed = {}) {
  const order = await placeOrder(visitor(), ring, { ...typed, email })
  if (how === 'pay-later') await stripe.payLater(order.session)
  else await stripe.decline(order.session)
  return order
}

const evil = {
  name: `Win at www.evil.example or https://evil.example/x ${'Hello '.repeat(70)}`,
  line1: 'http://evil.example/street',
  gift_message: 'Visit https://evil.example now',
  gift_wrap: 'yes',
}

test('twelve orders of one cart in somebody’s name bring that person one mail a day, without a word of the sender', async () => {
  const victim = 'flooded@example.com'
  const cart = visitor()
  for (let times = 0; times < 12; times++) {
    await addToCart(cart, ring, { engraving: 'evil.example' })
    const answer = await checkOut(cart, { ...evil, email: victim })
    if (answer.status !== 303) continue
    const session = stripe.sessions.at(-1)?.id ?? ''
    await stripe.payLater(session)
    await stripe.settleAsync(session, 'failed')
  }
  const [mail, ...more] = await mailsTo(victim)
  expect(mail?.subject).toContain('waiting for your payment')
  expect(more).toEqual([])
  expect(`${mail?.subject}${mail?.html}${mail?.text}`).not.toMatch(/evil|Hello|Win at|www\./)
  // The others wait for their day: one is kept.
  later(DAY)
  expect(await mailsTo(victim)).toHaveLength(2)
  later(DAY)
  expect(await mailsTo(victim)).toHaveLength(2)
})

test('cards declined in somebody’s name, day and night, bring that person one mail a day', async () => {
  const victim = 'declined@example.com'
  for (let day = 0; day < 2; day++) {
    for (let times = 0; times < 3; times++) await orderFor(victim, 'declined', evil)
    later(40 * 60)
    await clockStrikes()
    for (let times = 0; times < 3; times++) await orderFor(victim, 'declined', evil)
    later(DAY - 40 * 60)
    await clockStrikes()
    expect((await mailsTo(victim)).length).toBeLessThanOrEqual(day + 2)
  }
  const mails = await mailsTo(victim)
  expect(mails.length).toBeGreaterThan(0)
  for (const { html, text } of mails) expect(html + text).not.toMatch(/evil|Hello/)
})

test('a shopper whose payment fails on the day of the order learns of it the next day', async () => {
  const email = 'unlucky@example.com'
  const order = await orderFor(email, 'pay-later')
  await stripe.settleAsync(order.session, 'failed')
  expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual([
    `Your order ${order.number}: waiting for your payment`,
  ])
  later(DAY)
  expect((await mailsTo(email)).at(-1)?.subject).toBe(
    `Order ${order.number}: the payment did not go through`,
  )
})

test('who has paid once gets up to five such mails a day', async () => {
  const email = 'loyal@example.com'
  const paid = await placeOrder(visitor(), ring, { email })
  await stripe.pay(paid.session)
  for (let times = 0; times < 4; times++) {
    const order = await orderFor(email, 'pay-later')
    await stripe.settleAsync(order.session, 'failed')
  }
  expect(await mailsTo(email)).toHaveLength(1 + 5)
})

test('what the law and the money ask for is sent, however many mails there were', async () => {
  const email = 'many@example.com'
  const first = await orderFor(email, 'pay-later')
  for (let times = 0; times < 2; times++) await orderFor(email, 'pay-later')
  await stripe.settleAsync(first.session, 'succeeded')
  await stripe.refund(first.session)
  const subjects = (await mailsTo(email)).map(({ subject }) => subject)
  expect(subjects).toContain(`Your order ${first.number}`)
  expect(subjects).toContain(`Order ${first.number}: your refund`)
})

test('an order whose mail is left out says on its page what the mail would have said', async () => {
  const email = 'quiet@example.com'
  await orderFor(email, 'pay-later')
  const shopper = visitor()
  const order = await placeOrder(shopper, ring, { email })
  await stripe.payLater(order.session)
  expect((await mailsTo(email)).some(({ subject }) => subject.includes(order.number))).toBe(false)
  const { page } = await shopper.get(`/orders/${order.number}`)
  expect(page).toContain('Until then, please note the order number')
  expect(page).toMatch(/We’re keeping your pieces until/)
})

test('mails before there is money say the same whatever the shopper has typed', async () => {
  const order = await orderFor('typed@example.com', 'pay-later', anna)
  const [line] = await db.select().from(orderLines).where(eq(orderLines.orderId, order.id))
  const place = `order_lines.personalization:${line?.id}` as const
  async function mailsAfterTyping(text: string) {
    const address = {
      name: text,
      lines: [text],
      city: text,
      state: text,
      postcode: text,
      country: 'NL',
    }
    const contact = {
      name: text,
      phone: text,
      address,
      billing: address,
      giftMessage: text,
      giftWrap: true,
    }
    const engraving = JSON.stringify({ letters: text, font: 'roman', place: null })
    await db.batch([
      db
        .update(orders)
        .set({ contact: await sealContact(config, order.id, contact) })
        .where(eq(orders.id, order.id)),
      db
        .update(orderLines)
        .set({ personalization: await seal(config.sealingKeys, place, engraving) })
        .where(eq(orderLines.orderId, order.id)),
    ])
    const about = { subjectId: order.id, detail: null, secret: 'token' }
    return Promise.all(
      sentBeforeMoney.map((kind) => writeOrderMail({ db, config }, { ...about, kind })),
    )
  }
  const usual = await mailsAfterTyping('Anna')
  expect(usual.map((mail) => mail?.text.includes(order.number))).toEqual([true, true, true])
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 500 }),
    fc.webUrl(),
    fc.domain(),
    fc.emailAddress(),
  )
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      expect(await mailsAfterTyping(text)).toEqual(usual)
    }),
    { numRuns: 25 },
  )
})

test('many at once get no more: the database counts', async () => {
  const email = 'parallel@example.com'
  const placed: Awaited<ReturnType<typeof placeOrder>>[] = []
  for (let times = 0; times < 3; times++) placed.push(await placeOrder(visitor(), ring, { email }))
  await Promise.all(placed.map(({ session }) => stripe.payLater(session)))
  for (const { id } of placed) expect((await orderNow(id)).state).toBe('processing')
  const digest = (await orderNow(placed[0]?.id ?? '')).emailDigest
  const rows = await db.select().from(outbox).where(eq(outbox.addressDigest, digest))
  expect(rows.map(({ kind }) => kind)).toEqual(['payment-awaited'])
})
