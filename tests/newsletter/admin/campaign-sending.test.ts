import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { campaigns } from '../../../src/newsletter/tables.ts'
import { paths } from '../../../src/paths.ts'
import { now } from '../../../src/platform/clock.ts'
import { db, visitor } from '../../support/shop.ts'
import { campaignNow } from '../campaigns.ts'
import { putCampaign } from '../put-campaign.ts'
import { act, equipped, move, owner, readyDraft, said } from './campaign-desk.ts'

for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()

test('until a service is set up, the list says what is missing, and nothing is scheduled', async () => {
  const { page } = await owner.get(paths.deskCampaigns())
  expect(said(page)).toContain('Nothing can be sent yet')
  expect(page).toContain('the setting “provider”')
  expect((await equipped.get(paths.deskCampaigns())).page).not.toContain('Nothing can be sent yet')
  const id = await readyDraft()
  const refused = await move(id, { move: 'schedule', at: 'now', despite: 'yes' }, owner)
  expect(refused.status).toBe(409)
  expect((await campaignNow(id)).state).toBe('draft')
})

test('a check that stops it holds it back, whatever is ticked', async () => {
  const id = await readyDraft({ subject: '' })
  const { page } = await equipped.get(paths.deskCampaign(id, { send: 'now' }))
  expect(said(page)).toContain('Must be mended')
  expect(page).not.toContain('value="schedule"')
  expect((await move(id, { move: 'schedule', at: 'now', despite: 'yes' })).status).toBe(409)
  expect((await campaignNow(id)).state).toBe('draft')
})

test('a warning holds it back until somebody says to send all the same', async () => {
  const id = await readyDraft({ preheader: '' })
  const { page } = await equipped.get(paths.deskCampaign(id, { send: 'now' }))
  expect(said(page)).toContain('Look again')
  expect((await move(id, { move: 'schedule', at: 'now' })).status).toBe(422)
  expect((await campaignNow(id)).state).toBe('draft')
  expect((await move(id, { move: 'schedule', at: 'now', despite: 'yes' })).status).toBe(303)
  expect((await campaignNow(id)).state).toBe('scheduled')
})

test('a link that leads nowhere is found, and one that leads somewhere is not', async () => {
  const id = await readyDraft({
    body: '[a](/no-such-page) [b](/cart) [c](/policies/privacy) [d](/icon.svg) [e](/products/none)',
  })
  const text = said((await equipped.get(paths.deskCampaign(id, { send: 'ask' }))).page)
  expect(text).toContain('/no-such-page')
  expect(text).toContain('/products/none')
  for (const there of ['/cart', '/policies/privacy', '/icon.svg']) expect(text).not.toContain(there)
})

test('the owner schedules in the shop’s time zone, sees it confirmed, and takes it back', async () => {
  const id = await readyDraft()
  const ask = { send: 'at', day: '2030-06-01', time: '09:30' }
  const { page } = await equipped.get(paths.deskCampaign(id, ask))
  expect(said(page)).toContain('1 Jun 2030, 09:30 GMT+2')
  expect(said(page)).toContain('Goes to 1 person')
  const at = String(Date.parse('2030-06-01T07:30Z') / 1000)
  expect(page).toContain(`name="at" value="${at}"`)
  const { location } = await move(id, { move: 'schedule', at, despite: 'yes' })
  const scheduled = await equipped.get(location)
  expect(said(scheduled.page)).toContain('It begins to go out on 1 Jun 2030, 09:30')
  expect(said(scheduled.page)).toContain('Scheduled.')
  expect((await campaignNow(id)).scheduledAt).toBe(Number(at))
  const undone = await move(id, { move: 'undo' })
  expect(said((await equipped.get(undone.location)).page)).toContain('It’s a draft again')
})

test('the page to which scheduling led says so no longer when the newsletter has begun', async () => {
  const id = await readyDraft()
  const { location } = await move(id, { move: 'schedule', at: 'now', despite: 'yes' })
  expect(said((await equipped.get(location)).page)).toContain('Scheduled.')
  await db.update(campaigns).set({ state: 'sending' }).where(eq(campaigns.id, id))
  expect(said((await equipped.get(location)).page)).not.toContain('Scheduled.')
})

