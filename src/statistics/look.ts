import { type Filters, filterable } from '../analytics/dimensions.ts'
import type { CalendarDate } from '../platform/calendar-date.ts'
import { type Chosen, readPeriod } from './period.ts'

/** What the owner looks at: a period, and of which visits. All of it is in the address. */
export type Look = { chosen: Chosen; filters: Filters }

/** A line of text; whether visits can have it is for those to say who read them. */
const oneLine = /^\P{Cc}{1,200}$/u

/**
 * The period and the filters that an address names; what cannot be a value of a filter counts as
 * not set.
 *
 * @param today in the shop's time zone
 */
export function readLook(query: Record<string, string>, today: CalendarDate): Look {
  const set = filterable.flatMap((name) => {
    const value = query[name]
    return value && oneLine.test(value) ? [[name, value]] : []
  })
  return { chosen: readPeriod(query, today), filters: Object.fromEntries(set) }
}

/** Whether only a part of the visits is looked at. */
export const isFiltered = ({ filters }: Look): boolean => Object.keys(filters).length > 0

/** The query of an address that leads to the same look, for `paths.deskStatistics` and the like. */
export function queryOf({ chosen, filters }: Look): Record<string, string | undefined> {
  const { name, period } = chosen
  return {
    ...(name === 'own' ? period : { period: name === '30d' ? undefined : name }),
    ...filters,
  }
}

/** The query of the same look with one filter set, or removed. */
export const withFilter = (look: Look, name: keyof Filters, value?: string) => ({
  ...queryOf(look),
  [name]: value,
})
