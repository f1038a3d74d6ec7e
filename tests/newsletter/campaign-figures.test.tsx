import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { visitDays, visitTotals } from '../../src/analytics/tables.ts'
import { campaignFigures } from '../../src/newsletter/campaign-figures.ts'
import { comeBack, leave } from '../../src/newsletter/leave.ts'
import { campaigns, recipients } from '../../src/newsletter/tables.ts'
import { orders } from '../../src/orders/tables.ts'
import { paths } from '../../src/paths.ts'
import { readMovements } from '../../src/payments/journal/read-movements.ts'
import { addDays, startOfDay, todayIn } from '../../src/platform/calendar-date.ts'
import { days, now } from '../../src/platform/clock.ts'
import { offerRing } from '../support/catalogue.ts'
import { atTheDesk } from '../support/desk.ts'
import { interposed } from '../support/interposed-database.ts'
import { paymentContext, placeOrder } from '../support/purchase.ts'
import { bindings, config, db, later, stripe, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { subscribe } from './campaigns.ts'
import { putCampaign } from './put-campaign.ts'

const { shop } = config
const ring = await offerRing({ stock: 99, price: 90_000 })

beforeEach(async () => {
  for (const table of [recipients, campaigns, visitTotals, visitDays]) await db.delete(table)
})

const outcome = {
  ...{ recipients: 18, sent: 11, skipped: 3, failed: 1, unclear: 1 },
  ...{ bounced: 2, complained: 1, left: 4 },
}

/** A campaign whose first mail went out `ago` seconds ago, with what became of its mails. */
async function sent(slug: string, counts: Partial<typeof outcome> = {}, ago = days(2)) {
  const startedAt = now() - ago
  const id = await putCampaign({ slug, startedAt, finishedAt: startedAt + 60, ...counts })
  return { id, slug, startedAt }
}

const figuresOf = (campaign: { slug: string; startedAt: number }, from = db) =>
  campaignFigures(from, config, campaign)

/** A paid order of somebody who came by a campaign; `back` is refunded. */
async function sell(campaign: string, back = 0): Promise<number> {
  const { id, session } = await placeOrder(visitor(), ring)
  await db.update(orders).set({ channel: 'newsletter', campaign }).where(eq(orders.id, id))
  await stripe.pay(session)
  if (back) await stripe.refund(session, back)
  const [order] = await db.select().from(orders).where(eq(orders.id, id))
  return order?.total ?? 0
}

/** What a day's visits were by campaign, once the day is over. */
async function visits(day: string, counts: Record<string, number>) {
  const figures = { visitors: 9, views: 9, visits: 9, onePage: 0, points: 9, stored: 9 }
  await db
    .insert(visitDays)
    .values({ day, at: 1, ...figures })
    .onConflictDoNothing()
  for (const [key, count] of Object.entries(counts))
    await db.insert(visitTotals).values({
      ...{ period: day, dimension: 'campaign', key, visitors: count, times: count, visits: count },
    })
}

test('who leaves by a mail counts for its campaign, once, until they come back', async () => {
  const { id } = await sent('spring')
  const subscriberId = await subscribe([])
  await db
    .insert(recipients)
    .values({ campaignId: id, subscriberId, batch: 1, state: 'sent', at: now() })
  const leftBy = async () =>
    (await db.select().from(campaigns).where(eq(campaigns.id, id))).map(({ left }) => left)
  await leave(db, { subscriberId, campaignId: id, reason: 'left' })
  await leave(db, { subscriberId, campaignId: id, reason: 'left' })
  expect(await leftBy()).toEqual([1])
  await comeBack(db, { subscriberId, campaignId: id })
  expect(await leftBy()).toEqual([0])
})

test('visits, orders and revenue are those of its name, in thirty days from its first mail', async () => {
  const today = todayIn(shop.time_zone)
  const first = addDays(today, -29)
  const at = startOfDay(first, shop.time_zone)
  const campaign = await sent('spring', { sent: 1 }, now() - at - 3600)
  await visits(addDays(first, -1), { spring: 100 })
  await visits(first, { spring: 7, summer: 50 })
  await visits(addDays(first, 1), { spring: 4 })
  const one = await sell('spring')
  const other = await sell('spring', 5_000)
  await sell('summer')
  later(1)
  const early = await sell('spring')
  await db
    .update(orders)
    .set({ paidAt: at - 1 })
    .where(eq(orders.paidAt, await newestPaid()))
  await readMovements(paymentContext())
  const figures = await figuresOf(campaign)
  expect(figures).toMatchObject({ visits: 11, orders: 2, until: today })
  // The money of the third moved today, whenever its payment was confirmed.
  expect(figures.revenue).toBe(one + other - 5_000 + early)
  expect(figures.reading.state).toBe('read')

  later(days(31))
  await sell('spring')
  expect(await figuresOf(campaign)).toMatchObject({ visits: 11, orders: 2, until: today })
})

const newestPaid = async () =>
  Math.max(...(await db.select().from(orders)).map(({ paidAt }) => paidAt ?? 0))

test('without visits that anybody knows, they are not said to be none', async () => {
  expect(await figuresOf(await sent('spring', { sent: 1 }))).toMatchObject({ visits: null })
})

test('the page of a newsletter that is over costs an editor two round trips, the owner a third', async () => {
  const { id } = await sent('spring', outcome)
  let trips = 0
  const DB = interposed(bindings.DB, (_, act) => {
    trips++
    return act()
  })
  for (const [role, most] of [
    ['editor', 2],
    ['owner', 3],
  ] as const) {
    const { headers } = await atTheDesk(role)
    trips = 0
    const desk = visitor({ headers, answer: shopWith({ DB }).answer })
    await desk.get(paths.deskCampaign(id))
    expect([role, trips]).toEqual([role, most])
  }
})

test('the desk shows each figure with what it means, and none of nothing', async () => {
  const { id } = await sent('autumn', { ...outcome, left: 3, unclear: 0 })
  const { page } = await (await atTheDesk('owner')).get(paths.deskCampaign(id))
  const text = page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  expect(text).toContain('Sent 11 Mails that the mail service has taken.')
  expect(text).toContain('Bounced 2 (18.2%) There is no such mailbox.')
  expect(text).toContain('Left 3 (27.3%) Unsubscribed by a link in this newsletter.')
  expect(text).toContain('Visits not known')
  expect(text).toContain('Revenue €0')
  expect(text).toContain('the campaign “autumn”')
  expect(text).toMatch(/counted until \w+day \d/)
  expect(text).not.toContain('Nobody can tell whether these were sent')
})

test('visits, orders and revenue are for those who see statistics', async () => {
  const { id } = await sent('spring', outcome)
  const pageFor = async (role: Parameters<typeof atTheDesk>[0]) =>
    (await (await atTheDesk(role)).get(paths.deskCampaign(id))).page
  expect(await pageFor('owner')).toMatch(/What came of it[\s\S]+<dt>Revenue/)
  const forEditor = await pageFor('editor')
  expect(forEditor).toMatch(/<dt>Complained/)
  expect(forEditor).not.toMatch(/<dt>(Visits|Orders|Revenue)/)
})
