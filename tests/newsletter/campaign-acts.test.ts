import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { auditLog } from '../../src/admin/tables.ts'
import { variants } from '../../src/catalog/tables.ts'
import {
  beginCampaign,
  type Moved,
  moveCampaign,
  saveCampaign,
  type Written,
} from '../../src/newsletter/campaign-acts.ts'
import { topicsOfCampaign } from '../../src/newsletter/campaign-desk-queries.ts'
import type { CampaignMove } from '../../src/newsletter/campaign-rules.ts'
import { campaigns } from '../../src/newsletter/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { offerRing } from '../support/catalogue.ts'
import { losingOneAnswer } from '../support/fulfilment.ts'
import { db } from '../support/shop.ts'
import { campaignNow, offerTopic, writeDraft, writers } from './campaigns.ts'

for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()

const act = () => crypto.randomUUID()
const { desk, gone } = writers()
const actsOn = async (id: string) =>
  (await db.select().from(auditLog).where(eq(auditLog.subjectId, id))).map((entry) => entry.act)

/** Makes a move from the version that the campaign has now. */
async function move(id: string, to: CampaignMove, at?: number | 'now', by = desk): Promise<Moved> {
  const { version } = await campaignNow(id)
  const moved = await moveCampaign(by, { act: act(), id, version, move: to, ...(at && { at }) })
  if (!moved) throw new Error('There is no such campaign')
  return moved
}

/** As if the shop had begun to send it. */
const begin = (id: string, state: 'freezing' | 'sending') =>
  db
    .update(campaigns)
    .set({ state, recipients: state === 'sending' ? 2 : null })
    .where(eq(campaigns.id, id))

test('a form that begins a newsletter and is sent twice begins one', async () => {
  const id = act()
  expect(await beginCampaign(desk, { act: id })).toBe(true)
  expect(await beginCampaign(desk, { act: id })).toBe(true)
  expect(await campaignNow(id)).toMatchObject({ state: 'draft', subject: '', version: 1 })
  expect(await actsOn(id)).toEqual(['campaign-begun'])
})

test('an old newsletter is the template of a new one, topics included, which is a draft', async () => {
  const [rings, care] = [await offerTopic('Rings'), await offerTopic('Care')]
  const old = await writeDraft({ body: 'As every spring.', topics: [rings, care], isPublic: false })
  await begin(old, 'sending')
  const id = act()
  expect(await beginCampaign(desk, { act: id, from: old })).toBe(true)
  const { body, isPublic, state, recipients } = await campaignNow(id)
  expect({ body, isPublic, state, recipients }).toEqual({
    ...{ body: 'As every spring.', isPublic: false, state: 'draft', recipients: null },
  })
  const topics = (await topicsOfCampaign(db, id)).map((topic) => topic.id)
  expect(topics.toSorted()).toEqual([rings, care].toSorted())
  expect(await beginCampaign(desk, { act: act(), from: act() })).toBe(false)
})

test('a draft that is saved again as it was shows the prices of now', async () => {
  const ring = await offerRing({ price: 49_000 })
  const written: Written = {
    ...{ subject: 'Rings', preheader: '', body: `[product: ${ring.handle}]`, isPublic: false },
    topics: [],
  }
  const id = await writeDraft()
  const save = async () => {
    const { version } = await campaignNow(id)
    expect(await saveCampaign(desk, { act: act(), id, version, written })).toEqual({ ok: true })
    return (await campaignNow(id)).pricesShown
  }
  expect(await save()).toEqual({ [ring.handle]: 49_000 })
  await db.update(variants).set({ price: 52_000 }).where(eq(variants.id, ring.variant))
  expect(await save()).toEqual({ [ring.handle]: 52_000 })
  const { version } = await campaignNow(id)
  await save()
  expect((await campaignNow(id)).version, 'nothing to save').toBe(version)
})

