import { expect, test } from 'vitest'
import { sendAlerts } from '../../src/stock-alerts/send-alerts.ts'
import { offerRing } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { clockStrikes, visitor } from '../support/shop.ts'
import { alertsOf, anybody, ask, change, linkIn, outbox, store } from './support.ts'

const mailsTo = async (email: string) => (await sendDueMails()).filter(({ to }) => to === email)
const inStock = (price = 89_000) => offerRing({ stock: 3, price })

async function waits({ price = 89_000, isProven = true } = {}) {
  const ring = await inStock(price)
  const email = anybody()
  await store(ring.variant, email, { belowPrice: price, isProven })
  return { ...ring, email }
}

test('the page offers what applies: a lower price in stock, otherwise that it is back', async () => {
  const { handle } = await offerRing({ sizes: ['52', '54', '56'], stock: [0, 3, 1] })
  const page = async (query: string) =>
    (await visitor().get(`/products/${handle}/notify${query}`)).page
  expect(await page('')).toContain('Tell me when it’s back')
  expect(await page(`?variant=${handle}-52`)).toContain('Tell me when it’s back')
  const cheaper = await page(`?variant=${handle}-56`)
  expect(cheaper).toContain('Tell me when it costs less')
  expect(cheaper).toMatch(
    /<option value="[^"]*-54">€890: [^<]*54[^<]*<.*<option value="[^"]*-56" selected/s,
  )
  expect(cheaper).not.toContain(`${handle}-52`)
  expect(await page('?variant=none')).toContain('Tell me when it’s back')
  const full = await inStock()
  expect((await visitor().get(`/products/${full.handle}/notify`)).page).toContain('costs less')
})

test('who asks, confirms, and gets one mail when the price has fallen, with the price', async () => {
  const { handle, variant } = await inStock()
  const email = anybody()
  const answer = await ask(handle, { email }, visitor(), `?variant=${variant}`)
  expect(answer.page).toContain('One more step')
  const [question] = await mailsTo(email)
  expect(question?.text).toContain('when this costs less: Test ring')
  const who = visitor()
  const { page } = await who.get(linkIn(question, 'confirm'))
  expect(page).toContain('We’ll email you when this costs less')
  await who.submit('/notify/confirm', page)
  await clockStrikes()
  expect(await mailsTo(email)).toEqual([])

  await change(variant, { price: 79_050 })
  await sendAlerts(outbox)
  const [mail, ...more] = await mailsTo(email)
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Costs less now: Test ring, ring size 52')
  for (const text of [mail?.html, mail?.text]) {
    expect(text).toContain('€790.50')
    expect(text).toContain(`/products/${handle}?variant=${variant}`)
    expect(text).not.toContain(email)
  }
  expect(mail?.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
  expect((await alertsOf(variant))[0]).toMatchObject({ email: null })
  await change(variant, { price: 10_000 })
  await sendAlerts(outbox)
  expect(await mailsTo(email)).toEqual([])
})

test('the price at asking is that of the shop, whatever the form says', async () => {
  const { handle, variant } = await inStock()
  const typed = {
    email: anybody(),
    belowPrice: '99999999',
    below_price: '99999999',
    price: '9999999',
  }
  await ask(handle, typed, visitor(), `?variant=${variant}`)
  expect((await alertsOf(variant))[0]).toMatchObject({ belowPrice: 89_000, what: 'cheaper' })
})

test('no mail while it costs as much or more, is sold out, on request, off sale or unconfirmed', async () => {
  const { variant, email } = await waits()
  const unsure = anybody()
  await store(variant, unsure, { belowPrice: 89_000, isProven: false })
  await mailsTo(unsure)
  for (const to of [
    { price: 89_000 },
    { price: 95_000 },
    { price: 80_000, stock: 0 },
    { stock: 1, price: 0 },
    { price: 80_000, active: false },
  ]) {
    await change(variant, to)
    await sendAlerts(outbox)
    expect(await sendDueMails(), JSON.stringify(to)).toEqual([])
  }
  await change(variant, { active: true })
  await sendAlerts(outbox)
  expect((await sendDueMails()).map(({ to }) => to)).toEqual([email])
})

test('a price that fell and rose again before the clock is no news', async () => {
  const { variant, email } = await waits()
  await change(variant, { price: 70_000 })
  await change(variant, { price: 90_000 })
  await sendAlerts(outbox)
  expect(await mailsTo(email)).toEqual([])
  expect((await alertsOf(variant))[0]?.notifiedAt).toBeNull()
})

test('a mail on its way says the price of now, or does not go when it has risen again', async () => {
  const [lower, higher] = [await waits(), await waits()]
  for (const { variant } of [lower, higher]) await change(variant, { price: 70_000 })
  await sendAlerts(outbox)
  await change(lower.variant, { price: 80_000 })
  await change(higher.variant, { price: 89_000 })
  const mails = await sendDueMails()
  expect(mails.map(({ to }) => to)).toEqual([lower.email])
  expect(mails[0]?.text).toContain('€800')
  expect(mails[0]?.text).not.toContain('€700')
})

test('three runs of the clock at once send one mail', async () => {
  const { variant, email } = await waits()
  await change(variant, { price: 70_000 })
  await Promise.all([sendAlerts(outbox), sendAlerts(outbox), sendAlerts(outbox)])
  expect(await mailsTo(email)).toHaveLength(1)
})

test('who asks again at a higher price is mailed below that one, once', async () => {
  const { variant, email } = await waits()
  await change(variant, { price: 99_000 })
  await store(variant, email, { belowPrice: 99_000 })
  await store(variant, email, { belowPrice: 50_000 })
  expect(await alertsOf(variant)).toHaveLength(1)
  await change(variant, { price: 95_000 })
  await sendAlerts(outbox)
  expect(await mailsTo(email)).toHaveLength(1)
})

test('one address waits for both of a piece: that it is back, and that it costs less', async () => {
  const { variant, email } = await waits()
  await change(variant, { stock: 0 })
  await store(variant, email)
  expect(await alertsOf(variant)).toHaveLength(2)
  await change(variant, { stock: 1 })
  await sendAlerts(outbox)
  expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual([
    'Back in the shop: Test ring, ring size 52',
  ])
})

test('what has just been sold cannot be asked for as if it were there, nor the other way round', async () => {
  const { handle } = await offerRing({ sizes: ['52', '54', '56'], stock: [0, 3, 1] })
  for (const [what, size] of [
    ['cheaper', '52'],
    ['back', '54'],
  ]) {
    const typed = { email: anybody(), what: what ?? '', variant: `${handle}-${size}` }
    expect((await ask(handle, typed)).status).toBe(422)
  }
})
