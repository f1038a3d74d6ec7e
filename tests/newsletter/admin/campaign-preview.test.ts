import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { outbox } from '../../../src/mail/tables.ts'
import { paths } from '../../../src/paths.ts'
import { atTheDesk } from '../../support/desk.ts'
import { config, db } from '../../support/shop.ts'
import { act, equipped, mails, owner, readyDraft, said } from './campaign-desk.ts'

for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()

test('the preview is the mail itself, in a frame that can do nothing', async () => {
  const id = await readyDraft({ body: 'Dear {name|you}, <script>alert(1)</script>' })
  const view = await owner.get(paths.deskCampaignPreview(id))
  expect(view.headers.get('Content-Security-Policy')).toContain("frame-src 'self'")
  expect(view.page).toContain(`src="${paths.deskCampaignPreview(id, { as: 'html' })}"`)
  const elsewhere = await owner.get(paths.deskCampaign(id))
  expect(elsewhere.headers.get('Content-Security-Policy')).not.toContain('frame-src')

  const mail = await owner.get(paths.deskCampaignPreview(id, { as: 'html' }))
  const policy = mail.headers.get('Content-Security-Policy') ?? ''
  expect(policy).toMatch(/^default-src 'none';.*frame-ancestors 'self'.*sandbox/)
  expect(policy).not.toMatch(/script-src|allow-scripts|allow-forms|connect-src/)
  expect(mail.headers.get('X-Frame-Options')).toBe('SAMEORIGIN')
  expect(mail.headers.get('Cache-Control')).toBe('no-store')
  expect(mail.page).toContain('Dear Robin')
  expect(mail.page).not.toContain('<script>')
})

test('dark mode is forced, and daylight as well, whatever the owner’s screen prefers', async () => {
  const id = await readyDraft()
  const [day, night] = await Promise.all(
    ['', 'yes'].map((dark) => owner.get(paths.deskCampaignPreview(id, { as: 'html', dark }))),
  )
  for (const { page } of [day, night] as { page: string }[])
    expect(page).not.toMatch(/prefers-color-scheme|light dark/)
  expect(day?.page).toMatch(/@media ?\(width<0\)/)
  expect(night?.page).toMatch(/@media ?\(width>=0\)/)
  expect(night?.page).toContain('color-scheme:dark')
})

test('the text is shown as it is', async () => {
  const id = await readyDraft({ body: 'Dear {name|you},\n\nsix **rings**.' })
  const { page } = await owner.get(paths.deskCampaignPreview(id, { view: 'text' }))
  expect(said(page)).toContain('Dear Robin')
  expect(page).not.toContain('<iframe')
})

test('a test goes to whoever asks or to the owner, and to nobody else', async () => {
  const id = await readyDraft({ subject: 'Opals' })
  const editor = await atTheDesk('editor')
  const to = (who: string) => editor.post(paths.deskCampaignTest(id), { act: act(), to: who })
  expect((await to('anna@example.com')).status).toBe(422)
  const count = async () => (await db.select().from(outbox).where(eq(outbox.subjectId, id))).length
  expect(await count()).toBe(0)
  for (const who of ['me', 'owner'])
    expect((await to(who)).location).toBe(paths.deskCampaignPreview(id, { done: 'tested' }))
  expect(await count()).toBe(2)
  const once = { act: act(), to: 'me' }
  for (let times = 0; times < 2; times++) await editor.post(paths.deskCampaignTest(id), once)
  expect(await count(), 'a form that is sent twice sends one').toBe(3)
})

test('where there is a service for newsletters, the test goes through it', async () => {
  const id = await readyDraft({ subject: 'Opals' })
  const { location } = await equipped.post(paths.deskCampaignTest(id), { act: act(), to: 'me' })
  expect(location).toContain('done=tested')
  expect(mails.to(config.OWNER_MAIL).map(({ subject }) => subject)).toEqual(['Test: Opals'])
  mails.faults.order('monthly-quota')
  const refused = await equipped.post(paths.deskCampaignTest(id), { act: act(), to: 'me' })
  expect(refused.status).toBe(503)
})
