import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test, vi } from 'vitest'
import { progressOf } from '../../../src/newsletter/sending/progress.ts'
import { allowanceAfter, dayOf } from '../../../src/newsletter/sending/rules.ts'
import { runCampaign } from '../../../src/newsletter/sending/run-campaign.ts'
import { wakeCampaigns } from '../../../src/newsletter/sending/wake-campaigns.ts'
import {
  campaignBatches,
  campaignDays,
  campaigns,
  recipients,
  subscribers,
} from '../../../src/newsletter/tables.ts'
import { days, minutes, now } from '../../../src/platform/clock.ts'
import { chartNotes } from '../../../src/statistics/tables.ts'
import { db, later } from '../../support/shop.ts'
import { schedule, subscribe } from './audience.ts'
import { likeResend } from './mail-services.ts'
import { type Asked, sendingService } from './service.ts'

const people = await subscribe(250)

beforeEach(async () => {
  await db.delete(campaignDays)
  await db.update(campaigns).set({ state: 'cancelled' })
})

const campaignRow = async (id: string) =>
  (await db.select().from(campaigns).where(eq(campaigns.id, id)))[0]

/** Brings messages when they are due, until there is none or the campaign is over. */
async function bringAll(
  { service, asked }: ReturnType<typeof sendingService>,
  id: string,
  most = 100,
) {
  await runCampaign(service, id)
  for (let brought = 0; brought < most; brought++) {
    const next = asked.shift() as Asked | undefined
    if (!next) return
    later(Math.max(0, next.at - now()))
    await runCampaign(service, id)
  }
}

test('a campaign reaches everybody once, and is finished when the numbers add up', async () => {
  const mailer = likeResend(({ subscriber }) => subscriber === people[3])
  const sending = sendingService(mailer)
  const id = await schedule()
  await bringAll(sending, id)
  expect(await campaignRow(id)).toMatchObject({
    ...{ state: 'finished', recipients: 250, sent: 249, failed: 1, skipped: 0, unclear: 0 },
  })
  expect(mailer.taken.map(({ to }) => to).sort()).toEqual(
    people.filter((_, n) => n !== 3).map((id) => `${id}@example.com`),
  )
  const [batches, [note]] = await db.batch([
    db.select().from(campaignBatches).where(eq(campaignBatches.campaignId, id)),
    db.select().from(chartNotes).where(eq(chartNotes.id, id)),
  ])
  expect(batches.map(({ size }) => size)).toEqual([100, 100, 50])
  expect(note?.text).toBe('Newsletter sent: Spring rings')
  const [refused] = await db.select().from(recipients).where(eq(recipients.state, 'failed'))
  expect(refused).toMatchObject({ subscriberId: people[3], reason: 'invalid' })
})

test('the charts say which newsletter was sent as somebody reads it whose name is not known', async () => {
  const sending = sendingService(likeResend(() => false))
  const id = await schedule()
  const subject = '{name|Dear reader}, spring rings'
  await db.update(campaigns).set({ subject }).where(eq(campaigns.id, id))
  await bringAll(sending, id)
  const [note] = await db.select().from(chartNotes).where(eq(chartNotes.id, id))
  expect(note?.text).toBe('Newsletter sent: Dear reader, spring rings')
})

test('whoever leaves before their turn is skipped and recorded so', async () => {
  const mailer = likeResend(() => false)
  const sending = sendingService(mailer, { perSecond: 1 })
  const id = await schedule()
  await runCampaign(sending.service, id)
  expect(mailer.taken).toHaveLength(100)
  await db
    .update(subscribers)
    .set({ leftAt: now() })
    .where(eq(subscribers.id, people[249] ?? ''))
  await bringAll(sending, id)
  expect(await campaignRow(id)).toMatchObject({ state: 'finished', sent: 249, skipped: 1 })
  await db.update(subscribers).set({ leftAt: null })
})

