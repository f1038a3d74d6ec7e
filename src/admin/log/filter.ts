import { addDays, startOfDay } from '../../platform/calendar-date.ts'
import type { LogFilter } from './queries.ts'

/** Before the shop, and after everything that is noted. */
const [BEGINNING, END] = [0, 2 ** 40]

const forms: Record<string, RegExp> = {
  by: /^[\w-]{1,64}$/,
  act: /^[a-z-]{1,64}$/,
  subject: /^[a-z-]{1,64}$/,
  of: /^[\w-]{1,64}$/,
  from: /^\d{4}-\d\d-\d\d$/,
  to: /^\d{4}-\d\d-\d\d$/,
  // The id of an act with that of one of its parcels after it: `send-parcels.ts`.
  after: /^\d{1,12}\.[\w:-]{1,80}$/,
}

/**
 * The filter that an address of the log sets, as `logEntries` takes it, and its parameters that
 * count: what cannot be read is left out. Days are those of the shop's time zone, both included.
 */
export function readFilter(
  query: Record<string, string>,
  timeZone: string,
): { filter: LogFilter; set: Record<string, string | undefined> } {
  const set: Record<string, string | undefined> = {}
  for (const [name, form] of Object.entries(forms))
    if (form.test(query[name] ?? '')) set[name] = query[name]
  for (const day of ['from', 'to'])
    if (Number.isNaN(Date.parse(set[day] ?? ''))) set[day] = undefined
  const { by, act, subject, of, from, to, after } = set
  const [at, id = ''] = after?.split('.') ?? []
  return {
    set,
    filter: {
      ...{ by, act, subject, of },
      from: from ? startOfDay(from, timeZone) : BEGINNING,
      until: to ? startOfDay(addDays(to, 1), timeZone) : END,
      after: at === undefined ? undefined : { at: Number(at), id },
    },
  }
}

/** The parameter `after` that goes on after an entry. */
export const cursorOf = ({ at, id }: { at: number; id: string }): string => `${at}.${id}`
