import { createExecutionContext } from 'cloudflare:test'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { openOutbox } from '../../src/mail/outbox.ts'
import { dueMails } from '../../src/mail/queries.ts'
import { sendLink } from '../../src/orders/send-link.ts'
import { orderEvents, orders } from '../../src/orders/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import type { Mailed } from '../support/mail.ts'
import { askForLink, placeOrder } from '../support/purchase.ts'
import { bindings, config, db, hiddenFields, later, stripe, visitor } from '../support/shop.ts'

const outbox = openOutbox(db, config, bindings.OUTBOX, createExecutionContext())

let shoppers = 0

async function boughtRing() {
  const shopper = visitor()
  const ring = await offerRing({ title: 'Aurelia <3 ring' })
  const email = `Anna.Lind+${++shoppers}@example.com`
  const order = await placeOrder(shopper, ring, { email })
  await stripe.pay(order.session)
  return { shopper, ...order }
}

/** The newest mail to the shopper about an order. */
const about = (mails: Mailed[], order: { number: string; email: string }) =>
  mails.findLast((mail) => mail.to === order.email && mail.subject.includes(order.number))

const linkIn = (mail: Mailed | undefined) =>
  /https:\/\/shop\.test(\/orders\/\S+)/.exec(mail?.text ?? '')?.[1] ?? ''

test('the confirmation tells what was bought and its link opens the order, in any browser', async () => {
  const order = await boughtRing()
  const mails = await sendDueMails()
  const confirmation = about(mails, order)
  expect(confirmation?.subject).toBe(`Your order ${order.number}`)
  expect(confirmation?.text).toContain('Aurelia <3 ring, ring size 52\u00a0mm (CH\u00a012): €890')
  expect(confirmation?.text).toContain('Including VAT (21%): €157.05')
  expect(confirmation?.html).toContain('Aurelia &lt;3 ring')
  expect(confirmation?.html).not.toMatch(/<img|src=|url\(/)

  const other = visitor()
  const opened = await other.get(linkIn(confirmation))
  expect(opened.location).toBe(`/orders/${order.number}`)
  expect(opened.headers.get('Set-Cookie')).toMatch(
    /^__Host-order=[\w.-]+; Max-Age=3600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  const page = await other.get(opened.location)
  expect(page.status).toBe(200)
  expect(page.page).toContain('Keizersgracht 174')
  expect(page.page.indexOf('Order placed')).toBeLessThan(page.page.indexOf('Payment received'))
  expect(page.headers.get('Cache-Control')).toBe('no-store')
  expect(page.headers.get('Referrer-Policy')).toBe('same-origin')
})

test('the owner gets the order with everything needed to send it', async () => {
  const order = await boughtRing()
  const mail = (await sendDueMails()).find(
    (each) => each.to === config.OWNER_MAIL && each.subject.includes(order.number),
  )
  expect(mail?.subject).toContain(order.number)
  for (const words of [
    'Anna Lindqvist',
    '+31205550123',
    '1016 DW Amsterdam',
    'from all of us',
    'Insured',
  ])
    expect(mail?.text).toContain(words)
})

test('an order opens for nobody else, looks the same as one that does not exist, and the log tells that somebody tried', async () => {
  const said = vi.spyOn(console, 'warn').mockReturnValue()
  const { shopper, number } = await boughtRing()
  const stranger = visitor()
  const wrong = await stranger.get(`/orders/${number}`)
  const absent = await stranger.get('/orders/J-22222222')
  expect([wrong.status, absent.status]).toEqual([404, 404])
  expect(wrong.page).toBe(absent.page)
  expect(wrong.page).not.toContain('Lindqvist')

  const guessed = await stranger.get(`/orders/${number}?token=${'A'.repeat(32)}`)
  expect(guessed.location).toBe(`/orders/${number}`)
  expect((await stranger.get(guessed.location)).status).toBe(404)

  const tried = said.mock.calls.join()
  expect(tried).toContain(`{"order":"${number}","event":"order not opened"}`)
  expect(tried).toContain(`{"order":"${number}","event":"order link not accepted"}`)
  expect(tried).not.toContain('AAAA')
  said.mockRestore()

  const otherOrder = await boughtRing()
  expect((await shopper.get(`/orders/${otherOrder.number}`)).status).toBe(404)
})

test('an opened order closes after an hour, and its link after half a year', async () => {
  const order = await boughtRing()
  const link = linkIn(about(await sendDueMails(), order))
  const other = visitor()
  await other.get(link)
  later(61 * 60)
  expect((await other.get(`/orders/${order.number}`)).status).toBe(404)
  await other.get(link)
  expect((await other.get(`/orders/${order.number}`)).status).toBe(200)
  later(181 * 86_400)
  await other.get(link)
  expect((await other.get(`/orders/${order.number}`)).status).toBe(404)
})

test('an opened order can be closed, on a computer that others use as well', async () => {
  const { shopper, number } = await boughtRing()
  const { page } = await shopper.get(`/orders/${number}`)
  await shopper.submit('/orders/close', page)
  expect((await shopper.get(`/orders/${number}`)).status).toBe(404)
})

test('the link is sent again to the order’s own address, and the answer tells nobody whether there is an order', async () => {
  const order = await boughtRing()
  await sendDueMails()
  const asked = visitor()
  const right = await askForLink(asked, {
    number: order.number.toLowerCase().replace('-', ' '),
    email: ` ${order.email.toUpperCase()} `,
  })
  const wrong = await askForLink(asked, { number: order.number, email: 'eve@example.com' })
  const absent = await askForLink(asked, { number: 'J-22222222', email: anna.email })
  expect([right.status, wrong.status, absent.status]).toEqual([200, 200, 200])
  expect(new Set([right.page, wrong.page, absent.page]).size).toBe(1)

  await expect.poll(async () => (await dueMails(db, now())).length).toBe(1)
  const [mail] = await sendDueMails()
  expect(mail?.to).toBe(order.email)
  await asked.get(linkIn(mail))
  expect((await asked.get(`/orders/${order.number}`)).status).toBe(200)
})

test('the link asked for five times in a row is one mail, one link and one entry in the history', async () => {
  const order = await boughtRing()
  for (let times = 0; times < 5; times++)
    await sendLink(outbox, { number: order.number, email: order.email })
  const events = await db.select().from(orderEvents).where(eq(orderEvents.orderId, order.id))
  expect(events.filter((event) => event.kind === 'link-sent')).toHaveLength(1)
})

test('the link is sent five times a day at most, the next day again', async () => {
  const order = await boughtRing()
  const sent = async () => {
    const events = await db.select().from(orderEvents).where(eq(orderEvents.orderId, order.id))
    return events.filter((event) => event.kind === 'link-sent').length
  }
  const ask = async () => {
    later(20 * 60)
    await sendLink(outbox, { number: order.number, email: order.email })
  }
  for (let times = 0; times < 8; times++) await ask()
  expect(await sent()).toBe(5)
  later(86_400)
  await ask()
  expect(await sent()).toBe(6)
})

test('a program that fills in every field gets no mail sent, and learns nothing of the order', async () => {
  const order = await boughtRing()
  await sendDueMails()
  const [robot, person] = [visitor(), visitor()]
  const typed = { number: order.number, email: order.email }
  const filled = { ...typed, topic: 'https://buy.example' }
  const refused = await askForLink(robot, filled)
  expect(refused.status).toBe(422)
  expect(refused.page).toContain(`value="${order.email}"`)
  const wrong = await askForLink(robot, { ...filled, number: 'J-22222222' })
  expect(wrong.page.replace('J-22222222', order.number).length).toBe(refused.page.length)
  expect(await dueMails(db, now())).toEqual([])
  expect((await askForLink(person, typed)).status).toBe(200)
  await expect.poll(async () => (await dueMails(db, now())).length).toBe(1)
})

test('a form that comes faster than a person can send it is shown again, filled in, and taken the second time', async () => {
  const asked = visitor()
  const typed = { number: 'J-22222222', email: anna.email }
  const { page } = await asked.get('/orders')
  const quick = await asked.submit('/orders', page, typed)
  expect(quick.status).toBe(422)
  expect(quick.page).toContain('press the button again')
  expect(quick.page).toContain(`value="${anna.email}"`)
  later(2)
  expect((await asked.submit('/orders', quick.page, typed)).status).toBe(200)

  const [at = 0, once, digest] = (hiddenFields(page, '/orders').sent ?? '').split('.')
  const forged = ['', `${at}`, `${Number(at) - 60}.${once}.${digest}`, `${at}.x.${digest}`]
  for (const sent of [...forged, `${at}.${once}`, `.${once}.${digest}`, '..', 'x.y.z'])
    expect((await asked.post('/orders', { ...typed, sent })).status, sent).toBe(422)
})

test('somebody who asks for links again and again is asked to wait', async () => {
  const asked = visitor()
  const statuses = []
  for (let times = 0; times < 7; times++)
    statuses.push((await askForLink(asked, { number: 'J-22222222', email: anna.email })).status)
  expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 200, 200])
  expect(statuses.at(-1)).toBe(429)
})

