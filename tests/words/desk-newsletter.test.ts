import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { campaigns, topics } from '../../src/newsletter/tables.ts'
import { paths } from '../../src/paths.ts'
import { now } from '../../src/platform/clock.ts'
import { campaignNow, offerTopic, subscribe, writeDraft } from '../newsletter/campaigns.ts'
import { bulkMail } from '../support/bulk-mail.ts'
import { atTheDesk } from '../support/desk.ts'
import { db, visitor } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greekDesk } from './greek-desk.ts'
import { greekShop, whatDidNotComeThrough } from './greek-shop.ts'

const { owner } = await greekDesk()

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

const act = () => crypto.randomUUID()
const greek = { subject: 'Οπάλια', preheader: 'Έξι', body: 'Γεια, έξι.' }

test('every word of the screens of newsletters came through', async () => {
  expect((await owner.get(paths.deskCampaigns())).status).toBe(200)
  await db.update(topics).set({ name: 'Νέα', about: 'Όλα' })
  const topic = await offerTopic('Τέχνη')
  await subscribe([topic])
  const id = await writeDraft({ ...greek, topics: [topic] })
  const self = paths.deskCampaign(id)
  for (const done of ['begun', 'saved', 'undone', 'tested'])
    expect((await owner.get(paths.deskCampaign(id, { done, q: 'ωωω' }))).status).toBe(200)
  await owner.get(paths.deskCampaign(id, { q: 'α' }))
  const long = { act: act(), version: '2', subject: 'α'.repeat(201), preheader: 'α'.repeat(201) }
  expect((await owner.post(self, { ...long, body: 'α'.repeat(20_001) })).status).toBe(422)
  expect((await owner.post(self, { ...long, ...greek, version: '1', body: 'Β' })).status).toBe(409)
  for (const view of ['html', 'phone', 'dark', 'text'])
    expect((await owner.get(paths.deskCampaignPreview(id, { view }))).status).toBe(200)
  await owner.post(paths.deskCampaignTest(id), { act: act(), to: 'me' })
  await owner.get(paths.deskCampaign(id, { send: 'ask' }))
  await owner.get(paths.deskCampaign(id, { ask: 'delete' }))
  await owner.get(paths.deskCampaigns({ done: 'deleted' }))
  await walkConfirming(id)

  const row = { recipients: 10, sent: 3, skipped: 1, failed: 1, unclear: 1, startedAt: now() }
  const update = (change: Partial<typeof campaigns.$inferInsert>) =>
    db.update(campaigns).set(change).where(eq(campaigns.id, id))
  await update({ state: 'scheduled', scheduledAt: now() + 30 })
  for (const done of ['scheduled', 'paused', 'resumed', 'cancelled'])
    await owner.get(paths.deskCampaign(id, { done }))
  await update({ state: 'scheduled', scheduledAt: now() + 3600 })
  await owner.get(self)
  expect((await owner.post(self, { ...long, ...greek })).status).toBe(409)
  await update({ state: 'freezing' })
  await owner.get(self)
  await owner.get(paths.deskCampaign(id, { ask: 'cancel' }))
  await update({ ...row, state: 'sending' })
  await owner.get(self)
  await owner.get(paths.deskCampaign(id, { ask: 'cancel' }))
  for (const pauseReason of [
    ...(['staff', 'products', 'refused', 'not-written'] as const),
    ...(['bounces', 'complaints'] as const),
  ]) {
    await update({ state: 'paused', pauseReason })
    await owner.get(self)
  }
  const { version } = await campaignNow(id)
  const move = { act: act(), version: String(version - 1), move: 'cancel' }
  expect((await owner.post(paths.deskCampaignMove(id), move)).status).toBe(409)
  // Its name has the month in it, which is no word of the page.
  await update({ state: 'cancelled', slug: 'γ' })
  await owner.get(self)
  await update({ sent: 7, state: 'finished', finishedAt: now() })
  await owner.get(self)
  await owner.get(paths.deskCampaigns())
  await owner.get(paths.deskLog({ subject: 'campaign' }))
  expect(whatDidNotComeThrough()).toEqual([])
})

/** When a draft is sent is chosen and confirmed, in a shop that has a service that sends it. */
async function walkConfirming(id: string): Promise<void> {
  const { answer } = greekShop(bulkMail().bindings as Partial<CloudflareBindings>)
  const equipped = visitor({ answer, headers: (await atTheDesk('owner')).headers })
  const ask = (when: Record<string, string>) => equipped.get(paths.deskCampaign(id, when))
  await db.update(campaigns).set({ preheader: '' }).where(eq(campaigns.id, id))
  expect((await ask({ send: 'ask' })).page).toContain('send=now')
  for (const [day, time] of [
    ['', ''],
    ['2020-01-01', '10:00'],
    ['2099-01-01', '10:00'],
  ] as const)
    expect((await ask({ send: 'at', day, time })).status).toBe(422)
  const { page } = await ask({ send: 'now' })
  expect(page).toContain('value="schedule"')
  const move = { act: act(), version: '2', move: 'schedule', at: 'now' }
  const refused = await equipped.post(paths.deskCampaignMove(id), move)
  expect(refused.status, 'nobody said that they had looked at the checks').toBe(422)
}
