import type { Period } from '../analytics/figures.ts'
import { addDays, type CalendarDate, daysBetween, isDate } from '../platform/calendar-date.ts'

/** Periods that can be chosen by name, by how many days back from today they begin and end. */
const named = {
  today: [0, 0],
  yesterday: [1, 1],
  '7d': [6, 0],
  '30d': [29, 0],
  '90d': [89, 0],
  '12m': [364, 0],
} as const

type PeriodName = keyof typeof named | 'own'

/** In the order of their length. */
export const periodNames = Object.keys(named) as (keyof typeof named)[]

/** What the owner looks at. */
export type Chosen = {
  name: PeriodName
  period: Period
  /** As many days just before, to compare with. */
  before: Period
  step: 'hour' | 'day' | 'month'
}

/**
 * The period that an address names, `?period=7d` or `?from=2026-11-01&to=2026-11-30`; else the last
 * 30 days. A range that is no range, begins after today or is longer than two years is taken as none.
 *
 * @param today in the shop's time zone
 */
export function readPeriod(
  query: { period?: string; from?: string; to?: string },
  today: CalendarDate,
): Chosen {
  const { from = '', to = '' } = query
  const days = daysBetween(from, to)
  if (isDate(from) && isDate(to) && days >= 0 && days < 731 && from <= today)
    return chosen('own', { from, to: to < today ? to : today })
  const name = query.period && Object.hasOwn(named, query.period) ? query.period : '30d'
  const [first, last] = named[name as keyof typeof named]
  return chosen(name as PeriodName, { from: addDays(today, -first), to: addDays(today, -last) })
}

function chosen(name: PeriodName, period: Period): Chosen {
  const days = daysBetween(period.from, period.to) + 1
  const before = { from: addDays(period.from, -days), to: addDays(period.from, -1) }
  return { name, period, before, step: days === 1 ? 'hour' : days <= 92 ? 'day' : 'month' }
}
