import { expect, test, vi } from 'vitest'
import { purgeReminders, sendReminders } from '../../../src/aftercare/reminders/send-reminders.ts'
import { paths } from '../../../src/paths.ts'
import { days, now } from '../../../src/platform/clock.ts'
import { type Purpose, signToken } from '../../../src/platform/tokens.ts'
import { config, db, later, visitor } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'
import { askForDay, buy, mailsTo, openAgain, outbox, remindersOf } from './support.ts'

const warn = vi.spyOn(console, 'warn').mockReturnValue()

/** Somebody whose reminder has been mailed, and the mail. */
async function mailed() {
  const bought = await buy()
  await askForDay(bought)
  const [reminder] = await remindersOf(bought)
  later((reminder?.dueAt ?? 0) - now() + 60)
  await sendReminders(outbox)
  const [mail] = await mailsTo(bought)
  const [link = ''] = /\/orders\/reminders\/end\?token=[\w.-]+/.exec(mail?.text ?? '') ?? []
  return { bought, mail, link, id: reminder?.id ?? '' }
}

const stateOf = async (bought: Parameters<typeof remindersOf>[0]) =>
  (await remindersOf(bought)).map(({ state }) => state)

/** Posts as a mail service does: nothing but the body, from elsewhere. */
const oneClick = (link: string, body: BodyInit, headers: Record<string, string> = {}) =>
  shopWith({}).answer(
    new Request(`https://shop.test${link}`, { method: 'POST', body, headers, redirect: 'manual' }),
  )

function multipart() {
  const form = new FormData()
  form.set('List-Unsubscribe', 'One-Click')
  return form
}

test('the mail says in its header how a mail program ends it with one click', async () => {
  const { mail, link } = await mailed()
  expect(mail?.headers).toEqual({
    'Auto-Submitted': 'auto-generated',
    'List-Unsubscribe': `<https://shop.test${link}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
  expect(mail?.html).toContain(link)
})

test.each([
  ['urlencoded', () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), {}],
  ['multipart', multipart, {}],
  [
    'from another site',
    multipart,
    { Origin: 'https://mail.example', 'Sec-Fetch-Site': 'cross-site' },
  ],
  ['broken', () => 'no form at all', { 'Content-Type': 'multipart/form-data' }],
])('one click ends it, %s: without cookie, redirect or question', async (_, body, headers) => {
  const { bought, link } = await mailed()
  const answer = await oneClick(link, body(), headers)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Location')).toBeNull()
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(await stateOf(bought)).toEqual(['ended'])
})

test('people end it with one button; to look at the page ends nothing', async () => {
  const { bought, link } = await mailed()
  const who = visitor()
  const { page, status } = await who.get(link)
  expect(status).toBe(200)
  expect(await stateOf(bought)).toEqual(['runs'])
  const ended = await who.submit(link, page)
  expect(ended.page).toContain('no more emails of this reminder')
  expect(await stateOf(bought)).toEqual(['ended'])
  expect(page + ended.page).not.toContain(bought.number)
})

test('an old link, clicked again after years and when nothing is left, answers the same', async () => {
  const { bought, link } = await mailed()
  const who = visitor()
  const first = await who.post(link, {})
  const again = [await who.post(link, {}), await who.get(link)]
  later(days(1500))
  await purgeReminders(db)
  expect(await stateOf(bought)).toEqual([])
  again.push(await who.post(link, {}))
  const left = (page: string) => page.replace(/\d{4}/g, '').replace(/data-[\w-]+="[^"]*"/g, '')
  for (const answer of again) {
    expect(answer.status).toBe(first.status)
    expect(/<main.*<\/main>/s.exec(left(answer.page))?.[0]).toBe(
      /<main.*<\/main>/s.exec(left(first.page))?.[0],
    )
  }
})

test('a forged link ends nothing: another purpose, another signature, an id, nothing at all', async () => {
  const { bought, link, id } = await mailed()
  const other = (purpose: Purpose) => signToken(config, purpose, id, null)
  const token = link.split('token=')[1] ?? ''
  for (const forged of [
    ...[id, '', token.slice(0, -4), `${token}A`, token.replace(/^[^.]+/, 'e30'), 'x'.repeat(600)],
    ...[await other('order'), await other('newsletter-leave')],
  ]) {
    const to = paths.endReminder(forged)
    expect((await visitor().get(to)).status, forged).toBe(404)
    expect((await oneClick(to, multipart())).status, forged).toBe(404)
  }
  expect(await stateOf(bought)).toEqual(['runs'])
  expect(JSON.stringify(warn.mock.calls)).toContain('link to end a reminder not accepted')
  expect(JSON.stringify(warn.mock.calls)).not.toContain(token.slice(0, 40))
})

test('the link opens nothing of the order, and ends its own reminder alone', async () => {
  const { bought, link } = await mailed()
  const who = await openAgain(bought)
  await who.post(`/orders/${bought.number}/reminders`, {
    ...{ kind: 'anniversary', day: '1', month: '3', consent_anniversary: 'yes' },
  })
  const stranger = visitor()
  await stranger.post(link, {})
  expect((await stateOf(bought)).sort()).toEqual(['ended', 'runs'])
  expect((await stranger.get(`/orders/${bought.number}`)).status).toBe(404)
})

test('who has a link of ours is not braked; who forges them is', async () => {
  const { link } = await mailed()
  const refusing = { limit: async () => ({ success: false }) }
  const hasty = visitor({ answer: shopWith({ FORM_LIMIT: refusing as never }).answer })
  expect((await hasty.post(link, {})).status).toBe(200)
  expect((await hasty.post(paths.endReminder('none'), {})).status).toBe(429)
})
