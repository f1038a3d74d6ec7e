import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { leave } from '../../../src/newsletter/leave.ts'
import { suppress } from '../../../src/newsletter/suppression-queries.ts'
import { consentWordings, signUps, subscribers, topics } from '../../../src/newsletter/tables.ts'
import { topicField } from '../../../src/newsletter/topic-rules.ts'
import { paths } from '../../../src/paths.ts'
import { days, minutes, now } from '../../../src/platform/clock.ts'
import { unseal } from '../../../src/platform/sealing.ts'
import { signToken } from '../../../src/platform/tokens.ts'
import { config, db, hiddenFields, later, type Visitor, visitor } from '../../support/shop.ts'
import { opened, preferencesToken } from './opened.ts'
import {
  consentsOf,
  offerTopic,
  reasonOf,
  recipientsOf,
  rowOf,
  sendCampaign,
  subscribe,
  topicsOf,
} from './subscribed.ts'

const news = await offerTopic('New pieces', 'About once a month.')
const care = await offerTopic('Care')
const old = await offerTopic('Fairs')
vi.spyOn(console, 'warn').mockReturnValue()

const page = paths.preferences()

async function press(who: Visitor, typed: Record<string, string>) {
  const shown = await who.get(page)
  return who.submit(page, shown.page, typed)
}

const save = (who: Visitor, chosen: string[], name = 'Ida') =>
  press(who, {
    ...{ act: 'save', name },
    ...Object.fromEntries(chosen.map((id) => [topicField(id), 'yes'])),
  })

const nameOf = async (id: string) => {
  const { name } = (await rowOf(id)) ?? {}
  return name ? unseal(config.sealingKeys, `subscribers.name:${id}`, name) : null
}

test('the link of a mail opens the page for an hour, and its token leaves the address', async () => {
  const { who, answer, email } = await opened([news])
  expect([answer.status, answer.location]).toEqual([303, page])
  const [cookie = ''] = answer.headers.getSetCookie()
  for (const part of ['__Host-newsletter=', 'Max-Age=3600', 'HttpOnly', 'Secure', 'SameSite=Lax'])
    expect(cookie).toContain(part)
  const shown = await who.get(page)
  expect(shown.page).toContain('It goes to i•••@example.com.')
  expect(shown.page).not.toContain(email)
  expect(shown.page).toContain('About once a month.')
  expect(shown.headers.get('Cache-Control')).toBe('no-store')
  expect(shown.headers.get('Referrer-Policy')).toBe('same-origin')
  later(minutes(61))
  expect((await who.get(page)).location).toBe(paths.preferencesLink('expired'))
})

test('an old, foreign or missing link opens nothing, and leads to where there is a new one', async () => {
  const { id } = await subscribe([news])
  const old = await preferencesToken(id)
  later(days(31))
  for (const token of [old, 'x', '', await signToken(config, 'order', id, 60)]) {
    const who = visitor()
    const answer = await who.get(paths.preferences({ token }))
    expect(answer.location, token).toBe(paths.preferencesLink('expired'))
    expect(who.cookies.size).toBe(0)
  }
  for (const path of [page, paths.preferencesData(), paths.preferencesForget()])
    expect((await visitor().get(path)).location).toBe(paths.preferencesLink('expired'))
  for (const path of [page, paths.preferencesForget()])
    expect((await visitor().post(path, { of: id, act: 'leave' })).location).toBe(
      paths.preferencesLink('expired'),
    )
  expect((await visitor().get(paths.preferencesLink('expired'))).page).toContain('send you a new')
  expect(await rowOf(id)).toMatchObject({ leftAt: null })
})

