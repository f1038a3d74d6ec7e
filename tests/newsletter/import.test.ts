import { count, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog } from '../../src/admin/tables.ts'
import { applyImport, dropImport, readImport } from '../../src/newsletter/import/import-acts.ts'
import { purgeImports, runImport, wakeImports } from '../../src/newsletter/import/run-import.ts'
import {
  consents,
  recipients,
  signUps,
  subscriberImportParts,
  subscribers,
  subscriberTopics,
  suppressions,
} from '../../src/newsletter/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { unseal } from '../../src/platform/sealing.ts'
import { interposed } from '../support/interposed-database.ts'
import { bindings, config, db, later } from '../support/shop.ts'
import {
  checked,
  desk,
  digestOf,
  imported,
  queueInMemory,
  serviceWith,
  subscriberOf,
  topicCalled,
  workOff,
} from './imports.ts'

let n = 0
/** Addresses that no other test has. */
const addresses = (many: number) => Array.from({ length: many }, () => `person${n++}@example.com`)
const proven = (emails: string[], topic = '') =>
  `email,name,topics,consent_at,consent_source\n${emails.map((each) => `${each},Ann Bell,${topic},2024-05-01,fair`).join('\n')}`
const bare = (emails: string[]) => `email\n${emails.join('\n')}`

const rowOf = async (email: string) =>
  (
    await db
      .select()
      .from(subscribers)
      .where(eq(subscribers.emailDigest, await digestOf(email)))
  )[0]
const signUpsOf = async (email: string) =>
  db
    .select()
    .from(signUps)
    .where(eq(signUps.emailDigest, await digestOf(email)))
const topicsOf = async (email: string) =>
  (
    await db
      .select({ id: subscriberTopics.topicId })
      .from(subscriberTopics)
      .where(eq(subscriberTopics.subscriberId, await subscriberOf(email)))
  )
    .map(({ id }) => id)
    .sort()
const partsOf = async (id: string) =>
  (
    await db
      .select({ parts: count() })
      .from(subscriberImportParts)
      .where(eq(subscriberImportParts.importId, id))
  )[0]?.parts

test('who has proof of consent is subscribed, and who has none is only to be asked', async () => {
  const [news, care] = [await topicCalled('Rings of the month'), await topicCalled('Workshop days')]
  const [proof = '', none = ''] = addresses(2)
  const file = `email,name,topics,consent_at,consent_source\n${proof},Ann Bell,Workshop days,2024-05-01,fair in Basel\n${none},Bo,,,`
  const { id, outcome } = await checked(file)
  expect(outcome.counts).toMatchObject({ added: 1, invited: 1, wrong: 0 })
  expect(await rowOf(proof), 'nothing happens before it is applied').toBeUndefined()
  await applyImport(desk, { act: crypto.randomUUID(), id, topics: [news], skipWrong: false })
  await workOff(id)

  const row = await rowOf(proof)
  expect(row).toMatchObject({
    id: await subscriberOf(proof),
    leftAt: null,
    confirmedAt: Date.UTC(2024, 4, 1) / 1000,
  })
  expect(await unseal(config.sealingKeys, `subscribers.name:${row?.id}`, row?.name as never)).toBe(
    'Ann Bell',
  )
  expect(
    await unseal(config.sealingKeys, `subscribers.email:${row?.id}`, row?.email as never),
  ).toBe(proof)
  expect(await topicsOf(proof)).toEqual([care])
  const [consent] = await db
    .select()
    .from(consents)
    .where(eq(consents.emailDigest, await digestOf(proof)))
  expect(consent).toMatchObject({ kind: 'import', source: 'import', topics: '["Workshop days"]' })
  expect(
    await unseal(config.sealingKeys, `consents.proof:${consent?.id}`, consent?.proof as never),
  ).toBe('fair in Basel')

  expect(await rowOf(none)).toBeUndefined()
  const [signUp] = await signUpsOf(none)
  expect(signUp).toMatchObject({ source: 'import', mailedAt: null, topics: JSON.stringify([news]) })
  expect(
    await unseal(config.sealingKeys, `sign_ups.email:${signUp?.id}`, signUp?.email as never),
  ).toBe(none)
  expect(await readImport(desk, id)).toMatchObject({ state: 'done', done: 2 })
  expect(await partsOf(id)).toBe(0)
})

