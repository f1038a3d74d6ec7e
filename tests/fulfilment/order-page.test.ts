import { expect, test } from 'vitest'
import { newLink } from '../../src/orders/links.ts'
import { formatDate } from '../../src/platform/format-date.ts'
import { outLink } from '../../src/platform/out-links.ts'
import { atTheDesk } from '../support/desk.ts'
import { moveAll, piecesNow, sellAndPay, stagesNow } from '../support/fulfilment.ts'
import { interposed } from '../support/interposed-database.ts'
import { orderNow } from '../support/purchase.ts'
import { bindings, config, db, stripe, travelTo, type Visitor, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { makeReady, newest, packed, sent } from './parcels.ts'

type Bought = { id: string; number: string; shopper: Visitor }

const look = async ({ number, shopper }: Bought) => (await shopper.get(`/orders/${number}`)).page

/** The steps as they are read out, the current one in brackets. */
function stepsOf(page: string): string[] {
  const [list = ''] = /<ol class="steps".*?<\/ol>/s.exec(page) ?? []
  return [...list.matchAll(/<li([^>]*)>(.*?)<\/li>/gs)].map(([, attributes = '', inner = '']) => {
    const text = inner.replace(/<[^>]+>/g, '')
    return attributes.includes('aria-current="step"') ? `[${text}]` : text
  })
}

/** The part of a page about parcels, as it is read. */
const parcelsOn = (page: string) =>
  (/<h2 id="parcels">.*?(?=<h2>What you ordered)/s.exec(page)?.[0] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

test('the page says how far an order has come, step by step', async () => {
  const order = await sellAndPay([{ madeToOrder: true }])
  const done = ', done'
  expect(stepsOf(await look(order))).toEqual([
    '[Ordered]',
    'Being made',
    'Ready',
    'Sent',
    'Delivered',
  ])
  await moveAll(order.id, 'on-the-bench')
  const beingMade = await look(order)
  expect(stepsOf(beingMade).slice(0, 2)).toEqual([`Ordered${done}`, '[Being made]'])
  expect(beingMade).toContain('We’re making your order.')
  await moveAll(order.id, 'ready')
  expect(stepsOf(await look(order)).slice(1, 3)).toEqual([`Being made${done}`, '[Ready]'])
  await sent(order.id)
  const onItsWay = await look(order)
  expect(stepsOf(onItsWay).slice(2, 4)).toEqual([`Ready${done}`, '[Sent]'])
  expect(onItsWay).toContain('Your order is on its way.')
})

test('what lies ready in the shop is not said to be made, and unpaid orders have no steps', async () => {
  const order = await sellAndPay([{}])
  expect(stepsOf(await look(order))).toEqual(['Ordered, done', '[Ready]', 'Sent', 'Delivered'])
  await stripe.refund(order.session)
  expect(stepsOf(await look(order))).toEqual([])
})

test('two parcels: what is in each, number, link, and what is still to come', async () => {
  const order = await sellAndPay([
    { title: 'Alba ring', quantity: 2 },
    { title: 'Tide ring', madeToOrder: true },
  ])
  const first = await sent(order.id)
  const partly = await look(order)
  expect(stepsOf(partly)).toContain('[Partly sent]')
  expect(partly).toContain('Part of your order is on its way.')
  expect(parcelsOn(partly)).toMatch(/Parcel 1 2 × Alba ring.*PostNL.*Still to come 1 × Tide ring/)
  expect(parcelsOn(partly)).toContain(first.number)
  const follow = await outLink(config, first.link ?? '')
  expect(partly).toContain(
    `<a href="${follow.replace('&', '&amp;')}" rel="nofollow noreferrer">Follow it at PostNL</a>`,
  )
  expect(partly).toContain('When the rest arrives')
  expect(first.link).not.toContain('1016')

  await makeReady(order.id)
  const second = await sent(order.id)
  const whole = await look(order)
  expect(stepsOf(whole)).toContain('[Sent]')
  expect(parcelsOn(whole)).toMatch(/Parcel 1 2 × Alba ring.*Parcel 2 1 × Tide ring/)
  expect(parcelsOn(whole)).toContain(second.number)
  expect(parcelsOn(whole)).not.toContain('Still to come')
})

test('a parcel that is being packed is nobody’s business yet', async () => {
  const order = await sellAndPay([{}])
  await packed(order.id)
  const page = await look(order)
  expect(page).not.toContain('id="parcels"')
  expect(stepsOf(page)).toContain('[Ready]')
})

test('the shopper says that it arrived: opening the page changes nothing, the button does', async () => {
  const order = await sellAndPay([{}])
  const parcel = await sent(order.id)
  const page = await look(order)
  await order.shopper.get('/orders/arrived')
  expect(await stagesNow(order.id)).toEqual(['sent'])
  const answers = await Promise.all([
    order.shopper.submit('/orders/arrived', page),
    order.shopper.submit('/orders/arrived', page),
  ])
  for (const { status, location } of answers)
    expect([status, location]).toEqual([303, `/orders/${order.number}#parcels`])
  expect(await newest(order.id)).toMatchObject({ id: parcel.id, deliveryKnown: 'shopper' })
  const after = await look(order)
  expect(stepsOf(after).at(-1)).toBe('[Delivered]')
  expect(after).toContain('Your order has arrived.')
  expect(after).not.toContain('action="/orders/arrived"')
  expect(after).not.toContain('When it arrives')
  const [piece] = await piecesNow(order.id)
  const workshop = await atTheDesk('workshop')
  const history = (await workshop.get(`/admin/pieces/${piece?.id}`)).page
  expect(history).toMatch(/Sent → Delivered[^→]*The customer said so/)
  expect(history).not.toContain('Money went back')
})

test('nobody says so of another’s parcel, or without having opened the order', async () => {
  const [mine, other] = [await sellAndPay([{}]), await sellAndPay([{}])]
  const { id } = await sent(other.id)
  await sent(mine.id)
  expect((await mine.shopper.post('/orders/arrived', { parcel: id })).status).toBe(303)
  expect((await visitor().post('/orders/arrived', { parcel: id })).status).toBe(404)
  expect((await mine.shopper.post('/orders/arrived', {})).status).toBe(303)
  expect(await stagesNow(other.id)).toEqual(['sent'])
  expect(await stagesNow(mine.id)).toEqual(['sent'])
})

test('two days after the promised day the page says that it should have arrived', async () => {
  const order = await sellAndPay([{}])
  await sent(order.id)
  const { deliverBy } = await orderNow(order.id)
  const said = `It should have been with you by ${formatDate(deliverBy, config.shop.locale, true)}.`
  const openAgain = async (days: number) => {
    travelTo(new Date(Date.parse(`${deliverBy}T12:00Z`) + days * 86_400_000).toISOString())
    const { allowed } = await reopen(order.id, order.number)
    return (await allowed.get(`/orders/${order.number}`)).page
  }
  expect(await openAgain(1)).not.toContain(said)
  expect(await openAgain(2)).toContain(said)
})

/** The order in a new browser, by a new link. */
async function reopen(id: string, number: string) {
  const { token, statement } = await newLink(db, id)
  await statement
  const allowed = visitor()
  await allowed.get(`/orders/${number}?token=${token}`)
  return { allowed }
}

test('the page costs three round trips, of which two are made at once', async () => {
  const order = await sellAndPay([{}, { madeToOrder: true }])
  await sent(order.id)
  let trips = 0
  const DB = interposed(bindings.DB, (_, run) => {
    trips++
    return run()
  })
  const shop = shopWith({ DB })
  const who = visitor({ answer: shop.answer })
  for (const [name, value] of order.shopper.cookies) who.cookies.set(name, value)
  const { status } = await who.get(`/orders/${order.number}`)
  expect([status, trips]).toEqual([200, 3])
})