test('other topics and another name are kept, with a record of what was agreed to', async () => {
  const { id, who, emailDigest } = await opened([news])
  const answer = await save(who, [care], ' Ida Nowak ')
  expect(answer.location).toBe(paths.preferences({ done: 'saved' }))
  expect((await who.get(answer.location)).page).toContain('Saved: from now on')
  expect(await topicsOf(id)).toEqual([care])
  expect(await nameOf(id)).toBe('Ida Nowak')
  const [, record, ...more] = await consentsOf(emailDigest)
  expect(more).toEqual([])
  expect(record).toMatchObject({ kind: 'preferences', source: 'page', topics: '["Care"]' })
  const wordings = await db
    .select()
    .from(consentWordings)
    .where(eq(consentWordings.id, record?.wording ?? ''))
  expect(wordings[0]?.text).toContain('I ask')
  expect((await who.get(page)).page).toContain(wordings[0]?.text.replaceAll('"', '&quot;'))

  // Sent again, from here or another tab, it changes nothing; only a name is no consent.
  later(10)
  await Promise.all([save(who, [care], 'Ida'), save(who, [care], 'Ida')])
  expect(await consentsOf(emailDigest)).toHaveLength(2)
  await save(who, [care], '')
  expect(await nameOf(id)).toBeNull()
})

test('a topic that is no longer offered stays with whoever has it, and nobody else gets it', async () => {
  const [mine, other] = [await opened([news, old]), await opened([news])]
  await db.update(topics).set({ archivedAt: now() }).where(eq(topics.id, old))
  expect((await mine.who.get(page)).page).toContain('Not offered any more')
  expect((await other.who.get(page)).page).not.toContain('Fairs')
  await save(mine.who, [old, care])
  await save(other.who, [old, care])
  expect(await topicsOf(mine.id)).toEqual([old, care].sort())
  expect(await topicsOf(other.id)).toEqual([care])
  await db.update(topics).set({ archivedAt: null }).where(eq(topics.id, old))
})

test('with no topic or a name that is none, the form says so at the field and keeps what was typed', async () => {
  const { id, who, emailDigest } = await opened([news])
  const none = await save(who, [], 'Ida Nowak')
  expect(none.status).toBe(422)
  expect(none.page).toContain('id="topics-error"')
  expect(none.page).toContain('you’d get nothing from us')
  expect(none.page).toContain('value="Ida Nowak"')
  const spam = await save(who, [care], 'Win at www.evil.example')
  expect(spam.status).toBe(422)
  expect(spam.page).toContain('id="name-error"')
  expect(spam.page).toMatch(new RegExp(`name="${topicField(care)}"[^>]* checked`))
  expect(await topicsOf(id)).toEqual([news])
  expect(await nameOf(id)).toBe('Ida Kowalska')
  expect(await consentsOf(emailDigest)).toHaveLength(1)
})

test('a pause of 1, 3 or 6 months ends on the same day, or by a button', async () => {
  const { id, who } = await opened([news])
  for (const months of ['1', '3', '6']) {
    const before = now()
    await press(who, { act: 'pause', months })
    const { pausedUntil = 0 } = (await rowOf(id)) ?? {}
    const lasts = ((pausedUntil ?? 0) - before) / days(1) / Number(months)
    expect(lasts).toBeGreaterThan(27)
    expect(lasts).toBeLessThan(32)
    expect((await who.get(page)).page).toContain('You’re taking a break')
    expect((await press(who, { act: 'resume' })).location).toContain('resumed')
    expect(await rowOf(id)).toMatchObject({ pausedUntil: null })
  }
  for (const months of ['', '0', '1200', 'x']) await press(who, { act: 'pause', months })
  expect(await rowOf(id)).toMatchObject({ pausedUntil: null })
})

test('leaving and coming back from the page, and another tab that did not notice', async () => {
  const { id, who, emailDigest } = await opened([news])
  const tab = (await who.get(page)).page
  expect((await press(who, { act: 'leave' })).location).toBe(paths.preferences({ done: 'left' }))
  expect(await reasonOf(emailDigest)).toBe('left')
  const gone = (await who.get(page)).page
  expect(gone).toContain('we delete your name and address')
  expect(gone).not.toContain('value="save"')
  const stale = { ...hiddenFields(tab, page), act: 'save', [topicField(care)]: 'yes' }
  const late = await who.post(page, stale)
  expect(late.location).toBe(paths.preferences({ done: 'not-saved' }))
  expect((await who.get(late.location)).page).toContain('Nothing was changed')
  expect(await topicsOf(id)).toEqual([news])

  const back = () => press(who, { act: 'back' })
  await Promise.all([back(), back()])
  expect(await rowOf(id)).toMatchObject({ leftAt: null })
  expect(await reasonOf(emailDigest)).toBeUndefined()
  expect(await topicsOf(id)).toEqual([news])
})