test('a time that is skipped, comes twice, has passed or is far away gets a clear answer', async () => {
  const id = await readyDraft()
  const ask = async (day: string, time: string) =>
    equipped.get(paths.deskCampaign(id, { send: 'at', day, time }))
  const skipped = await ask('2030-03-31', '02:30')
  expect(skipped.status).toBe(422)
  expect(said(skipped.page)).toContain('there is no 02:30')
  const twice = await ask('2030-10-27', '02:30')
  expect(said(twice.page)).toContain('02:30 comes twice')
  for (const zone of ['GMT+2', 'GMT+1']) expect(twice.page).toContain(`27 Oct 2030, 02:30 ${zone}`)
  expect(said((await ask('2030-01-09', '10:00')).page)).toContain('That time has passed')
  expect(said((await ask('2032-01-09', '10:00')).page)).toContain('more than a year ahead')
  expect(said((await ask('2030-02-30', '10:00')).page)).toContain('enter a day and a time')
  expect(said((await ask('', '')).page)).toContain('enter a day and a time')
  const late = await move(id, { move: 'schedule', at: String(now() - 5), despite: 'yes' })
  expect(late.status).toBe(422)
  expect(said(late.page)).toContain('That time has passed')
})

test('while it is sent, its page says how far it is; a cancelled one says how many have it', async () => {
  const id = await readyDraft()
  await db
    .update(campaigns)
    .set({
      state: 'sending',
      recipients: 500,
      sent: 200,
      skipped: 40,
      failed: 10,
      startedAt: now(),
    })
    .where(eq(campaigns.id, id))
  const text = said((await equipped.get(paths.deskCampaign(id))).page)
  expect(text).toContain('50 % done')
  for (const each of ['sent 200', 'skipped 40', 'failed 10', 'waiting 250'])
    expect(text).toContain(each)
  const asked = await equipped.get(paths.deskCampaign(id, { ask: 'cancel' }))
  expect(said(asked.page)).toContain('200 people have got it already; 250 people more would.')
  expect((await campaignNow(id)).state, 'asking changes nothing').toBe('sending')
  const stale = await equipped.post(paths.deskCampaignMove(id), {
    act: act(),
    version: '1',
    move: 'cancel',
  })
  expect(stale.status).toBe(409)
  const { location } = await move(id, { move: 'cancel' })
  expect(said((await equipped.get(location)).page)).toContain('Cancelled. Nothing more goes out.')
})

test('a newsletter that the shop paused says why, and what to do', async () => {
  const id = await readyDraft()
  const why = {
    products: /no longer on sale/,
    refused: /Sign in there/,
    bounces: /old import/,
    complaints: /cancel it if in doubt/,
  }
  for (const [pauseReason, says] of Object.entries(why)) {
    const row = { state: 'paused', recipients: 3, pauseReason: pauseReason as 'refused' } as const
    await db.update(campaigns).set(row).where(eq(campaigns.id, id))
    expect(said((await owner.get(paths.deskCampaign(id))).page)).toMatch(says)
  }
})

test('a newsletter with a mistake is taken out of the archive, and put back once more', async () => {
  const id = await putCampaign({ slug: 'with-a-mistake', content: '{"page":"<p>Rings</p>"}' })
  const there = async () => (await visitor().get(paths.archivedNewsletter('with-a-mistake'))).status
  const shown = async () => (await owner.get(paths.deskCampaign(id))).page
  expect(await there()).toBe(200)
  expect(await shown()).toContain('value="hide"')
  const hidden = await move(id, { move: 'hide' }, owner)
  expect((await owner.get(hidden.location)).page).toContain('Taken out of the archive')
  expect(await campaignNow(id)).toMatchObject({ state: 'finished', isPublic: false })
  expect(await there()).toBe(404)
  expect(await shown()).toContain('value="show"')
  await move(id, { move: 'show' }, owner)
  expect(await there()).toBe(200)
  const draft = await readyDraft()
  expect((await move(draft, { move: 'hide' })).status).toBe(409)
})