test('who has left, was suppressed or is subscribed stays as they are', async () => {
  const topic = await topicCalled('Pearls')
  const [left = '', bounced = '', forgotten = '', known = '', asked = ''] = addresses(5)
  await imported(proven([left, known], 'Pearls'))
  await imported(bare([asked]), [topic])
  await db
    .update(subscribers)
    .set({ leftAt: now() })
    .where(eq(subscribers.id, await subscriberOf(left)))
  for (const [email, reason] of [
    [bounced, 'bounced'],
    [forgotten, 'forgotten'],
  ] as const)
    await db.insert(suppressions).values({ emailDigest: await digestOf(email), reason, at: now() })
  const { outcome, id } = await checked(proven([left, bounced, forgotten, known], 'Pearls'))
  expect(outcome.counts).toMatchObject({ suppressed: 3, known: 1, added: 0, invited: 0 })
  expect((await checked(bare([left, asked]))).outcome.counts).toMatchObject({
    suppressed: 1,
    asked: 1,
    invited: 0,
  })
  await applyImport(desk, { act: crypto.randomUUID(), id, topics: [], skipWrong: false })
  await workOff(id)
  expect((await rowOf(left))?.leftAt).not.toBeNull()
  expect(await rowOf(bounced)).toBeUndefined()
})

test('whoever leaves between the look and their turn is not brought back', async () => {
  await topicCalled('Opals')
  const [early = '', forgotten = '', invited = ''] = addresses(3)
  const { id } = await checked(`${proven([early, forgotten], 'Opals')}\n${invited},,Opals,,`)
  await applyImport(desk, { act: crypto.randomUUID(), id, topics: [], skipWrong: false })
  for (const email of [forgotten, invited])
    await db
      .insert(suppressions)
      .values({ emailDigest: await digestOf(email), reason: 'forgotten', at: now() })
  await workOff(id)
  expect(await rowOf(early)).toBeDefined()
  expect(await rowOf(forgotten)).toBeUndefined()
  expect(await signUpsOf(invited)).toEqual([])
})

test('a wrong line stops the whole file until somebody says to leave it out', async () => {
  const topic = await topicCalled('Jade')
  const [good = ''] = addresses(1)
  const { id, outcome } = await checked(`email\n${good}\nnobody`)
  expect(outcome.wrong).toEqual([[3, 'email']])
  const apply = (how: { topics: string[]; skipWrong: boolean }) =>
    applyImport(desk, { act: crypto.randomUUID(), id, ...how })
  expect(await apply({ topics: [topic], skipWrong: false })).toEqual({
    ok: false,
    reason: 'wrong-lines',
  })
  expect(await apply({ topics: [], skipWrong: true })).toEqual({ ok: false, reason: 'no-topics' })
  await workOff(id)
  expect(await signUpsOf(good)).toEqual([])
  expect(await apply({ topics: [topic], skipWrong: true })).toEqual({ ok: true })
  await workOff(id)
  expect(await signUpsOf(good)).toHaveLength(1)
})

/** Everything that an import of so many with and without proof has brought. */
async function broughtBy(id: string) {
  const of = (column: string) => sql`${sql.raw(column)} like ${`${id}:%`}`
  const [agreed] = await db.select({ many: count() }).from(consents).where(of('id'))
  const [asked] = await db.select({ many: count() }).from(signUps).where(of('id'))
  const [people] = await db
    .select({ many: count() })
    .from(subscribers)
    .where(
      sql`exists (select 1 from consents c where c.email_digest = ${subscribers.emailDigest} and c.id like ${`${id}:%`})`,
    )
  return { consents: agreed?.many, invited: asked?.many, subscribers: people?.many }
}

test('applied twice and worked off by two at once with every message doubled, each is taken in once', async () => {
  await topicCalled('Amber')
  const [with_, without] = [addresses(70), addresses(60)]
  const { id, lines } = await checked(
    `${proven(with_, 'Amber')}\n${without.map((each) => `${each},,Amber,,`).join('\n')}`,
  )
  expect(lines).toBe(130)
  const apply = () =>
    applyImport(desk, { act: crypto.randomUUID(), id, topics: [], skipWrong: false })
  const both = await Promise.all([apply(), apply()])
  expect(both).toContainEqual({ ok: true })
  const { queue, waiting } = queueInMemory()
  waiting.push(id, id)
  for (let rounds = 0; waiting.length > 0 && rounds < 40; rounds++) {
    const now = waiting.splice(0, 2)
    await Promise.all(
      [...now, ...now.slice(0, 1)].map((each) => runImport(serviceWith(queue), each)),
    )
  }
  expect(await broughtBy(id)).toEqual({ consents: 70, invited: 60, subscribers: 70 })
  expect(await readImport(desk, id)).toMatchObject({ state: 'done', done: 130 })
  const noted = await db.select().from(auditLog).where(eq(auditLog.subjectId, id))
  expect(noted.map(({ act }) => act).sort()).toEqual([
    'subscribers-checked',
    'subscribers-imported',
  ])
})

