import { expect, test, vi } from 'vitest'
import { topics } from '../../../src/newsletter/tables.ts'
import { paths } from '../../../src/paths.ts'
import { now } from '../../../src/platform/clock.ts'
import { putProduct } from '../../catalog/products.ts'
import { db } from '../../support/shop.ts'
import { campaignNow, offerTopic, subscribe, writeDraft } from '../campaigns.ts'
import { act, move, owner, readyDraft, said } from './campaign-desk.ts'

for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()

test('the owner begins a newsletter, writes it and finds what was typed', async () => {
  const { page } = await owner.get(paths.deskCampaigns())
  const begun = await owner.submit(paths.deskCampaigns(), page, {})
  expect(begun.status).toBe(303)
  const editor = await owner.get(begun.location)
  expect(editor.page).toContain('It’s a draft: nobody sees it yet.')
  const self = begun.location.split('?')[0] ?? ''
  const saved = await owner.submit(self, editor.page, {
    ...{
      subject: 'Winter  opals',
      preheader: 'Six rings',
      body: 'Dear {name|you},\r\n\r\nsix rings.',
    },
  })
  expect(saved.location).toBe(`${self}?done=saved`)
  const { subject, body, isPublic } = await campaignNow(self.split('/').at(-1) ?? '')
  expect({ subject, body }).toEqual({
    subject: 'Winter opals',
    body: 'Dear {name|you},\n\nsix rings.',
  })
  expect(isPublic, 'the box was not ticked').toBe(false)
  expect((await owner.get(paths.deskCampaigns())).page).toContain('Winter opals')
})

test('what is too long is refused, and nothing of it is lost', async () => {
  const id = await readyDraft()
  const typed = { subject: 'x'.repeat(201), body: 'Kept <b>as</b> it is', isPublic: 'yes' }
  const form = { act: act(), version: '2', ...typed }
  const { status, page } = await owner.post(paths.deskCampaign(id), form)
  expect(status).toBe(422)
  expect(page).toContain('Please shorten the subject to 200 letters.')
  expect(page).toContain('Kept &lt;b&gt;as&lt;/b&gt; it is')
  const long = await owner.post(paths.deskCampaign(id), {
    ...form,
    subject: '',
    body: 'ж'.repeat(20_001),
  })
  expect(long.status, 'as long as no mail should be, in any script').toBe(422)
  expect(long.page).toContain('Please shorten the text')
})

test('who saves after somebody else sees both, and what only one changed is taken over', async () => {
  const id = await readyDraft({ subject: 'Pearls', body: 'First.' })
  const editor = await owner.get(paths.deskCampaign(id))
  const before = /name="before" value="([^"]*)"/.exec(editor.page)?.[1]?.replaceAll('&quot;', '"')
  const form = (more: Record<string, string>) => ({
    ...{
      act: act(),
      version: '2',
      before: before ?? '',
      subject: 'Pearls',
      preheader: 'Six new rings',
    },
    ...{ body: 'First.', isPublic: 'yes', ...more },
  })
  const [topic] = (await db.select().from(topics)).slice(-1)
  const box = { [`topic-${topic?.id}`]: 'yes' }
  await owner.post(paths.deskCampaign(id), form({ ...box, subject: 'Opals', body: 'Theirs.' }))
  const { status, page } = await owner.post(
    paths.deskCampaign(id),
    form({ ...box, preheader: 'Mine', body: 'Mine, too.' }),
  )
  expect(status).toBe(409)
  expect(said(page)).toMatch(/Subject Opals Pearls Saved by somebody else/)
  expect(said(page)).toMatch(/Text Theirs\. Mine, too\. Typed by you/)
  const again = {
    act: act(),
    version: '3',
    subject: 'Opals',
    preheader: 'Mine',
    body: 'Mine, too.',
  }
  expect(page).toContain('value="Opals"')
  expect((await owner.post(paths.deskCampaign(id), { ...again, ...box })).status).toBe(303)
  expect(await campaignNow(id)).toMatchObject({
    subject: 'Opals',
    preheader: 'Mine',
    body: 'Mine, too.',
  })
})

test('what was typed while somebody else scheduled it is shown, to be copied', async () => {
  const id = await readyDraft()
  await move(id, { move: 'schedule', at: String(now() + 3600), despite: 'yes' })
  const { status, page } = await owner.post(paths.deskCampaign(id), {
    ...{ act: act(), version: '2', subject: 'Late', body: 'A long thought' },
  })
  expect(status).toBe(409)
  expect(page).toContain('A long thought')
  expect((await campaignNow(id)).subject).not.toBe('Late')
})

test('each topic says how many people it reaches, and all together count each person once', async () => {
  const [rings, care, none] = [
    await offerTopic('Rings'),
    await offerTopic('Care'),
    await offerTopic('0'),
  ]
  await subscribe([rings])
  await subscribe([rings, care])
  await subscribe([rings], { leftAt: now() })
  await subscribe([care], { pausedUntil: now() + 60 })
  await subscribe([care], { pausedUntil: now() - 60 })
  await subscribe([care], { suppressed: 'bounced' })
  const id = await writeDraft({ topics: [rings, care] })
  const text = said((await owner.get(paths.deskCampaign(id))).page)
  expect(text).toContain('Rings 2 people')
  expect(text).toContain('Care 2 people')
  expect(text).toContain('0 0 people')
  expect(text).toContain('As saved, it goes to 3 people.')
  expect(none).toBeTruthy()
})

test('a product is found, and shown as the line that puts it into the text; what was typed is saved', async () => {
  await putProduct({ handle: 'opal-ring', title: 'Opal ring' }, [{}])
  const id = await readyDraft()
  const { location } = await owner.post(paths.deskCampaign(id), {
    ...{ act: act(), version: '2', subject: 'Rings', body: 'Typed', q: 'ring' },
  })
  expect((await campaignNow(id)).body).toBe('Typed')
  const { page } = await owner.get(location)
  expect(page).toContain('[product: opal-ring]')
  const nothing = await owner.get(paths.deskCampaign(id, { q: 'zzzzz' }))
  expect(nothing.page).toContain('Nothing found. Try another word.')
})

test('the list has the newest first, twenty to a page, and each once', async () => {
  const ids: string[] = []
  for (let n = 0; n < 25; n++) ids.push(await writeDraft())
  const seen: string[] = []
  let path: string | undefined = paths.deskCampaigns()
  while (path) {
    const { page }: { page: string } = await owner.get(path)
    const links = [...page.matchAll(/campaigns\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '')
    expect(links.length).toBeLessThanOrEqual(20)
    seen.push(...links)
    path = /href="([^"]*after=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.filter((id) => ids.includes(id))).toHaveLength(25)
})
