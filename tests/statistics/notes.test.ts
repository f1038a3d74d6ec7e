import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditLog } from '../../src/admin/tables.ts'
import { paths } from '../../src/paths.ts'
import { addDays, todayIn } from '../../src/platform/calendar-date.ts'
import { chartNotes, statisticsSettings } from '../../src/statistics/tables.ts'
import { atTheDesk } from '../support/desk.ts'
import { config, db, hiddenFields } from '../support/shop.ts'
import { closeDays, textOf } from './seed.ts'

const owner = await atTheDesk('owner')
const books = await atTheDesk('books')
const today = todayIn(config.shop.time_zone)
const day = addDays(today, -3)
const look = paths.deskStatistics({ period: '90d', figure: 'views', country: 'NL' })

const notesNow = () => db.select().from(chartNotes)
/** What the log has of this test; nobody can empty it. */
let before = 0
const entriesNow = async () => (await db.select().from(auditLog).orderBy(sql`rowid`)).slice(before)
const actsNow = async () => (await entriesNow()).map(({ act }) => act)

beforeEach(async () => {
  before = await db.$count(auditLog)
})

afterEach(async () => {
  await db.delete(chartNotes)
  await db.delete(statisticsSettings)
})

test('a note is in the chart and in its table, and the page stays as it was', async () => {
  await closeDays(addDays(today, -1), 10)
  const { page } = await owner.get(look)
  const [form = ''] = /<form[^>]*note-form.*?<\/form>/s.exec(page) ?? []
  const sent = {
    ...hiddenFields(form, paths.deskChartNotes()),
    day,
    text: '  Fair\n in <Utrecht> ',
  }
  const { status, location } = await owner.post(paths.deskChartNotes(), sent)
  expect([status, location]).toEqual([
    303,
    paths.deskStatistics({ period: '90d', country: 'NL', figure: 'views', done: 'added' }),
  ])
  const shown = await owner.get(location)
  expect(textOf(shown.page)).toContain('The note is in the chart.')
  expect(shown.page).toContain('class="chart-note"')
  expect(shown.page).toMatch(
    /<th scope="row">[^<]*<\/th><td>[^<]*<\/td>(<td>[^<]*<\/td>)?<td>Fair in &lt;Utrecht&gt;<\/td>/,
  )
  const [entry] = await entriesNow()
  expect(entry).toMatchObject({ act: 'chart-note-added', subject: 'chart-note' })
  expect((await owner.get(paths.deskLog())).page).toContain('Chart note added')
})

test('a form that is sent twice, also at once, notes one thing', async () => {
  const sent = { act: crypto.randomUUID(), day, text: 'Letter to readers' }
  const answers = await Promise.all([1, 2, 3].map(() => owner.post(paths.deskChartNotes(), sent)))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(await notesNow()).toEqual([{ id: sent.act, day, text: sent.text }])
  expect(await actsNow()).toEqual(['chart-note-added'])
  // With something else in it, it is not lost without a word.
  const other = await owner.post(paths.deskChartNotes(), { ...sent, text: 'Something else' })
  expect(other.status).toBe(409)
  expect(other.page).toContain('value="Something else"')
  expect(textOf(other.page)).toContain('was sent before')
  expect(await notesNow()).toHaveLength(1)
})

test.each([
  ['no day', { day: '', text: 'Fair' }, 'Please choose a day.'],
  ['a day that is none', { day: '2026-02-30', text: 'Fair' }, 'Please choose a day.'],
  ['no text', { day, text: ' \n ' }, 'Please say what happened.'],
  ['81 letters', { day, text: 'é'.repeat(81) }, 'Please use 80 letters at most.'],
])('%s is refused with what was typed', async (_, typed, message) => {
  const answer = await owner.post(paths.deskChartNotes(), { act: crypto.randomUUID(), ...typed })
  expect(answer.status).toBe(422)
  expect(textOf(answer.page)).toContain(message)
  expect(answer.page).toContain(`name="day" value="${typed.day}"`)
  expect(await notesNow()).toEqual([])
})

test('80 letters of any kind fit, in the form and in the table', async () => {
  const sent = { act: crypto.randomUUID(), day, text: '💎'.repeat(80) }
  expect((await owner.post(paths.deskChartNotes(), sent)).status).toBe(303)
  expect(await notesNow()).toHaveLength(1)
  const tooLong = { id: 'x', day, text: 'x'.repeat(81) }
  await expect(db.insert(chartNotes).values(tooLong)).rejects.toThrow()
})

test('a note is removed once, whoever presses, and the log keeps what it said', async () => {
  await db.insert(chartNotes).values({ id: 'fair', day, text: 'Fair' })
  const remove = (act: string) => books.post(paths.deskChartNoteRemove('fair'), { act })
  const act = crypto.randomUUID()
  const answers = await Promise.all([remove(act), remove(act)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect((await remove(crypto.randomUUID())).status).toBe(303)
  expect(await notesNow()).toEqual([])
  expect(await actsNow()).toEqual(['chart-note-removed'])
  expect((await remove('no act')).status).toBe(303)
})

test('the weekly mail is on until somebody switches it off, which the log says', async () => {
  const { page } = await owner.get(paths.deskStatistics())
  const [form = ''] = /<form[^>]*action="\/admin\/statistics\/mail".*?<\/form>/s.exec(page) ?? []
  expect(form).toContain('Switch off')
  const sent = { ...hiddenFields(form, paths.deskWeeklyMail()), weekly: 'off' }
  const off = await owner.post(paths.deskWeeklyMail(), sent)
  expect(off.location).toContain('done=off')
  expect(await db.select().from(statisticsSettings)).toEqual([
    { name: 'weekly-mail', value: 'off' },
  ])
  const after = await owner.get(off.location)
  expect(textOf(after.page)).toContain('The weekly mail is off.')
  expect(after.page).toContain('Switch on')
  // Off already: nothing to note.
  await owner.post(paths.deskWeeklyMail(), { act: crypto.randomUUID(), weekly: 'off' })
  await owner.post(paths.deskWeeklyMail(), { act: crypto.randomUUID(), weekly: 'on' })
  expect(await db.select().from(statisticsSettings)).toEqual([{ name: 'weekly-mail', value: 'on' }])
  expect(await actsNow()).toEqual(['weekly-mail-switched', 'weekly-mail-switched'])
  expect((await owner.post(paths.deskWeeklyMail(), { weekly: 'maybe' })).location).toBe(
    paths.deskStatistics(),
  )
})

test('who has no right to statistics changes nothing', async () => {
  const desk = await atTheDesk('desk')
  const act = crypto.randomUUID()
  for (const [path, form] of [
    [paths.deskChartNotes(), { act, day, text: 'Fair' }],
    [paths.deskChartNoteRemove('fair'), { act }],
    [paths.deskWeeklyMail(), { act, weekly: 'off' }],
  ] as const)
    expect((await desk.post(path, form)).status).toBe(403)
  expect(await db.select().from(auditLog).where(eq(auditLog.id, act))).toEqual([])
})
