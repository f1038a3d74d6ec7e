import { expect, test } from 'vitest'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import type { Mailed } from '../support/mail.ts'
import { placeOrder } from '../support/purchase.ts'
import { config, stripe, visitor } from '../support/shop.ts'

const gift = { gift_wrap: 'yes', gift_message: 'For Ida,\nfrom all of us' }

async function bought(title = 'Alba ring', typed: Record<string, string> = gift) {
  const shopper = visitor()
  const order = await placeOrder(shopper, await offerRing({ title }), {
    email: anna.email,
    ...typed,
  })
  await stripe.pay(order.session)
  const mails = (await sendDueMails()).filter(({ subject }) => subject.includes(order.number))
  const to = (address: string) => mails.find((mail) => mail.to === address)
  return { shopper, order, toShopper: to(anna.email), toOwner: to(config.OWNER_MAIL) }
}

/** What a reader of the HTML reads, a line for each line. */
const readable = (html = '') =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<[^>]+>/g, '')

test('the confirmation names the delivery method, gift wrap and message, in HTML as in the text', async () => {
  const { toShopper } = await bought()
  for (const mail of [toShopper?.text, readable(toShopper?.html)]) {
    expect(mail).toContain('Delivery: Insured, signed for')
    expect(mail).toContain('Gift wrap: Gift-wrapped. We put no prices in the parcel.')
    expect(mail).toContain('Gift message: For Ida,\nfrom all of us')
    expect(mail).toMatch(/Delivery address:\s*Anna Lindqvist/)
  }
})

test('a present without wrap and card has no prices in the parcel, and its page and mails say so', async () => {
  const plain = { gift_message: '', gift_no_prices: 'yes' }
  const { shopper, order, toShopper, toOwner } = await bought('Alba ring', plain)
  for (const mail of [toShopper?.text, readable(toShopper?.html)])
    expect(mail).toContain('Present: We put no prices in the parcel.')
  for (const mail of [toOwner?.text, readable(toOwner?.html)])
    expect(mail).toContain('A present: put no prices in the parcel.')
  const { page } = await shopper.get(`/orders/${order.number}`)
  expect(page).toContain('<dt>Present</dt><dd>We put no prices in the parcel.</dd>')
})

test('what is no present does not speak of prices in the parcel', async () => {
  const { shopper, order, toShopper, toOwner } = await bought('Alba ring', { gift_message: '' })
  const { page } = await shopper.get(`/orders/${order.number}`)
  for (const text of [toShopper?.text, toOwner?.text, page])
    expect(text).not.toMatch(/no prices|present/i)
})

test('the page of an order names the delivery method', async () => {
  const { shopper, order } = await bought()
  const { page } = await shopper.get(`/orders/${order.number}`)
  expect(page).toContain('<dt>Delivery method</dt><dd>Insured, signed for</dd>')
})

test('the number of an order stays on one line, on its page and in mails', async () => {
  const { shopper, order, toShopper } = await bought()
  const { page } = await shopper.get(`/orders/${order.number}`)
  expect(page).toContain(`<h1>Order <span class="unbroken">${order.number}</span></h1>`)
  expect(page).toMatch(/\.unbroken ?\{ ?white-space: ?nowrap/)
  const unkept = (toShopper?.html ?? '')
    .replaceAll(`<span style="white-space:nowrap">${order.number}</span>`, '')
    .replaceAll(/href="[^"]*"/g, '')
  expect(toShopper?.html).toContain(`white-space:nowrap">${order.number}`)
  expect(unkept).not.toContain(order.number)
})

/** Follows the link of a mail in a browser that has never been in the shop. */
async function pageBehind(mail: Mailed | undefined) {
  const [, link = ''] = /https:\/\/shop\.test(\/orders\/\S+)/.exec(mail?.text ?? '') ?? []
  const owner = visitor()
  return owner.get((await owner.get(link)).location)
}

test('the owner reads the amount, opens the order and answers the shopper', async () => {
  const { order, toOwner } = await bought()
  expect(toOwner?.subject).toBe(`New order ${order.number}, €904.90: Alba ring`)
  expect(toOwner?.replyTo).toBe(anna.email)
  expect(toOwner?.text).toContain('Gift wrap: yes. Put no prices in the parcel.')
  expect((await pageBehind(toOwner)).page).toContain('Keizersgracht 174')
})

test('a mail about an order that needs a decision names total and payment, leads to it and is answered to the shopper', async () => {
  const { order } = await bought()
  await stripe.dispute(order.session)
  const mail = (await sendDueMails()).find(({ to }) => to === config.OWNER_MAIL)
  expect(mail?.subject).toContain('needs your attention')
  expect(mail?.replyTo).toBe(anna.email)
  expect(mail?.text).toContain('Total €904.90, paid €904.90.')
  expect((await pageBehind(mail)).page).toContain('Keizersgracht 174')
})

test('a mail about an order whose money has gone back says so', async () => {
  const { order } = await bought()
  await stripe.refund(order.session, 30_490)
  await stripe.dispute(order.session)
  const mail = (await sendDueMails()).find(({ subject }) => subject.includes('needs your'))
  expect(mail?.text).toContain('Total €904.90, paid €904.90, refunded €304.90.')
})

test('whatever the pieces are called, the owner’s subject stays a subject', async () => {
  const { toOwner } = await bought('Alba ring '.repeat(300))
  expect(toOwner?.subject.length).toBeLessThanOrEqual(120)
})
