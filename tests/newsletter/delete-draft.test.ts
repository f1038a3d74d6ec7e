import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { campaigns, campaignTopics } from '../../src/newsletter/tables.ts'
import { paths } from '../../src/paths.ts'
import { now } from '../../src/platform/clock.ts'
import { atTheDesk } from '../support/desk.ts'
import { db } from '../support/shop.ts'
import { act, owner, readyDraft, said } from './admin/campaign-desk.ts'
import { campaignNow } from './campaigns.ts'

const isThere = async (id: string) =>
  (await db.select().from(campaigns).where(eq(campaigns.id, id))).length === 1

test('the owner deletes a draft, after one question, and the log keeps what it was called', async () => {
  const id = await readyDraft({ subject: 'Never mind' })
  const editor = await owner.get(paths.deskCampaign(id))
  expect(editor.page).toContain(paths.deskCampaign(id, { ask: 'delete' }))
  const question = await owner.get(paths.deskCampaign(id, { ask: 'delete' }))
  expect(said(question.page)).toContain('Delete this draft?')
  expect(await isThere(id), 'asking deletes nothing').toBe(true)
  const { status, location } = await owner.submit(paths.deskCampaignDelete(id), question.page, {})
  expect({ status, location }).toEqual({
    status: 303,
    location: paths.deskCampaigns({ done: 'deleted' }),
  })
  expect(said((await owner.get(location)).page)).toContain('The draft is deleted.')
  expect(await isThere(id)).toBe(false)
  const ofIt = eq(campaignTopics.campaignId, id)
  expect(await db.select().from(campaignTopics).where(ofIt)).toEqual([])
  const log = said((await owner.get(paths.deskLog({ subject: 'campaign', of: id }))).page)
  expect(log).toMatch(/Draft of a newsletter deleted.*Never mind/)
  expect((await owner.get(paths.deskCampaign(id))).status).toBe(404)
})

test('a form that deletes a draft and is sent twice leads to the same page', async () => {
  const id = await readyDraft()
  const form = { act: act(), version: '2' }
  const press = async () => (await owner.post(paths.deskCampaignDelete(id), form)).location
  expect([await press(), await press()]).toEqual(
    Array(2).fill(paths.deskCampaigns({ done: 'deleted' })),
  )
  const other = await owner.post(paths.deskCampaignDelete(id), { ...form, act: act() })
  expect(other.status).toBe(404)
})

for (const state of ['scheduled', 'sending', 'paused', 'cancelled', 'finished'] as const)
  test(`a newsletter that is ${state} is not deleted`, async () => {
    const id = await readyDraft()
    await db
      .update(campaigns)
      .set({ state, scheduledAt: now() + 60, recipients: 0 })
      .where(eq(campaigns.id, id))
    const { version } = await campaignNow(id)
    expect((await owner.get(paths.deskCampaign(id))).page).not.toContain('ask=delete')
    const { status, page } = await owner.post(paths.deskCampaignDelete(id), {
      ...{ act: act(), version: String(version) },
    })
    expect(status).toBe(409)
    expect(said(page)).toContain('Nothing was changed.')
    expect(await isThere(id)).toBe(true)
  })

test('a draft that somebody else has just saved is not deleted unseen', async () => {
  const id = await readyDraft()
  const { status } = await owner.post(paths.deskCampaignDelete(id), { act: act(), version: '1' })
  expect(status).toBe(409)
  expect(await isThere(id)).toBe(true)
})

test('who writes no newsletters deletes none', async () => {
  const id = await readyDraft()
  const books = await atTheDesk('books')
  const { status } = await books.post(paths.deskCampaignDelete(id), { act: act(), version: '2' })
  expect(status).toBe(403)
  expect(await isThere(id)).toBe(true)
})
