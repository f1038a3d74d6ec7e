import { like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readImport } from '../../src/newsletter/import/import-acts.ts'
import { consents } from '../../src/newsletter/tables.ts'
import { paths } from '../../src/paths.ts'
import { atTheDesk } from '../support/desk.ts'
import { get } from '../support/get.ts'
import { db, hiddenFields } from '../support/shop.ts'
import { desk, topicCalled, workOff } from './imports.ts'

const owner = await atTheDesk('owner')
const at = paths.deskSubscriberImports()

/** Posts a form with a file, as a browser does. */
function upload(file: Blob, headers: Record<string, string> = {}, act = crypto.randomUUID()) {
  const body = new FormData()
  body.set('act', act)
  body.set('file', file, 'subscribers.csv')
  const sent = {
    Origin: 'https://shop.test',
    'CF-Connecting-IP': act,
    ...owner.headers,
    ...headers,
  }
  return get(at, { method: 'POST', headers: sent, body, redirect: 'manual' })
}

test('a file is uploaded, looked at, applied and shown with what it brought', async () => {
  const topic = await topicCalled('Lockets')
  const csv = `email;name;consent_at;consent_source\nann@import.example;Ánn;2024-05-01;fair\nbo@import.example;Bo;;\nnobody;;;`
  const { status, headers } = await upload(new Blob([csv]))
  expect(status).toBe(303)
  const self = headers.get('Location') ?? ''
  const { page } = await owner.get(self)
  expect(page).toContain('1 line</th>')
  expect(page).toContain('Subscribed: their consent is proven')
  expect(page).toContain('Asked by email')
  expect(page).toContain('This is no email address.')
  expect(page).not.toContain('ann@import.example')

  const refused = await owner.post(self, {
    ...hiddenFields(page, self),
    do: 'apply',
    topics: topic,
  })
  expect(refused.status).toBe(409)
  expect(refused.page).toContain('Some lines are wrong.')
  const form = { ...hiddenFields(page, self), do: 'apply', topics: topic, skip: 'yes' }
  const applied = await owner.post(self, form)
  expect(applied.location).toContain('done=applied')
  const id = self.split('/').at(-1) ?? ''
  await workOff(id)
  const done = await owner.get(self)
  expect(done.page).toContain('2 of 2 lines taken in')
  expect(
    await db
      .select()
      .from(consents)
      .where(like(consents.id, `${id}:%`)),
  ).toHaveLength(1)

  const takenBack = await owner.post(self, { ...hiddenFields(done.page, self), do: 'drop' })
  expect(takenBack.location).toContain('done=takenBack')
  await workOff(id)
  expect(
    await db
      .select()
      .from(consents)
      .where(like(consents.id, `${id}:%`)),
  ).toHaveLength(0)
})

test('pasted lines need no file, and the same form twice is one import', async () => {
  const act = crypto.randomUUID()
  const once = await owner.post(at, { act, text: 'one@paste.example\ntwo@paste.example' })
  const twice = await owner.post(at, { act, text: 'one@paste.example\ntwo@paste.example' })
  expect([once.location, twice.location]).toEqual([paths.deskSubscriberImport(act), once.location])
  expect(await readImport(desk, act)).toMatchObject({ state: 'checked', lines: 2 })
  const { page } = await owner.get(at)
  expect(page).toContain('2 lines')
})

test('what cannot be read says so, with its line', async () => {
  for (const [text, fault] of [
    ['', 'Please choose a file'],
    ['name,city\nAnn,Basel', 'There is no column of email addresses'],
    ['email,name\nann@example.com,"Ann', 'A quotation mark is not closed'],
  ] as const) {
    const answer = await owner.post(at, { act: crypto.randomUUID(), text })
    expect(answer.status).toBe(422)
    expect(answer.page).toContain(fault)
  }
})

test('a file may have 4 MB, and everything else of the shop 64 KB as before', async () => {
  const line = 'x'.repeat(1023)
  const large = new Blob([`${line}\n`.repeat(4200)])
  expect((await upload(large)).status).toBe(422)
  const small = await upload(new Blob([`email\n${'ann@example.com\n'.repeat(8000)}`]))
  expect(small.status).toBe(303)
  const elsewhere = `${at}/${crypto.randomUUID()}`
  const answer = await owner.post(elsewhere, { text: 'x'.repeat(70_000) })
  expect(answer.status).toBe(413)
})

test('only forms, only the desk’s own, and only from who has the right', async () => {
  const file = new Blob(['email\nann@example.com'])
  expect((await upload(file, { Origin: 'https://evil.example' })).status).toBe(403)
  expect((await upload(file, { 'Cf-Access-Jwt-Assertion': '' })).status).toBe(403)
  expect((await upload(file, (await atTheDesk('editor')).headers)).status).toBe(403)
  const json = { 'Content-Type': 'application/json', ...owner.headers, Origin: 'https://shop.test' }
  const sent = { method: 'POST', headers: json, body: '{}' }
  expect((await get(at, sent)).status).toBe(415)
  const broken = { ...json, 'Content-Type': 'multipart/form-data; boundary=x' }
  expect((await get(at, { method: 'POST', headers: broken, body: '--y\r\n' })).status).toBe(422)
})
