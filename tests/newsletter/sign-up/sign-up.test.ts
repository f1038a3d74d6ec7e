import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { outbox } from '../../../src/mail/tables.ts'
import { subscriberIdOf } from '../../../src/newsletter/subscriber-id.ts'
import {
  consents,
  consentWordings,
  signUps,
  subscribers,
  subscriberTopics,
  suppressions,
  topics,
} from '../../../src/newsletter/tables.ts'
import { days, now } from '../../../src/platform/clock.ts'
import { keyedDigest } from '../../../src/platform/digest.ts'
import { foldEmail } from '../../../src/platform/email-address.ts'
import { unseal } from '../../../src/platform/sealing.ts'
import { config, db, later, visitor } from '../../support/shop.ts'
import { anybody, confirm, linkMailedTo, mailsTo, signUp, subscribe } from './support.ts'

const digestOf = (email: string) => keyedDigest(config.LOOKUP_KEY, foldEmail(email))
const signUpsOf = async (email: string) =>
  db
    .select()
    .from(signUps)
    .where(eq(signUps.emailDigest, await digestOf(email)))
const subscriberOf = async (email: string) =>
  (
    await db
      .select()
      .from(subscribers)
      .where(eq(subscribers.emailDigest, await digestOf(email)))
  )[0]
async function topicsOf(email: string) {
  const found = await db
    .select({ name: topics.name })
    .from(subscriberTopics)
    .innerJoin(topics, eq(topics.id, subscriberTopics.topicId))
    .where(eq(subscriberTopics.subscriberId, await subscriberIdOf(await digestOf(email))))
    .orderBy(topics.position)
  return found.map(({ name }) => name)
}

test('who signs up is asked by mail, and is a subscriber once they press the button', async () => {
  const email = anybody()
  const answer = await signUp({ email, name: 'Ada' }, ['New pieces', 'Events'])
  expect([answer.status, answer.location]).toEqual([303, '/newsletter/asked'])
  expect((await visitor().get(answer.location)).page).toContain('Please look in your inbox')
  expect(await subscriberOf(email)).toBeUndefined()

  const link = await linkMailedTo(email)
  for (let at = 0; at < 3; at++) {
    const shown = await visitor().get(link)
    expect(shown.status).toBe(200)
    for (const words of ['New pieces', 'Events', 'We’ll greet you as Ada.'])
      expect(shown.page).toContain(words)
    expect(shown.page).not.toContain(email)
  }
  expect(await subscriberOf(email)).toBeUndefined()

  const confirmed = await confirm(link)
  expect([confirmed.status, confirmed.location]).toEqual([303, '/newsletter/confirmed'])
  const subscriber = await subscriberOf(email)
  expect(subscriber).toMatchObject({ leftAt: null, pausedUntil: null, language: 'en' })
  const { sealingKeys } = config
  if (!subscriber?.email || !subscriber.name) throw new Error('Nothing is sealed')
  const at = subscriber.id
  expect(await unseal(sealingKeys, `subscribers.email:${at}`, subscriber.email)).toBe(email)
  expect(await unseal(sealingKeys, `subscribers.name:${at}`, subscriber.name)).toBe('Ada')
  expect(await topicsOf(email)).toEqual(['New pieces', 'Events'])
  expect(await signUpsOf(email)).toMatchObject([{ email: null, name: null }])

  const [welcome, ...more] = await mailsTo(email)
  expect(more).toEqual([])
  expect(welcome?.subject).toContain('You’re signed up')
  for (const words of [
    'New pieces',
    'Events',
    '/newsletter/preferences?',
    '/newsletter/unsubscribe?',
  ])
    for (const text of [welcome?.text, welcome?.html]) expect(text).toContain(words)
})

test('the record says what was agreed to, word for word, where and when', async () => {
  const email = anybody()
  const { page } = await visitor().get('/newsletter')
  await signUp({ email, source: 'footer' }, ['Offers'])
  const asked = now()
  const link = await linkMailedTo(email)
  later(3600)
  await confirm(link)
  const [record, ...more] = await db
    .select()
    .from(consents)
    .where(eq(consents.emailDigest, await digestOf(email)))
  expect(more).toEqual([])
  expect(record).toMatchObject({ kind: 'sign-up', topics: '["Offers"]', source: 'footer' })
  expect(record?.askedAt).toBeGreaterThanOrEqual(asked - 2)
  expect((record?.confirmedAt ?? 0) - (record?.askedAt ?? 0)).toBeGreaterThanOrEqual(3600)
  const [wording] = await db
    .select()
    .from(consentWordings)
    .where(eq(consentWordings.id, record?.wording ?? ''))
  expect(wording?.text).toContain(config.shop.name)
  expect(page).toContain(wording?.text)
})

test('a second press, because the answer got lost, gets the same answer and changes nothing', async () => {
  const email = anybody()
  await signUp({ email })
  const link = await linkMailedTo(email)
  const { page } = await visitor().get(link)
  const answers = await Promise.all(
    [1, 2, 3].map(() => visitor().submit('/newsletter/confirm', page)),
  )
  for (const { status, location } of [
    ...answers,
    await visitor().submit('/newsletter/confirm', page),
  ])
    expect([status, location]).toEqual([303, '/newsletter/confirmed'])
  expect(await mailsTo(email)).toHaveLength(1)
  expect((await visitor().get(link)).page).toContain('Confirmed already')
})

