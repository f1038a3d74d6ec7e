import type { CalendarDate } from '../platform/calendar-date.ts'
import type { Chosen } from './period.ts'
import { stepOf } from './steps.ts'

/** What was noted of a day. */
export type ChartNote = { id: string; day: CalendarDate; text: string }

/** Notes that a page shows, so that it stays small; the file of the chart has all of them. */
const SHOWN = 5

/** The notes that a page shows: the newest, each with the number of its mark in the chart. */
export function notesShown(notes: ChartNote[], step: Chosen['step']) {
  const shown = notes.slice(-SHOWN)
  const marks = [...new Set(shown.map(({ day }) => stepOf(day, step)))]
  return shown.map((note) => ({ ...note, number: marks.indexOf(stepOf(note.day, step)) + 1 }))
}

/**
 * The texts of the notes at each step of a chart. In a chart of hours they stand at the first, in
 * one of months each says its day.
 */
export function notesAt(
  notes: ChartNote[],
  step: Chosen['step'],
  sayDay: (day: CalendarDate) => string,
): (at: string) => string[] {
  return (at) =>
    notes.flatMap(({ day, text }) => {
      if (step === 'hour') return at === `${day}T00` ? [text] : []
      if (stepOf(day, step) !== at) return []
      return [step === 'month' ? `${sayDay(day)}: ${text}` : text]
    })
}
