import { expect, test } from 'vitest'
import { paths } from '../../src/paths.ts'
import { addDays, startOfDay, todayIn } from '../../src/platform/calendar-date.ts'
import { runBatch } from '../../src/platform/db.ts'
import { inLanguage } from '../../src/platform/language.ts'
import { noteNewsletter } from '../../src/statistics/note-newsletter.ts'
import { atTheDesk } from '../support/desk.ts'
import { config, db } from '../support/shop.ts'

const day = addDays(todayIn(config.shop.time_zone), -3)
const at = startOfDay(day, config.shop.time_zone) + 60
const note = (id: string, subject: string) =>
  inLanguage('en', () => runBatch(db, [noteNewsletter(db, config, { id, subject, at })]))
const page = async () => (await (await atTheDesk('owner')).get(paths.deskStatistics())).page

test('the charts show a newsletter on the day of its first mail, once', async () => {
  for (const _ of [1, 2]) await note('spring', 'It is spring')
  const notes = (await page()).match(/<span id="note-\d">Newsletter: It is spring<\/span>/g)
  expect(notes).toHaveLength(1)
})

test('a long subject is cut to what a note may have', async () => {
  await note('long', 'Opals 🪨 '.repeat(20))
  expect(await page()).toMatch(/Newsletter: (Opals 🪨 )+.{1,8}…<\/span>/u)
})