test('the rate is kept: a batch of 100 each ten seconds at ten a second', async () => {
  const mailer = likeResend(() => false)
  const { service, asked } = sendingService(mailer, { perSecond: 10 })
  const id = await schedule()
  const begun = now()
  await runCampaign(service, id)
  // The second in which it began may be over by then.
  expect([10, 11]).toContain((asked[0]?.at ?? 0) - begun)
  expect(asked).toHaveLength(1)
  await runCampaign(service, id)
  expect(mailer.taken).toHaveLength(100)
  // The message came too early: no second one is under way.
  expect(asked).toHaveLength(1)
  expect(await progressOf(service, id)).toMatchObject({
    ...{ recipients: 250, sent: 100, waiting: 150, perMinute: 20, secondsLeft: 15 },
  })
})

/** Noon of the next day (UTC): a message for tomorrow is not brought today. */
const waitUntilNoon = () => later(days(1) - (now() % days(1)) + days(1) / 2)

test('a new sender begins with 200 mails, and goes on the next day with half as many again', async () => {
  waitUntilNoon()
  const mailer = likeResend(() => false)
  const sending = sendingService(mailer, { warmUp: true })
  const id = await schedule()
  await bringAll(sending, id)
  expect(mailer.taken).toHaveLength(200)
  expect(sending.asked).toEqual([])
  later(days(1))
  await wakeCampaigns(sending.service)
  expect(sending.asked).toHaveLength(1)
  await bringAll(sending, id)
  expect(await campaignRow(id)).toMatchObject({ state: 'finished', sent: 250 })
})

test.each([0, 100, 200, 201, 300, 1000, 3333])(
  'a day after one of %i mails, as many are handed over as the estimate allows',
  async (most) => {
    waitUntilNoon()
    const people = await subscribe(allowanceAfter(most) + 100, `after-${most}`)
    const at = now() - days(1)
    if (most > 0) await db.insert(campaignDays).values({ day: dayOf(at), sent: most })
    const mailer = likeResend(() => false)
    const id = await schedule(`after-${most}`)
    await bringAll(sendingService(mailer, { warmUp: true }), id)
    expect(people.length).toBeGreaterThan(mailer.taken.length)
    expect(mailer.taken).toHaveLength(allowanceAfter(most))
  },
)

test('the clock begins what is due, and goes on with what has lost its message', async () => {
  const sending = sendingService(
    likeResend(() => false),
    { perSecond: 10 },
  )
  const id = await schedule()
  await wakeCampaigns(sending.service)
  expect(sending.asked).toMatchObject([{ message: { campaign: id } }])
  await wakeCampaigns(sending.service)
  expect(sending.asked).toHaveLength(1)
  later(minutes(5))
  await wakeCampaigns(sending.service)
  expect(sending.asked).toHaveLength(2)
})

test('a campaign whose numbers do not add up is not finished, and says so in the log', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue()
  const sending = sendingService(
    likeResend(() => false),
    { perSecond: 1 },
  )
  const id = await schedule()
  await runCampaign(sending.service, id)
  // A mail is counted twice.
  const wrong = { sent: sql`${campaigns.sent} + 1` }
  await db.update(campaigns).set(wrong).where(eq(campaigns.id, id))
  await bringAll(sending, id, 10)
  expect(await campaignRow(id)).toMatchObject({ state: 'sending', finishedAt: null, sent: 251 })
  expect(JSON.stringify(logged.mock.calls)).toContain('newsletter does not add up')
  // Nor if the sum is right, and the rows say something else.
  const moved = { sent: 249, skipped: 1 }
  await db.update(campaigns).set(moved).where(eq(campaigns.id, id))
  await runCampaign(sending.service, id)
  expect((await campaignRow(id))?.state).toBe('sending')
  const lost = db.update(campaigns).set({ sent: 249, skipped: 0, state: 'finished' })
  await expect(lost.where(eq(campaigns.id, id))).rejects.toThrow()
  logged.mockRestore()
})