test('two refunds before the mails go out: each mail says its own amount', async () => {
  const order = await boughtRing()
  await stripe.refund(order.session, 10_000)
  await stripe.refund(order.session)
  const texts = (await sendDueMails())
    .filter((mail) => mail.subject.includes('refund'))
    .map((mail) => mail.text)
  expect(texts.find((text) => text.includes('€100 of order'))).toBeDefined()
  expect(texts.find((text) => text.includes('That makes €904.90 in all.'))).toBeDefined()
})

test('money in another currency is named to the owner in that currency', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  stripe.session(order.session).currency = 'usd'
  await stripe.pay(order.session)
  const mail = (await sendDueMails()).find((each) => each.subject.includes(order.number))
  expect(mail?.text).toMatch(/US\$904\.90 was paid, but the order comes to €904\.90/)
})

test('a wrong order number or address is named at its field and kept', async () => {
  const answer = await visitor().post('/orders', { number: '12', email: 'anna@' })
  expect(answer.status).toBe(422)
  expect(answer.page).toMatch(
    /An order number looks like <span class="unbroken">J-7K4M2QXD<\/span>/,
  )
  expect(answer.page).toContain('Please enter the email address you ordered with.')
  expect(answer.page).toContain('value="anna@"')
})

test('a page that breaks after payment does not say that nothing was charged', async () => {
  const shopper = visitor()
  const order = await placeOrder(shopper, await offerRing())
  await db
    .update(orders)
    .set({ contact: 'broken' as never })
    .where(eq(orders.id, order.id))
  const answer = await shopper.get(`/orders/${order.number}`)
  expect(answer.status).toBe(503)
  expect(answer.page).not.toContain('charged')
})