test('wherever the work is cut off, before or after it was written, it goes on and ends the same', async () => {
  await topicCalled('Coral')
  for (const [cutAfter, written] of [
    [1, false],
    [1, true],
    [2, false],
    [2, true],
    [3, true],
    [4, false],
    [4, true],
    [6, true],
  ] as const) {
    const { id } = await checked(
      `${proven(addresses(60), 'Coral')}\n${addresses(20)
        .map((each) => `${each},,Coral,,`)
        .join('\n')}`,
    )
    await applyImport(desk, { act: crypto.randomUUID(), id, topics: [], skipWrong: false })
    let trips = 0
    const broken = interposed(bindings.DB, async (_, act) => {
      if (++trips < cutAfter) return act()
      if (written) await act()
      throw new Error('the isolate is gone')
    })
    const { queue, waiting } = queueInMemory()
    waiting.push(id)
    while (waiting.length > 0)
      await runImport(serviceWith(queue, broken), waiting.pop() ?? '').catch(() => undefined)
    await wakeImports(serviceWith(queue))
    while (waiting.length > 0) await runImport(serviceWith(queue), waiting.pop() ?? '')
    const of = `${cutAfter}, ${written}`
    expect(await broughtBy(id), of).toEqual({ consents: 60, invited: 20, subscribers: 60 })
    expect(await readImport(desk, id), of).toMatchObject({ state: 'done', done: 80 })
  }
})

test('an import is taken back while nobody was sent anything, and no later', async () => {
  await topicCalled('Topaz')
  const [with_, without] = [addresses(55), addresses(5)]
  const file = `${proven(with_, 'Topaz')}\n${without.map((each) => `${each},,Topaz,,`).join('\n')}`
  const id = await imported(file)
  expect(await broughtBy(id)).toMatchObject({ subscribers: 55, invited: 5 })
  const [own = ''] = with_
  await db.insert(consents).values({
    ...{ id: crypto.randomUUID(), emailDigest: await digestOf(own), kind: 'sign-up', topics: '[]' },
    ...{ source: 'page', confirmedAt: now() },
  })
  expect(await dropImport(desk, { act: crypto.randomUUID(), id })).toEqual({ ok: true })
  await workOff(id)
  expect(await broughtBy(id)).toEqual({ consents: 1, invited: 0, subscribers: 1 })
  expect(await rowOf(own), 'who has signed up in person since then stays').toBeDefined()
  expect(await readImport(desk, id)).toMatchObject({ state: 'dropped', done: 0 })

  const again = await imported(file)
  const [first = ''] = with_.slice(1)
  const campaignId = crypto.randomUUID()
  await bindings.DB.prepare(
    `INSERT INTO campaigns (id, slug, subject, preheader, body, is_public, state, created_at) VALUES (?, ?, 'x', '', '', 0, 'sending', 1)`,
  )
    .bind(campaignId, campaignId)
    .run()
  await db
    .insert(recipients)
    .values({ campaignId, subscriberId: await subscriberOf(first), batch: 0, state: 'sent' })
  expect(await dropImport(desk, { act: crypto.randomUUID(), id: again })).toEqual({
    ok: false,
    reason: 'sent',
  })
  expect(await broughtBy(again)).toMatchObject({ subscribers: 54 })
})

test('a file that nobody applies is gone after a day', async () => {
  const { id } = await checked(bare(addresses(3)))
  await purgeImports(db)
  expect(await partsOf(id)).toBe(1)
  later(90_000)
  await purgeImports(db)
  expect(await partsOf(id)).toBe(0)
  expect(await readImport(desk, id)).toMatchObject({ state: 'dropped' })
  expect(
    await applyImport(desk, {
      act: crypto.randomUUID(),
      id,
      topics: [await topicCalled('Late')],
      skipWrong: false,
    }),
  ).toEqual({ ok: false, reason: 'moved' })
})

test('what waits to be taken in can be read by nobody', async () => {
  const [email = ''] = addresses(1)
  const { id } = await checked(proven([email]))
  const tables = await db
    .select()
    .from(subscriberImportParts)
    .where(eq(subscriberImportParts.importId, id))
  expect(JSON.stringify([tables, await readImport(desk, id)])).not.toContain(email)
})
