import { addDays, type CalendarDate, daysBetween } from '../../../src/platform/calendar-date.ts'

const weekdays = [1.2, 0.95, 0.92, 0.96, 1, 0.9, 1.08]
/** January to December: engagements in spring, and what is given at the end of the year. */
const months = [0.8, 1.12, 0.95, 1, 1.1, 1, 0.88, 0.84, 0.98, 1.04, 1.28, 1.5]
/** Each hour of the clock: a little at lunch, most in the evening. */
export const hours: [weight: number, hour: number][] = [
  ...[1, 0.5, 0.3, 0.2, 0.2, 0.5, 1.2, 2.2, 3.2, 3.8, 4.2, 4.4, 5],
  ...[4.6, 4.2, 4.2, 4.4, 4.8, 5.4, 6.6, 8.2, 8.6, 6.4, 3.2],
].map((weight, hour) => [weight, hour])

const dayOfWeek = (day: CalendarDate) => new Date(day).getUTCDay()
const monthOf = (day: CalendarDate) => Number(day.slice(5, 7)) - 1

/** The shop's letter goes out on the first Thursday of a month: how many days ago, 0 to 4, or null. */
function sinceLetter(day: CalendarDate): number | null {
  for (let ago = 0; ago < 5; ago++) {
    const sent = addDays(day, -ago)
    if (dayOfWeek(sent) === 4 && Number(sent.slice(8)) <= 7) return ago
  }
  return null
}

/** What the letter of this month is called. */
export const letterOf = (day: CalendarDate): string => `${monthNamed(day).toLowerCase()} letter`

const monthNamed = (day: CalendarDate) =>
  new Date(day).toLocaleString('en', { month: 'long', timeZone: 'UTC' })

/** The days on which the shop has a stand at a fair: a Friday to Sunday, every nine weeks. */
const isFair = (day: CalendarDate): boolean => {
  const days = daysBetween('2025-10-03', day)
  return ((days % 63) + 63) % 63 < 3
}

/** How many come because of a letter or a fair, for each hundred who come anyway. */
export function drawn(day: CalendarDate): { letter: number; fair: number } {
  const ago = sinceLetter(day)
  const letter = ago === null ? 0 : ([46, 22, 11, 6, 3][ago] ?? 0)
  return { letter, fair: isFair(day) ? 24 : 0 }
}

/** How many people come on a day, on average. */
export function peopleOn(day: CalendarDate): number {
  const { letter, fair } = drawn(day)
  const grown = Math.min(2.6, Math.exp(daysBetween('2025-10-01', day) * 0.0016))
  const ordinary = 62 * grown * (weekdays[dayOfWeek(day)] ?? 1) * (months[monthOf(day)] ?? 1)
  return ordinary * (1 + (letter + fair) / 100)
}

/** What the owner notes of a day; null where there is nothing. */
export function noteOf(day: CalendarDate): string | null {
  if (sinceLetter(day) === 0) return `${monthNamed(day)} letter sent`
  return isFair(day) && !isFair(addDays(day, -1)) ? 'Fair until Sunday' : null
}
