import * as z from 'zod/mini'
import { actId } from '../admin/act.ts'
import { isDate } from '../platform/calendar-date.ts'
import { statisticsWords } from './words.ts'

/** Letters of a note: it stands beside a chart. The table has the same limit. */
export const NOTE_LETTERS = 80

/** What is to be remembered of a day. */
export const noteForm = z.object({
  act: actId,
  day: z._default(z.string(), '').check(
    z.refine((text) => /^20\d\d-/.test(text) && isDate(text), {
      error: () => statisticsWords().notes.noDay,
    }),
  ),
  text: z
    .pipe(
      z._default(z.string(), ''),
      z.transform((text) =>
        text
          .normalize('NFC')
          .replace(/[\p{Cc}\s]+/gu, ' ')
          .trim(),
      ),
    )
    .check(
      z.minLength(1, { error: () => statisticsWords().notes.noText }),
      z.refine((text) => [...text].length <= NOTE_LETTERS, {
        error: () => statisticsWords().notes.longText(NOTE_LETTERS),
      }),
    ),
})

export const removeNoteForm = z.object({ act: actId })

/** Whether the owner gets a mail on Mondays. */
export const weeklyMailForm = z.object({ act: actId, weekly: z.enum(['on', 'off']) })
