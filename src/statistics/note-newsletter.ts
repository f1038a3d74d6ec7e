import { wallClock } from '../platform/calendar-date.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Db, Statement } from '../platform/db.ts'
import { NOTE_LETTERS } from './forms.ts'
import { insertNoteOnce } from './queries.ts'
import { statisticsWords } from './words.ts'

/**
 * The statement that notes a newsletter in the charts, on the day of its first mail; run again, it
 * changes nothing.
 *
 * @param newsletter its id, what its subject says to nobody in particular, and when it began
 */
export function noteNewsletter(
  db: Db,
  { shop }: Pick<Config, 'shop'>,
  { id, subject, at }: { id: string; subject: string; at: Seconds },
): Statement {
  const letters = Array.from(statisticsWords().notes.newsletter(subject))
  const text =
    letters.length > NOTE_LETTERS
      ? `${letters
          .slice(0, NOTE_LETTERS - 1)
          .join('')
          .trimEnd()}…`
      : letters.join('')
  return insertNoteOnce(db, { id, day: wallClock(at, shop.time_zone).date, text })
}
