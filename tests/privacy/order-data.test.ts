import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { reminders, serviceRequests } from '../../src/aftercare/tables.ts'
import { outbox as mails } from '../../src/mail/tables.ts'
import { linesOfOrder } from '../../src/orders/queries.ts'
import { orders } from '../../src/orders/tables.ts'
import { keyedDigest } from '../../src/platform/digest.ts'
import { stopAlerts } from '../../src/stock-alerts/queries.ts'
import { sendAlerts } from '../../src/stock-alerts/send-alerts.ts'
import {
  askForDay,
  type Bought,
  buy,
  openAgain,
  remindersOf,
} from '../aftercare/reminders/support.ts'
import { alertsOf, change, outbox, store } from '../stock-alerts/support.ts'
import { offerRing } from '../support/catalogue.ts'
import { interposed, type Trip } from '../support/interposed-database.ts'
import { isScan } from '../support/plans.ts'
import { addToCart } from '../support/purchase.ts'
import { bindings, config, db, hiddenFields, type Visitor, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

const path = '/privacy/your-data'
const mainOf = (page: string) => page.split('<main')[1]?.split('</main>')[0] ?? ''
const fileOf = async (who: Visitor) => JSON.parse((await who.get(`${path}/file`)).page)
const forget = async (who: Visitor) => who.submit(`${path}/forget`, (await who.get(path)).page)

/** Sends what somebody wants done to the first piece of an order. */
async function askService(bought: Bought) {
  const at = `/orders/${bought.number}/service`
  const { page } = await bought.shopper.get(at)
  const [line] = await linesOfOrder(db, bought.id)
  const said = { kind: 'resize', size: 'US 7', message: 'A bit tight.', line: line?.id ?? '' }
  const { status } = await bought.shopper.post(at, { ...hiddenFields(page, at), ...said })
  expect(status).toBe(303)
}

/** Somebody who has bought a ring, asked for this and that, and waits for two others. */
async function buyer() {
  const bought = await buy()
  await askForDay(bought)
  await askService(bought)
  const gone = await offerRing({ title: 'Aurora', stock: 0 })
  const dear = await offerRing({ title: 'Stella', stock: 2, price: 90_000 })
  await store(gone.variant, bought.email)
  await store(dear.variant, bought.email, { belowPrice: 90_000, isProven: false })
  return { ...bought, gone, dear }
}

test('who opens an order by the link of a mail sees its reminders, requests and its address’s alerts', async () => {
  const who = await openAgain(await buyer())
  const page = mainOf((await who.get(path)).page)
  for (const said of [
    '12 June, every year. Next email: ',
    'Another ring size: ',
    'New ring size: US 7',
    'A bit tight.',
    'When it’s back: Aurora',
    'When it costs less: Stella',
    'hasn’t confirmed it; we delete it on ',
    'href="/notify/stop?token=',
  ])
    expect(page).toContain(said)
  expect(page.match(/<button/g)).toHaveLength(2)
  expect(page.match(/>Forget it</g)).toHaveLength(1)

  const file = await fileOf(who)
  expect(file.Order.Reminders).toMatchObject([
    {
      'Of what': 'An anniversary',
      'Day, as month and day': '06-12',
      State: 'It runs',
      'In these words': expect.stringContaining('Yes, email me two weeks before this day'),
    },
  ])
  expect(file.Order['What I asked about my pieces']).toMatchObject([
    { What: 'Another ring size', Message: 'A bit tight.', 'New ring size': 'US 7' },
  ])
  expect(file['Address of the order']['Emails about pieces']).toMatchObject([
    { When: 'When it’s back', Confirmed: expect.stringMatching(/^20/), 'Email sent': null },
    { When: 'When it costs less', Confirmed: null, 'Below this price, in cents': 90_000 },
  ])
  expect(JSON.stringify(file)).not.toMatch(/digest|wording|v1:/i)
})

test('who has placed an order sees no alerts of the address that they typed, and ends none', async () => {
  const bought = await buyer()
  const { page } = await bought.shopper.get(path)
  expect(mainOf(page)).toContain('We show these to whoever opens the order by the link')
  for (const hidden of ['Aurora', 'Stella', '/notify/stop'])
    expect(mainOf(page)).not.toContain(hidden)
  expect(await fileOf(bought.shopper)).not.toHaveProperty('Address of the order')
  await forget(bought.shopper)
  expect(await alertsOf(bought.gone.variant)).toHaveLength(1)
  // Reminders are of the order: they end on its page as well, without the mail.
  expect(await remindersOf(bought)).toMatchObject([{ state: 'ended', day: '' }])
})

test('“Forget it” ends reminders and alerts, once and for good; the order and its requests stay', async () => {
  const bought = await buyer()
  const who = await openAgain(bought)
  const shown = (await who.get(path)).page
  const cookies = new Map(who.cookies)
  const waitingMails = () => db.select().from(mails).where(eq(mails.kind, 'alert-confirm'))
  const before = (await waitingMails()).length
  expect((await who.submit(`${path}/forget`, shown)).status).toBe(303)
  expect(await remindersOf(bought)).toMatchObject([{ state: 'ended', day: '', dueAt: null }])
  for (const { variant } of [bought.gone, bought.dear]) expect(await alertsOf(variant)).toEqual([])
  expect((await waitingMails()).length).toBe(before - 1)
  expect(await db.$count(orders, eq(orders.id, bought.id))).toBe(1)
  expect(await db.$count(serviceRequests, eq(serviceRequests.orderId, bought.id))).toBe(1)
  await change(bought.gone.variant, { stock: 1 })
  await sendAlerts(outbox)
  expect(await db.$count(mails, eq(mails.kind, 'stock-alert'))).toBe(0)
  // Nothing is refused from now on: what is asked for again is kept again.
  expect(await store(bought.dear.variant, bought.email, { belowPrice: 90_000 })).toBe(true)
  expect(await alertsOf(bought.dear.variant)).toHaveLength(1)

  // With the old cookies, twice at once: nothing is left to end, and nothing goes wrong.
  for (const [name, value] of cookies) who.cookies.set(name, value)
  const page = mainOf((await who.get(path)).page)
  expect(page).toContain('An anniversary: You have ended it.')
  const again = await Promise.all([1, 2].map(() => who.submit(`${path}/forget`, shown)))
  expect(again.map(({ status }) => status)).toEqual([303, 303])
})

test('what was sent and what was stopped is said, for as long as it is kept', async () => {
  const bought = await buyer()
  await change(bought.gone.variant, { stock: 1 })
  await sendAlerts(outbox)
  await stopAlerts(db, await keyedDigest(config.LOOKUP_KEY, bought.email), 1_790_000_000)
  const who = await openAgain(bought)
  const page = mainOf((await who.get(path)).page)
  expect(page).toMatch(/Aurora, [^<]*\. Sent on [^<]*; that we sent it, we forget on /)
  expect(page).toContain('You had us stop them on Monday 21 September 2026.')
  expect(page).not.toContain('Stella')
  expect((await fileOf(who))['Address of the order']['I want none since']).toBe(
    '2026-09-21T14:13:20.000Z',
  )
  await forget(who)
  const digest = await keyedDigest(config.LOOKUP_KEY, bought.email)
  expect(await alertsOf(bought.gone.variant)).toMatchObject([{ email: null, emailDigest: digest }])
})

test('a page shows one order, and its button acts on no other that was opened meanwhile', async () => {
  const [one, two] = [await buyer(), await buyer()]
  const who = await openAgain(one)
  const shown = (await who.get(path)).page
  const { cookies } = await openAgain(two)
  who.cookies.set('__Host-order', cookies.get('__Host-order') ?? '')
  expect(mainOf((await who.get(path)).page)).not.toContain(one.email)
  await who.submit(`${path}/forget`, shown)
  for (const bought of [one, two]) {
    expect(await remindersOf(bought)).toMatchObject([{ state: 'runs' }])
    expect(await alertsOf(bought.gone.variant)).toHaveLength(1)
  }
})

test('nobody sees or ends what is of an order by its number, a forged cookie or another token', async () => {
  const bought = await buyer()
  const opened = (await openAgain(bought)).cookies.get('__Host-order') ?? ''
  const stop = /token=([\w.-]+)/.exec(mainOf((await (await openAgain(bought)).get(path)).page))?.[1]
  expect(stop).toBeTruthy()
  const placed = bought.shopper.cookies.get('__Host-order') ?? ''
  const [head, , tail] = opened.split('.')
  for (const cookie of [
    '',
    `${opened.slice(0, -3)}AAA`,
    stop ?? '',
    // What says that a mail has opened it, under the signature of another cookie; and the reverse.
    [head, opened.split('.')[1], placed.split('.')[2]].join('.'),
    [head, placed.split('.')[1], tail].join('.'),
  ]) {
    const thief = visitor()
    if (cookie) thief.cookies.set('__Host-order', cookie)
    const { page } = await thief.get(path)
    expect(mainOf(page)).not.toContain(bought.number)
    expect(await fileOf(thief)).toEqual({})
    expect((await thief.post(`${path}/forget`, { order: bought.number })).status).toBe(303)
  }
  expect(await db.$count(reminders, eq(reminders.orderId, bought.id))).toBe(1)
  expect(await remindersOf(bought)).toMatchObject([{ state: 'runs' }])
  expect(await alertsOf(bought.gone.variant)).toHaveLength(1)
})

test('the page with an order costs four round trips and scans no table', async () => {
  const bought = await buyer()
  const trips: Trip[] = []
  const d1 = interposed(bindings.DB, (trip, act) => {
    trips.push(trip)
    return act()
  })
  const who = visitor({ answer: shopWith({ DB: d1 }).answer })
  for (const [name, value] of [...bought.shopper.cookies, ...(await openAgain(bought)).cookies])
    who.cookies.set(name, value)
  await addToCart(who, await offerRing({ stock: 2 }))
  trips.length = 0
  expect(mainOf((await who.get(path)).page)).toContain('When it’s back: Aurora')
  expect(trips).toHaveLength(4)
  for (const { sql, params } of trips.flat()) {
    const plan = bindings.DB.prepare(`explain query plan ${sql}`).bind(...params)
    const { results } = await plan.all<{ detail: string }>()
    expect(results.map(({ detail }) => detail).filter(isScan), sql).toEqual([])
  }
})
