import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog } from '../../src/admin/tables.ts'
import { subscribers, subscriberTopics, topics } from '../../src/newsletter/tables.ts'
import { paths } from '../../src/paths.ts'
import { now } from '../../src/platform/clock.ts'
import { atTheDesk } from '../support/desk.ts'
import { db, hiddenFields } from '../support/shop.ts'
import { imported } from './imports.ts'

const editor = await atTheDesk('editor')

/** Adds a topic at the desk, and returns its id. */
async function add(name: string, about = 'Once a month.'): Promise<string> {
  const { page } = await editor.get(paths.deskTopics())
  const { location, status } = await editor.submit(paths.deskTopics(), page, { name, about })
  expect([status, location]).toEqual([303, paths.deskTopics({ done: 'added' })])
  const [row] = await db.select().from(topics).where(eq(topics.name, name))
  return row?.id ?? ''
}

const topicOf = async (id: string) => (await db.select().from(topics).where(eq(topics.id, id)))[0]

/** Posts the form of a topic's page that has this button or field. */
async function post(id: string, page: string, typed: Record<string, string>) {
  return editor.post(paths.deskTopic(id), { ...hiddenFields(page, paths.deskTopic(id)), ...typed })
}

const pageOf = async (id: string) => (await editor.get(paths.deskTopic(id))).page

test('a topic is added once, shown with how many get it, and noted', async () => {
  const { page } = await editor.get(paths.deskTopics())
  const typed = { name: ' Rings  of gold ', about: 'What is new. Once a month.' }
  for (let twice = 0; twice < 2; twice++) await editor.submit(paths.deskTopics(), page, typed)
  const found = await db.select().from(topics).where(eq(topics.name, 'Rings of gold'))
  expect(found).toHaveLength(1)
  const id = found[0]?.id ?? ''
  await imported(`email,topics,consent_at,consent_source
one@topics.example,Rings of gold,2024-01-01,fair
two@topics.example,Rings of gold,2024-01-01,fair
left@topics.example,Rings of gold,2024-01-01,fair
paused@topics.example,Rings of gold,2024-01-01,fair`)
  const all = await db
    .select({ id: subscriberTopics.subscriberId })
    .from(subscriberTopics)
    .where(eq(subscriberTopics.topicId, id))
  expect(all).toHaveLength(4)
  const [one, other] = all
  await db
    .update(subscribers)
    .set({ leftAt: now() })
    .where(eq(subscribers.id, one?.id ?? ''))
  await db
    .update(subscribers)
    .set({ pausedUntil: now() + 90 })
    .where(eq(subscribers.id, other?.id ?? ''))
  expect(await pageOf(id)).toContain('2 subscribers get it')
  const noted = await db.select().from(auditLog).where(eq(auditLog.subjectId, id))
  expect(noted.map(({ act }) => act)).toEqual(['topic-added'])
})

test('what cannot be a topic is shown again with what is wrong', async () => {
  await add('Silver')
  const { page } = await editor.get(paths.deskTopics())
  for (const [typed, fault] of [
    [{ name: '', about: 'x' }, 'Please enter a name.'],
    [{ name: 'x'.repeat(61), about: 'x' }, 'Please shorten the name'],
    [{ name: 'Wax', about: '' }, 'Please say what is sent'],
    [{ name: 'SILVER', about: 'x' }, 'There is a topic with this name'],
  ] as const) {
    const answer = await editor.submit(paths.deskTopics(), page, typed)
    expect(answer.status).toBe(422)
    expect(answer.page).toContain(fault)
  }
})

test('two who rename at once: the second sees what the first has saved, and nothing is lost', async () => {
  const id = await add('Bracelet news')
  const before = await pageOf(id)
  await post(id, before, { name: 'Bracelets', about: 'Once a month.' })
  const second = await post(id, before, {
    ...{ name: 'Bracelet news', about: 'Twice a year.' },
    before: JSON.stringify({ name: 'Bracelet news', about: 'Once a month.' }),
  })
  expect(second.status).toBe(409)
  expect(second.page).toMatch(/role="alert"/)
  expect(second.page).toContain('value="Bracelets"')
  expect(second.page).toContain('Twice a year.</textarea>')
  expect(await topicOf(id)).toMatchObject({ name: 'Bracelets', about: 'Once a month.', version: 2 })
})

test('a topic that is no longer offered stays with those who chose it, and can be offered again', async () => {
  const id = await add('Clocks')
  await imported(
    'email,topics,consent_at,consent_source\none@clocks.example,Clocks,2024-01-01,fair',
  )
  const stopped = await post(id, await pageOf(id), { do: 'stop' })
  expect(stopped.location).toBe(paths.deskTopic(id, { done: 'stopped' }))
  expect((await topicOf(id))?.archivedAt).not.toBeNull()
  const { page } = await editor.get(stopped.location)
  expect(page).toContain('1 subscriber gets it')
  await editor.post(paths.deskTopic(id), {
    ...hiddenFields(page, paths.deskTopic(id)),
    do: 'offer',
  })
  expect((await topicOf(id))?.archivedAt).toBeNull()
  expect(
    await db.select().from(subscriberTopics).where(eq(subscriberTopics.topicId, id)),
  ).toHaveLength(1)
})

test('topics are offered in the owner’s order', async () => {
  const [first, second] = [await add('Before'), await add('After')]
  const order = async () =>
    (await db.select().from(topics).orderBy(topics.position))
      .map(({ id }) => id)
      .filter((id) => [first, second].includes(id))
  expect(await order()).toEqual([first, second])
  const { page } = await editor.get(paths.deskTopics())
  await post(second, page, { do: 'up' })
  expect(await order()).toEqual([second, first])
})
