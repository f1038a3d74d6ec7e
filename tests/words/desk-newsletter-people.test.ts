import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { checkFile } from '../../src/newsletter/import/check-file.ts'
import { suppressions, topics } from '../../src/newsletter/tables.ts'
import { paths } from '../../src/paths.ts'
import { now } from '../../src/platform/clock.ts'
import {
  desk,
  digestOf,
  imported,
  subscriberOf,
  topicCalled,
  workOff,
} from '../newsletter/imports.ts'
import { db, hiddenFields } from '../support/shop.ts'
import { greekDesk } from './greek-desk.ts'
import { whatDidNotComeThrough } from './greek-shop.ts'

const { owner } = await greekDesk()

beforeAll(() => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
})
afterAll(() => vi.restoreAllMocks())

/** Names of columns, which are the same in every language, and what the tests have typed. */
const isData = (text: string) =>
  /: (email|name|topics|state|consent_\w+|Email( Address)?|First Name|Last Name|[A-Z]+_TIME|TAGS|Accepts Email Marketing|x+)$/.test(
    text,
  ) ||
  text.includes('email, name, topics, consent_at') ||
  text.includes('@') ||
  /export: /.test(text)

const act = () => crypto.randomUUID()

test('every word about topics came through', async () => {
  const all = paths.deskTopics()
  await db.delete(topics)
  await owner.get(all)
  const ids = [await topicCalled('Νέα'), await topicCalled('Φροντίδα')]
  for (const typed of [
    {},
    { name: 'x'.repeat(70), about: 'x'.repeat(300) },
    { name: 'Νέα', about: 'α' },
  ])
    expect((await owner.post(all, { act: act(), ...typed })).status).toBe(422)
  const [id = ''] = ids
  const { page } = await owner.get(paths.deskTopic(id))
  const form = (typed: Record<string, string>) =>
    owner.post(paths.deskTopic(id), {
      ...hiddenFields(page, paths.deskTopic(id)),
      act: act(),
      ...typed,
    })
  await form({ do: 'stop' })
  expect((await form({ do: 'offer' })).status).toBe(409)
  for (const done of ['added', 'changed', 'stopped', 'offered', 'moved']) {
    await owner.get(paths.deskTopics({ done }))
    await owner.get(paths.deskTopic(id, { done }))
  }
  await db.update(topics).set({ archivedAt: null }).where(eq(topics.id, id))
  await owner.get(all)
  expect(whatDidNotComeThrough().filter((text) => !isData(text))).toEqual([])
})

test('every word about files of subscribers came through', async () => {
  const topic = await topicCalled('Κοσμήματα')
  const look = async (text: string) => {
    const found = await checkFile(desk, { act: act(), bytes: new TextEncoder().encode(text) })
    return paths.deskSubscriberImport(found.ok ? found.id : '')
  }
  const at = paths.deskSubscriberImports()
  await owner.get(at)
  for (const text of [
    '',
    'α,β',
    'email\n"',
    '\n\n',
    'PK\u0003\u0004',
    `email\n${'x\n'.repeat(25_001)}`,
  ])
    expect((await owner.post(at, { act: act(), text })).status).toBe(422)
  await imported('email,topics,consent_at,consent_source\nα@α.gr,Κοσμήματα,2024-05-01,α')
  const own = `email,name,topics,state,consent_at,consent_source,consent_text,α
a@greek.example,,,subscribed,2024-05-01,α,α,
b@greek.example,,,,,,,
b@greek.example,,,,,,,
c@greek.example,,,left,,,,
d@greek.example,,Κανένα,,,,,
e@greek.example,,,,α,α,,
f@greek.example,,,,2099-01-01,α,,
g,,,,,,,
h@greek.example,,,,,,,,,,α`
  const self = await look(own)
  const { page } = await owner.get(self)
  const post = (typed: Record<string, string>) =>
    owner.post(self, { ...hiddenFields(page, self), act: act(), ...typed })
  expect((await post({ do: 'apply' })).status).toBe(409)
  expect((await post({ do: 'apply', skip: 'yes' })).status).toBe(409)
  expect((await post({ do: 'apply', skip: 'yes', topics: topic })).status).toBe(303)
  for (const done of ['applied', 'dropped', 'takenBack'])
    await owner.get(paths.deskSubscriberImport(self.split('/').at(-1) ?? '', { done }))
  await workOff(self.split('/').at(-1) ?? '')
  await owner.get(self)
  for (const other of [
    'Email Address,First Name,Last Name,OPTIN_TIME,CONFIRM_TIME,TAGS,UNSUB_TIME,CLEAN_TIME\nx@greek.example,,,,,,1,1',
    'Email,Accepts Email Marketing\ny@greek.example,no',
    'z@greek.example',
  ])
    await owner.get(await look(other))
  await post({ do: 'drop' })
  await owner.get(self)
  await owner.get(at)
  await owner.get(paths.deskLog())
  expect(whatDidNotComeThrough().filter((text) => !isData(text))).toEqual([])
})

test('every word about subscribers came through', async () => {
  await topicCalled('Άνθρωποι')
  const emails = ['a', 'b', 'c', 'd', 'e', 'f'].map((each) => `${each}@people.gr`)
  await imported(
    `email,topics,consent_at,consent_source\n${emails.map((each) => `${each},Άνθρωποι,2024-05-01,α`).join('\n')}`,
  )
  const at = paths.deskSubscribers()
  await owner.get(at)
  for (const [n, reason] of (
    ['left', 'forgotten', 'removed', 'bounced', 'complained'] as const
  ).entries()) {
    await db
      .insert(suppressions)
      .values({ emailDigest: await digestOf(emails[n] ?? ''), reason, at: now() })
    await owner.get(paths.deskSubscriber(await subscriberOf(emails[n] ?? '')))
    await db
      .insert(suppressions)
      .values({ emailDigest: await digestOf(`${reason}@nobody.gr`), reason, at: now() })
    await owner.post(at, { act: act(), email: `${reason}@nobody.gr` })
  }
  for (const email of ['', 'unknown@nobody.gr']) await owner.post(at, { act: act(), email })
  const id = await subscriberOf('f@people.gr')
  expect((await owner.post(at, { act: act(), email: 'f@people.gr' })).status).toBe(303)
  for (const typed of [
    { do: 'forget' },
    { do: 'link' },
    { do: 'remove' },
    { do: 'forget', sure: 'yes' },
  ])
    await owner.post(paths.deskSubscriber(id), { act: act(), ...typed } as Record<string, string>)
  const other = await subscriberOf('a@people.gr')
  for (const done of ['removed', 'linked']) await owner.get(paths.deskSubscriber(other, { done }))
  await owner.get(paths.deskSubscribers({ done: 'forgotten' }))
  await owner.post(paths.deskSubscriberExport(), {})
  await owner.get(paths.deskLog())
  expect(whatDidNotComeThrough().filter((text) => !isData(text))).toEqual([])
})
