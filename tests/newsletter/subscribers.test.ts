import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog } from '../../src/admin/tables.ts'
import { outbox } from '../../src/mail/tables.ts'
import { exportSubscribers } from '../../src/newsletter/admin/subscribers/export-subscribers.ts'
import { readCounts } from '../../src/newsletter/admin/subscribers/read-counts.ts'
import { readFile } from '../../src/newsletter/import/read-file.ts'
import { leave } from '../../src/newsletter/leave.ts'
import { subscribers, suppressions } from '../../src/newsletter/tables.ts'
import { paths } from '../../src/paths.ts'
import { now } from '../../src/platform/clock.ts'
import { atTheDesk } from '../support/desk.ts'
import { config, db, later } from '../support/shop.ts'
import { checked, desk, digestOf, imported, subscriberOf, topicCalled } from './imports.ts'

const owner = await atTheDesk('owner')
const at = paths.deskSubscribers()

/** Subscribes these, with proof of consent. */
const subscribe = (topic: string, emails: string[], name = 'Ann Bell') =>
  imported(
    `email,name,topics,consent_at,consent_source,consent_text\n${emails.map((each) => `${each},"${name}",${topic},2024-05-01,fair,"I agree, fully"`).join('\n')}`,
  )

const actsOn = async (id: string) =>
  (await db.select().from(auditLog).where(eq(auditLog.subjectId, id)).orderBy(desc(auditLog.at)))
    .map(({ act }) => act)
    .sort()

/** Posts a form of somebody's page. */
const act = (id: string, typed: Record<string, string>) =>
  owner.post(paths.deskSubscriber(id), { act: crypto.randomUUID(), ...typed })

test('each subscriber is counted once, as what they are', async () => {
  const before = await readCounts(db)
  const topic = await topicCalled('Counted')
  const emails = ['a', 'b', 'c', 'd', 'e'].map((each) => `${each}@counted.example`)
  await subscribe('Counted', emails)
  await imported('pending@counted.example', [topic])
  const [left = '', paused = '', bounced = ''] = await Promise.all(emails.map(subscriberOf))
  await leave(db, { subscriberId: left, campaignId: null, reason: 'left' })
  await db
    .update(subscribers)
    .set({ pausedUntil: now() + 9999 })
    .where(eq(subscribers.id, paused))
  await leave(db, { subscriberId: bounced, campaignId: null, reason: 'bounced' })
  await db.update(subscribers).set({ leftAt: null }).where(eq(subscribers.id, bounced))
  await db
    .insert(suppressions)
    .values({ emailDigest: 'of nobody', reason: 'complained', at: now() })
  const counts = await readCounts(db)
  const grown = (which: 'subscribed' | 'paused' | 'left' | 'suppressed' | 'pending') =>
    counts[which] - before[which]
  expect([
    grown('subscribed'),
    grown('paused'),
    grown('left'),
    grown('suppressed'),
    grown('pending'),
  ]).toEqual([2, 1, 1, 1, 1])
  expect(counts.topics.find(({ id }) => id === topic)?.people).toBe(2)
  expect(counts.reasons).toContainEqual({ reason: 'complained', many: 1 })
  expect(counts.months[0]?.gone).toBe(1)
  const { page } = await owner.get(at)
  expect(page).toContain('Reported a mail as spam')
})

test('somebody is found by their whole address, which no page’s address says, and the look is noted', async () => {
  await topicCalled('Found')
  await subscribe('Found', ['ann@found.example'])
  const id = await subscriberOf('ann@found.example')
  const found = await owner.post(at, { act: crypto.randomUUID(), email: ' Ann@Found.example ' })
  expect([found.status, found.location]).toEqual([303, paths.deskSubscriber(id)])
  const { page } = await owner.get(found.location)
  await owner.get(found.location)
  for (const text of [
    'Ann Bell',
    'ann@found.example',
    'Found',
    'fair: I agree, fully',
    'Proven by an imported file',
  ])
    expect(page).toContain(text)
  expect(await actsOn(id)).toEqual(['subscriber-looked-up', 'subscriber-seen'])
  later(3601)
  await owner.get(found.location)
  expect((await actsOn(id)).length).toBe(3)
})

test('of an address that is no subscriber’s it says what is known', async () => {
  const look = async (email: string) =>
    (await owner.post(at, { act: crypto.randomUUID(), email })).page
  expect(await look('nobody@known.example')).toContain('Nothing is known of this address.')
  await imported('asked@known.example', [await topicCalled('Known')])
  expect(await look('asked@known.example')).toContain('still to be asked')
  await db
    .insert(suppressions)
    .values({ emailDigest: await digestOf('gone@known.example'), reason: 'forgotten', at: now() })
  expect(await look('gone@known.example')).toContain('Had everything erased')
  const wrong = await owner.post(at, { act: crypto.randomUUID(), email: 'ann' })
  expect(wrong.status).toBe(422)
})