test('what is saved is noted, and what somebody else saved meanwhile is not overwritten', async () => {
  const topic = await offerTopic('Events')
  const id = await writeDraft()
  const { version } = await campaignNow(id)
  const written: Written = {
    ...{ subject: 'Open studio', preheader: '', body: 'Come by.', isPublic: false },
    topics: [topic],
  }
  const asked = { act: act(), id, version, written }
  expect(await saveCampaign(desk, asked)).toEqual({ ok: true })
  expect(await saveCampaign(desk, asked), 'the same form, sent again').toEqual({ ok: true })
  expect(await campaignNow(id)).toMatchObject({ subject: 'Open studio', version: version + 1 })
  const late = { ...asked, act: act(), written: { ...written, body: 'Come by on Sunday.' } }
  expect(await saveCampaign(desk, late)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect((await campaignNow(id)).body).toBe('Come by.')
  expect(await topicsOfCampaign(db, id)).toEqual([{ id: topic }])
  expect(await actsOn(id)).toEqual(['campaign-begun', 'campaign-saved', 'campaign-saved'])
})

test('two newsletters of a month with one subject have addresses of their own', async () => {
  const ids = [await writeDraft({ subject: 'Pearls' }), await writeDraft({ subject: 'Pearls' })]
  const [one, other] = await Promise.all(ids.map(campaignNow))
  expect(one?.slug).toMatch(/^pearls-[a-z]{3}-\d{4}$/)
  expect(other?.slug).toMatch(new RegExp(`^${one?.slug}-[a-p]{8}$`))
})

test('only a draft is saved', async () => {
  const id = await writeDraft()
  await move(id, 'schedule', now() + 3600)
  const { version } = await campaignNow(id)
  const written = { subject: 'Late', preheader: '', body: '', isPublic: true, topics: [] }
  const saved = await saveCampaign(desk, { act: act(), id, version, written })
  expect(saved).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect((await campaignNow(id)).subject).not.toBe('Late')
})

test('a newsletter is scheduled, taken back, sent now, paused, resumed and cancelled, and all is noted', async () => {
  const id = await writeDraft()
  expect((await move(id, 'schedule', now() + 3600)).ok).toBe(true)
  expect(await campaignNow(id)).toMatchObject({ state: 'scheduled' })
  expect((await move(id, 'undo')).ok).toBe(true)
  expect(await campaignNow(id)).toMatchObject({ state: 'draft', scheduledAt: null })
  expect((await move(id, 'schedule', 'now')).ok).toBe(true)
  const { scheduledAt } = await campaignNow(id)
  expect((scheduledAt ?? 0) - now()).toBeGreaterThan(57)
  expect(gone, 'the queue begins when the minute is over').toContainEqual([id, 60])

  await begin(id, 'freezing')
  expect((await move(id, 'pause')).ok).toBe(true)
  expect(await campaignNow(id)).toMatchObject({ state: 'paused', pauseReason: 'staff' })
  expect((await move(id, 'resume')).ok).toBe(true)
  expect(await campaignNow(id)).toMatchObject({ state: 'freezing', pauseReason: null })
  await begin(id, 'sending')
  await move(id, 'pause')
  await move(id, 'resume')
  expect((await campaignNow(id)).state, 'goes on where it stopped').toBe('sending')
  expect(gone.filter(([campaign, after]) => campaign === id && after === 0)).toHaveLength(2)
  expect((await move(id, 'cancel')).ok).toBe(true)
  for (const late of ['pause', 'resume', 'schedule', 'undo'] as const)
    expect(await move(id, late, now() + 60), late).toMatchObject({
      ...{ ok: false, reason: 'changed-meanwhile', now: { state: 'cancelled' } },
    })
  expect((await actsOn(id)).slice(2)).toEqual(
    ['scheduled', 'unscheduled', 'scheduled']
      .concat(['paused', 'resumed', 'paused', 'resumed', 'cancelled'])
      .map((each) => `campaign-${each}`),
  )
})

test('nothing is scheduled for the past, or for years ahead', async () => {
  const id = await writeDraft()
  expect(await move(id, 'schedule', now() - 1)).toMatchObject({ ok: false, reason: 'over' })
  expect(await move(id, 'schedule', now() + 366 * 86_400)).toMatchObject({ reason: 'too-far' })
  expect((await campaignNow(id)).state).toBe('draft')
})

test('a form that comes twice acts once, also where what was made of it went on meanwhile', async () => {
  const id = await writeDraft()
  const { version } = await campaignNow(id)
  const asked = { act: act(), id, version, move: 'schedule', at: now() + 3600 } as const
  const both = await Promise.all([moveCampaign(desk, asked), moveCampaign(desk, asked)])
  expect(both.map((each) => each?.ok)).toEqual([true, true])
  await move(id, 'undo')
  expect((await moveCampaign(desk, asked))?.ok).toBe(true)
  expect((await campaignNow(id)).state, 'it was taken back since').toBe('draft')
  expect((await actsOn(id)).filter((each) => each === 'campaign-scheduled')).toHaveLength(1)
})

test('of two who act at once one does, and the other sees what became of it', async () => {
  const id = await writeDraft()
  await move(id, 'schedule', now() + 3600)
  await begin(id, 'sending')
  await move(id, 'pause')
  const { version } = await campaignNow(id)
  const both = await Promise.all(
    (['resume', 'cancel'] as const).map((to) =>
      moveCampaign(desk, { act: act(), id, version, move: to }),
    ),
  )
  expect(both.map((each) => each?.ok).toSorted()).toEqual([false, true])
  const won = both[0]?.ok ? 'sending' : 'cancelled'
  expect((await campaignNow(id)).state).toBe(won)
  expect(both.find((each) => !each?.ok)).toMatchObject({ reason: 'changed-meanwhile' })
})

test('pausing works from a page that is out of date, and nothing else does', async () => {
  const id = await writeDraft()
  await move(id, 'schedule', now() + 3600)
  await begin(id, 'sending')
  const stale = (to: CampaignMove) => moveCampaign(desk, { act: act(), id, version: 1, move: to })
  expect(await stale('cancel')).toMatchObject({ ok: false })
  expect(await stale('pause')).toMatchObject({ ok: true })
  expect(await stale('resume')).toMatchObject({ ok: false })
})

test('an answer of the database that gets lost changes nothing: the act is done once', async () => {
  const id = await writeDraft()
  const { desk: unlucky } = writers(losingOneAnswer('audit_log').d1)
  expect((await move(id, 'schedule', now() + 3600, unlucky)).ok).toBe(true)
  expect(await campaignNow(id)).toMatchObject({ state: 'scheduled', version: 3 })
})