test('in a browser that two people share, neither changes what the other gets', async () => {
  const who = visitor()
  const ida = await opened([news], who)
  const tab = (await who.get(page)).page
  const ola = await opened([news], who)
  const fields = { ...hiddenFields(tab, page), act: 'leave' }
  expect((await who.post(page, fields)).location).toContain('other-address')
  const forgetting = await who.post(paths.preferencesForget(), { of: ida.id })
  expect(forgetting.location).toContain('other-address')
  for (const { id } of [ida, ola]) expect(await rowOf(id)).toMatchObject({ leftAt: null })
})

test('whom we stopped sending to reads why', async () => {
  for (const [reason, words] of [
    ['bounced', 'came back'],
    ['complained', 'marked as spam'],
    ['removed', 'taken this address off'],
  ] as const) {
    const { who, emailDigest } = await opened([news])
    await suppress(db, emailDigest, reason, now())
    expect((await who.get(page)).page).toContain(words)
  }
})

test('the download has all that is known, in words, and only this browser gets it', async () => {
  const { id, who, email } = await opened([news, care])
  await sendCampaign([id], { subject: 'New rings for spring' })
  const answer = await who.get(paths.preferencesData())
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(answer.headers.get('Content-Disposition')).toContain('newsletter-data.json')
  const data = JSON.parse(answer.page)
  expect(data).toMatchObject({
    'Email address': email,
    Name: 'Ida Kowalska',
    Topics: ['New pieces', 'Care'],
    'What you agreed to': [{ Words: 'I want the newsletter.', Topics: ['New pieces', 'Care'] }],
    'Newsletters that you got': [{ Subject: 'New rings for spring' }],
    'Sign-ups of the last 30 days': [{ Where: 'On a page of our site' }],
  })
  expect(data['What you agreed to'][0].Confirmed).toMatch(/^\d{4}-\d\d-\d\dT/)
  await leave(db, { subscriberId: id, campaignId: null, reason: 'left' })
  const after = JSON.parse((await who.get(paths.preferencesData())).page)
  expect(after['Why nothing is sent']).toBe('You left')
})

test('to be forgotten takes a page that says what stays, and a button; the cookie goes too', async () => {
  const { id, who, emailDigest } = await opened([news])
  const campaign = await sendCampaign([id])
  const path = paths.preferencesForget()
  const asked = await who.get(path)
  for (const words of ['i•••@example.com', 'For three years', '17(3)(e)'])
    expect(asked.page).toContain(words)
  expect(await rowOf(id)).toBeDefined()
  const [done, again] = await Promise.all([
    who.submit(path, asked.page),
    who.submit(path, asked.page),
  ])
  for (const { location } of [done, again])
    expect(location).toBe(paths.preferencesLink('forgotten'))
  expect((await who.get(done.location)).page).toContain('You’re forgotten')
  expect(who.cookies.size).toBe(0)
  expect(await rowOf(id)).toBeUndefined()
  expect(await reasonOf(emailDigest)).toBe('forgotten')
  expect((await recipientsOf(campaign)).map(({ subscriberId }) => subscriberId)).not.toContain(id)
  expect(await db.$count(signUps, eq(signUps.emailDigest, emailDigest))).toBe(0)
  // The link that they still have opens nothing.
  const later = visitor()
  await later.get(paths.preferences({ token: await preferencesToken(id) }))
  expect((await later.get(page)).location).toBe(paths.preferencesLink('expired'))
  expect((await later.get(paths.preferencesData())).location).toContain('expired')
  expect(await db.$count(subscribers, eq(subscribers.id, id))).toBe(0)
})