test('a link that is foreign, for something else or too old confirms nothing and offers the form', async () => {
  const email = anybody()
  await signUp({ email })
  const link = await linkMailedTo(email)
  later(days(7) + 1)
  for (const each of [link, '/newsletter/confirm?token=x', '/newsletter/confirm']) {
    const token = each.split('token=')[1] ?? ''
    for (const answer of [
      await visitor().get(each),
      await visitor().post('/newsletter/confirm', { token }),
    ]) {
      expect(answer.status).toBe(422)
      expect(answer.page).toContain('This link doesn’t work any more')
      expect(answer.page).toContain('action="/newsletter"')
    }
  }
  expect(await subscriberOf(email)).toBeUndefined()
})

test('of two sign-ups, the topics of the one confirmed last hold, in any order and at once', async () => {
  const email = anybody()
  await signUp({ email, name: 'Ada' }, ['New pieces'])
  const first = await linkMailedTo(email)
  await signUp({ email }, ['Offers', 'Events'])
  const second = await linkMailedTo(email)
  await confirm(second)
  expect(await topicsOf(email)).toEqual(['Offers', 'Events'])
  await confirm(first)
  expect(await topicsOf(email)).toEqual(['New pieces'])

  const other = anybody()
  await signUp({ email: other }, ['New pieces'])
  const one = await linkMailedTo(other)
  await signUp({ email: other }, ['Offers', 'Events'])
  const two = await linkMailedTo(other)
  const answers = await Promise.all([confirm(one), confirm(two)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect([['New pieces'], ['Offers', 'Events']]).toContainEqual(await topicsOf(other))
})

test('nobody changes what a subscriber gets by typing their address, and only they learn of it', async () => {
  const email = anybody()
  await subscribe({ email }, ['New pieces'])
  await mailsTo(email)
  const shouted = email.replace('somebody', 'SOMEBODY')
  await signUp({ email: shouted }, ['Offers'])
  expect(await topicsOf(email)).toEqual(['New pieces'])
  const [mail] = await mailsTo(shouted)
  expect(mail?.subject).toContain('You already get emails')
  expect(mail?.text).toContain('/newsletter/preferences?token=')
  const [link = ''] = /\/newsletter\/confirm\?token=[\w.-]+/.exec(mail?.text ?? '') ?? []
  await confirm(link)
  expect(await topicsOf(email)).toEqual(['Offers'])
})

test('who has left and confirms anew is back, and nothing keeps campaigns from them', async () => {
  const email = anybody()
  await subscribe({ email, name: 'Ada' })
  const emailDigest = await digestOf(email)
  await db
    .update(subscribers)
    .set({ leftAt: now(), pausedUntil: now() + 99, softBounces: 4, email: null, name: null })
    .where(eq(subscribers.emailDigest, emailDigest))
  await db.insert(suppressions).values({ emailDigest, reason: 'left', at: now() })
  await subscribe({ email }, ['Offers'])
  expect(await subscriberOf(email)).toMatchObject({
    leftAt: null,
    pausedUntil: null,
    softBounces: 0,
  })
  expect((await subscriberOf(email))?.email).toMatch(/^v1:/)
  expect(await db.select().from(suppressions)).toEqual([])
})

test('no mail is sent where mail comes back or was called spam', async () => {
  for (const reason of ['bounced', 'complained'] as const) {
    const email = anybody()
    const emailDigest = await digestOf(email)
    await db.insert(suppressions).values({ emailDigest, reason, at: now() })
    expect((await signUp({ email })).location).toBe('/newsletter/asked')
    expect(await mailsTo(email)).toEqual([])
    expect(
      await db.select().from(outbox).where(eq(outbox.kind, 'newsletter-confirm')),
    ).not.toContainEqual(expect.objectContaining({ state: 'queued' }))
  }
})

test('the mail says nothing that was typed, and who did not ask need do nothing', async () => {
  const email = anybody()
  await signUp({ email, name: 'Cheap Watches' })
  const [mail] = await mailsTo(email)
  for (const text of [mail?.html, mail?.text]) {
    expect(text).not.toContain('Watches')
    expect(text).not.toContain(email)
    expect(text).toContain('If it wasn’t you, do nothing')
    expect(text).toContain('after 30 days')
  }
  expect(mail?.html.match(/class="button"/g)).toHaveLength(1)
})

test('name and address are sealed, in no log and in no address', async () => {
  const log = vi.spyOn(console, 'log')
  const warn = vi.spyOn(console, 'warn')
  const email = anybody()
  const answer = await signUp({ email, name: 'Wilhelmina' })
  const [row] = await signUpsOf(email)
  expect(row?.email).toMatch(/^v1:/)
  expect(row?.name).toMatch(/^v1:/)
  const link = await linkMailedTo(email)
  await confirm(link)
  const said = JSON.stringify([row, answer.location, link, log.mock.calls, warn.mock.calls])
  for (const word of [email, 'Wilhelmina']) expect(said).not.toContain(word)
  log.mockRestore()
  warn.mockRestore()
})