test('on request somebody is taken off, gets a link, or is erased, each with a trace that says no address', async () => {
  await topicCalled('Request')
  await subscribe('Request', ['off@request.example', 'erase@request.example'])
  const [off, erase] = [
    await subscriberOf('off@request.example'),
    await subscriberOf('erase@request.example'),
  ]

  expect((await act(off, { do: 'link' })).location).toBe(
    paths.deskSubscriber(off, { done: 'linked' }),
  )
  const mails = await db.select().from(outbox).where(eq(outbox.subjectId, off))
  expect(mails.map(({ kind }) => kind)).toEqual(['newsletter-link'])
  expect((await act(off, { do: 'remove' })).location).toBe(
    paths.deskSubscriber(off, { done: 'removed' }),
  )
  const [row] = await db.select().from(subscribers).where(eq(subscribers.id, off))
  expect(row?.leftAt).not.toBeNull()
  const [why] = await db
    .select()
    .from(suppressions)
    .where(eq(suppressions.emailDigest, await digestOf('off@request.example')))
  expect(why?.reason).toBe('removed')

  const unsure = await act(erase, { do: 'forget' })
  expect(unsure.status).toBe(422)
  expect((await act(erase, { do: 'forget', sure: 'yes' })).location).toBe(
    paths.deskSubscribers({ done: 'forgotten' }),
  )
  expect(await db.select().from(subscribers).where(eq(subscribers.id, erase))).toEqual([])
  expect((await owner.get(paths.deskSubscriber(erase))).status).toBe(404)
  expect((await checked('email\nerase@request.example')).outcome.counts.suppressed).toBe(1)
  expect(await actsOn(erase)).toEqual(['subscriber-forgotten', 'subscriber-seen'])
  expect(await actsOn(off)).toEqual(['subscriber-linked', 'subscriber-removed'])
  expect(JSON.stringify(await db.select().from(auditLog))).not.toContain('request.example')
})

test('the export is noted before its first row, cannot be calculated, and its import knows everybody', async () => {
  await topicCalled('Rings, and more')
  await topicCalled('Export')
  const emails = Array.from({ length: 1100 }, (_, n) => `person${n}@export.example`)
  await subscribe('Export', emails, '=HYPERLINK(""http://evil.example"")')
  await imported(
    'email,topics,consent_at,consent_source\n+plus@export.example,"Rings, and more; Export",2024-05-01,fair',
  )
  const answer = await owner.post(paths.deskSubscriberExport(), {})
  expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
  expect(answer.page.split('\r\n')[0]).toBe(
    '\ufeffemail,name,state,topics,consent_at,consent_source,consent_text'.slice(
      answer.page.startsWith('\ufeff') ? 0 : 1,
    ),
  )
  expect(answer.page).toContain("'=HYPERLINK")
  expect(answer.page).toContain("'+plus@export.example")
  const noted = await db.select().from(auditLog).where(eq(auditLog.act, 'subscribers-exported'))
  expect(noted).toHaveLength(1)

  const { outcome } = await checked(answer.page)
  const lines = (await db.select().from(subscribers)).filter(({ email }) => email !== null).length
  expect(outcome.counts.known + outcome.counts.suppressed + outcome.counts.declined).toBe(lines)
  expect(outcome.counts.known).toBeGreaterThan(1100)
  const topics = [
    { id: 'r', name: 'Rings, and more' },
    { id: 'e', name: 'Export' },
    { id: 'x', name: 'Counted' },
    { id: 'f', name: 'Found' },
    { id: 'q', name: 'Request' },
  ]
  const read = readFile(new TextEncoder().encode(answer.page), topics)
  if (!read.ok) throw new Error(read.fault)
  const plus = read.lines.find(
    (line) => line.group === 'person' && line.folded === '+plus@export.example',
  )
  expect(plus).toMatchObject({
    person: {
      topics: ['r', 'e'],
      consent: { at: Date.UTC(2024, 4, 1) / 1000, proof: 'import: fair' },
    },
  })
})

test('rows that leave while the file is read are missing, and no row is there twice', async () => {
  const context = { ...desk, db, config, sendSoon: () => undefined }
  const reader = (await exportSubscribers(context)).getReader()
  const parts: Uint8Array[] = []
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value)
    if (parts.length === 1)
      await db
        .update(subscribers)
        .set({ email: null })
        .where(
          eq(
            subscribers.email,
            (await db.select().from(subscribers).orderBy(desc(subscribers.id)).limit(1))[0]
              ?.email as never,
          ),
        )
  }
  expect(parts.length).toBeGreaterThan(2)
  const text = parts.map((part) => new TextDecoder().decode(part)).join('')
  const found = text.match(/^'?[\w+]+@[\w.]+/gm) ?? []
  expect(new Set(found).size).toBe(found.length)
})
