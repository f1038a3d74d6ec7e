import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { visitDays, visitTotals } from '../../src/analytics/tables.ts'
import { CampaignFiguresCard } from '../../src/newsletter/admin/figures/views/campaign-figures.tsx'
import { campaignFigures } from '../../src/newsletter/campaign-figures.ts'
import { campaignLabel } from '../../src/newsletter/figure-rules.ts'
import { purgeLeft } from '../../src/newsletter/purge-left.ts'
import type { RecipientState } from '../../src/newsletter/rules.ts'
import { campaigns, recipients } from '../../src/newsletter/tables.ts'
import { orders } from '../../src/orders/tables.ts'
import { paths } from '../../src/paths.ts'
import { readMovements } from '../../src/payments/journal/read-movements.ts'
import { addDays, startOfDay, todayIn } from '../../src/platform/calendar-date.ts'
import { days, now } from '../../src/platform/clock.ts'
import { openDb } from '../../src/platform/db.ts'
import { inLanguage } from '../../src/platform/language.ts'
import { offerRing } from '../support/catalogue.ts'
import { atTheDesk } from '../support/desk.ts'
import { interposed } from '../support/interposed-database.ts'
import { paymentContext, placeOrder } from '../support/purchase.ts'
import { bindings, config, db, later, stripe, visitor } from '../support/shop.ts'
import { putCampaign } from './put-campaign.ts'

const { shop } = config
const ring = await offerRing({ stock: 99, price: 90_000 })

beforeEach(async () => {
  for (const table of [recipients, campaigns, visitTotals, visitDays]) await db.delete(table)
})

/** A campaign whose first mail went out `ago` seconds ago, with what became of its mails. */
async function sent(
  slug: string,
  mails: [many: number, state: RecipientState, reason?: string][] = [],
  ago = days(2),
) {
  const at = now() - ago
  const id = await putCampaign({ slug, startedAt: at, finishedAt: at + 60 })
  for (const [many, state, reason = null] of mails)
    for (let n = 0; n < many; n++)
      await db
        .insert(recipients)
        .values({ campaignId: id, subscriberId: crypto.randomUUID(), batch: 0, state, reason })
  return id
}

async function figuresOf(id: string, from = db) {
  const [campaign] = await db.select().from(campaigns).where(eq(campaigns.id, id))
  if (!campaign) throw new Error('There is no such campaign')
  return campaignFigures(from, config, campaign)
}

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

const outcome: [number, RecipientState, string?][] = [
  [5, 'sent'],
  [2, 'sent', 'bounced'],
  [1, 'sent', 'complained'],
  [3, 'sent', 'left'],
  [1, 'unclear', 'left'],
  [2, 'skipped', 'left'],
  [1, 'skipped', 'paused'],
  [1, 'failed', 'bounced'],
  [2, 'waiting'],
]
const counted = {
  ...{ recipients: 18, sent: 11, skipped: 3, failed: 1, unclear: 1 },
  ...{ bounced: 2, complained: 1, left: 4 },
}

test('what became of the mails is counted, and who had left before is not counted as leaving', async () => {
  expect(await figuresOf(await sent('spring', outcome))).toMatchObject(counted)
})

test('the counts stay when nobody knows any more who got it', async () => {
  const id = await sent('spring', outcome, days(100))
  await sent('summer', [[1, 'sent']])
  await purgeLeft(db)
  expect(await db.select().from(recipients)).toHaveLength(1)
  expect(await figuresOf(id)).toMatchObject(counted)
})

test('visits, orders and revenue are those of its name, in thirty days from its first mail', async () => {
  const today = todayIn(shop.time_zone)
  const first = addDays(today, -29)
  const at = startOfDay(first, shop.time_zone)
  const id = await sent('spring', [[1, 'sent']], now() - at - 3600)
  await visits(addDays(first, -1), { spring: 100 })
  await visits(first, { spring: 7, summer: 50 })
  await visits(addDays(first, 1), { spring: 4 })
  const one = await sell('spring')
  const other = await sell('spring', 5_000)
  await sell('summer')
  const early = await sell('spring')
  await db
    .update(orders)
    .set({ paidAt: at - 1 })
    .where(eq(orders.paidAt, await newestPaid()))
  await readMovements(paymentContext())
  const figures = await figuresOf(id)
  expect(figures).toMatchObject({ visits: 11, orders: 2, until: today })
  // The money of the third moved today, whenever its payment was confirmed.
  expect(figures?.revenue).toBe(one + other - 5_000 + early)
  expect(figures?.reading.state).toBe('read')

  later(days(31))
  await sell('spring')
  expect(await figuresOf(id)).toMatchObject({ visits: 11, orders: 2, until: today })
})

const newestPaid = async () =>
  Math.max(...(await db.select().from(orders)).map(({ paidAt }) => paidAt ?? 0))

test('without visits that anybody knows, they are not said to be none', async () => {
  expect(await figuresOf(await sent('spring', [[1, 'sent']]))).toMatchObject({ visits: null })
})

test('a long name is told by as much of it as visits keep', async () => {
  const slug = `2026-12-${'opals-and-other-stones-'.repeat(3)}now`
  const id = await sent(slug, [[1, 'sent']])
  const day = addDays(todayIn(shop.time_zone), -1)
  expect(slug.length).toBeGreaterThan(64)
  await visits(day, { [campaignLabel(slug)]: 6 })
  expect(await figuresOf(id)).toMatchObject({ visits: 6 })
})

test('before its first mail there is nothing to say', async () => {
  const id = await putCampaign({ slug: 'draft', state: 'draft', startedAt: null })
  expect(await figuresOf(id)).toBeNull()
})

test('the figures cost two round trips to the database', async () => {
  const id = await sent('spring', outcome)
  let trips = 0
  const counting = interposed(bindings.DB, (_, act) => {
    trips++
    return act()
  })
  await figuresOf(id, openDb(counting, 'primary'))
  expect(trips).toBe(2)
})

test('the desk shows each figure with what it means, and none of nothing', async () => {
  const figures = await figuresOf(await sent('spring', [...outcome.slice(0, 4), [2, 'skipped']]))
  const html = await inLanguage('en', async () =>
    figures
      ? String(<CampaignFiguresCard {...{ shop, figures }} slug="spring" seesStatistics />)
      : '',
  )
  const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  expect(text).toContain('Sent 11 Mails that the mail service has taken.')
  expect(text).toContain('Bounced 2 (18.2%) There is no such mailbox.')
  expect(text).toContain('Left 3 (27.3%) Unsubscribed by a link in this newsletter.')
  expect(text).toContain('Visits not known')
  expect(text).toContain('Revenue €0')
  expect(text).toContain('the campaign “spring”')
  expect(text).toMatch(/counted until \w+day \d/)
  expect(text).not.toContain('Unclear')
})

test('the page of a newsletter that is over has its figures, sales for those who see statistics', async () => {
  const id = await sent('spring', outcome.slice(0, 4))
  const pageFor = async (role: Parameters<typeof atTheDesk>[0]) =>
    (await (await atTheDesk(role)).get(paths.deskCampaign(id))).page
  expect(await pageFor('owner')).toMatch(/What came of it[\s\S]+<dt>Revenue/)
  const forEditor = await pageFor('editor')
  expect(forEditor).toMatch(/<dt>Complained/)
  expect(forEditor).not.toMatch(/<dt>(Visits|Orders|Revenue)/)
})
