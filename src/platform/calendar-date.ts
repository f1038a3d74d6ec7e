import { now, type Seconds } from './clock.ts'

/**
 * A calendar day, `2026-12-01`, without hour or time zone. As strings, earlier days sort before
 * later ones.
 */
export type CalendarDate = string

const DAY = 86_400_000

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)
}

/** Whether it is written as `2026-12-01`, and in the calendar: `Date` takes 30 February for 2 March. */
export const isDate = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text

/** Negative when `to` is the earlier one; `NaN` when one is not a date. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY
}

/** Saturday or Sunday, when no country that this was written for works or delivers. */
export function isWeekend(date: CalendarDate): boolean {
  return new Date(date).getUTCDay() % 6 === 0
}

/** Local date and time of a moment in a time zone (IANA name): `2026-12-01`, `14:05`. */
export function wallClock(at: Seconds, timeZone: string): { date: CalendarDate; time: string } {
  const parts = clockOf(timeZone).formatToParts(at * 1000)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  }
}

/** Today's date in a time zone (IANA name). */
export const todayIn = (timeZone: string): CalendarDate => wallClock(now(), timeZone).date

/** The moment at which a day begins in a time zone (IANA name), at midnight or after a change of clocks. */
export function startOfDay(date: CalendarDate, timeZone: string): Seconds {
  const midnight = Date.parse(date) / 1000
  let at = midnight
  // Twice: the first step may cross a change of clocks.
  for (let step = 0; step < 2; step++) {
    const shown = wallClock(at, timeZone)
    at += midnight - Date.parse(`${shown.date}T${shown.time}Z`) / 1000
  }
  return at
}

/**
 * The moments at which clocks in a time zone (IANA name) show a day and a time, `14:05`, earliest
 * first: none where clocks are put forward over it, two where they are put back.
 */
export function momentsAt(date: CalendarDate, time: string, timeZone: string): Seconds[] {
  const shown = Date.parse(`${date}T${time}Z`) / 1000
  if (Number.isNaN(shown)) return []
  // How far clocks are from UTC a day before and after: no zone changes its clocks so often.
  const found = [-1, 1].map((day) => {
    const near = shown + day * (DAY / 1000)
    const there = wallClock(near, timeZone)
    return shown - (Date.parse(`${there.date}T${there.time}Z`) / 1000 - near)
  })
  return [...new Set(found)]
    .filter((at) => {
      const there = wallClock(at, timeZone)
      return there.date === date && there.time === time
    })
    .sort((a, b) => a - b)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  clocks.set(timeZone, made)
  return made
}
