import { columns, numbers } from '../../src/analytics/columns.ts'
import type { Dimension, Filters } from '../../src/analytics/dimensions.ts'
import { Sql } from '../../src/analytics/engine/sql.ts'
import type { Period, Row } from '../../src/analytics/figures.ts'
import type { VisitSource } from '../../src/analytics/visit-source.ts'
import { wallClock } from '../../src/platform/calendar-date.ts'

/** A point as the engine keeps it, by the names of the catalogue. */
export type Kept = { at: number; weight: number } & Record<string, string | number>

/** Everything that the engine has, without counting anything. */
export async function everyPoint({ engine }: VisitSource): Promise<Kept[]> {
  const all = new Sql(`SELECT *, toUnixTimestamp(timestamp) AS at FROM ${engine?.dataset.text}`)
  const [rows = []] = (await engine?.ask([all])) ?? []
  return (rows as Record<string, string | number>[]).map((row) => ({
    at: Number(row.at),
    weight: Number(row._sample_interval),
    ...Object.fromEntries(columns.map((name, n) => [name, String(row[`blob${n + 1}`])])),
    ...Object.fromEntries(numbers.map((name, n) => [name, Number(row[`double${n + 1}`])])),
  }))
}

/** The hour of a moment on the clocks of a time zone: `2026-12-01T09`. */
export const clockOf =
  (timeZone: string) =>
  (at: number): string => {
    const { date, time } = wallClock(at, timeZone)
    return `${date}T${time.slice(0, 2)}`
  }

/** The path of a page, from its kind and its handle. */
const pathOf = ({ page, handle }: Record<string, unknown>): string =>
  /^\/(products|collections)\/:handle$/.test(String(page))
    ? String(page).replace(':handle', String(handle))
    : String(page)

/**
 * Counts what `readVisits` is asked, from a list of points, as somebody would with a pencil. `local`
 * says by the shop's clock when a point was: `2026-12-01T09`.
 */
export function countByHand(
  points: Kept[],
  local: (at: number) => string,
  { from, to }: Period,
  filters: Filters = {},
) {
  const dayOf = (point: Kept) => local(point.at).slice(0, 10)
  const inPeriod = points.filter((point) => dayOf(point) >= from && dayOf(point) <= to)
  const fitting = inPeriod.filter((point) => fits(point, filters))
  const views = (of: Kept[]) =>
    of.filter(({ event }) => ['page viewed', 'product viewed', 'searched'].includes(String(event)))
  const begun = (of: Kept[]) => views(of).filter(({ channel }) => channel !== 'internal')

  const figures = (of: Kept[], everything: Kept[]) => {
    const seen = views(of)
    const people = [...groups(seen, (point) => String(point.visitor))].filter(([who]) => who !== '')
    const alone = people.filter(
      ([who]) => everything.filter(({ visitor }) => visitor === who).length === 1,
    )
    return {
      visitors: scale(people.length, seen),
      views: weigh(seen),
      visits: weigh(begun(of)),
      onePage: scale(alone.length, seen),
    }
  }
  const byDay = groups(inPeriod, dayOf)
  const days = [...byDay].map(([day, all]) => [
    day,
    figures(
      all.filter((point) => fits(point, filters)),
      all,
    ),
  ]) as [string, ReturnType<typeof figures>][]
  const hours = [...groups(fitting, (point) => local(point.at))].map(([at, all]) => [
    at,
    { ...figures(all, all), onePage: 0 },
  ]) as [string, ReturnType<typeof figures>][]

  const rowsOf = (of: Kept[], key: (point: Kept) => string): Row[] =>
    [...groups(of, key)]
      .filter(([name]) => name !== '')
      .map(([name, same]) => ({
        key: name,
        visitors: scale(
          new Set(
            same.filter(({ visitor }) => visitor !== '').map((each) => dayOf(each) + each.visitor),
          ).size,
          same,
        ),
        times: weigh(same),
        visits: weigh(begun(same)),
      }))
  const exits = () => {
    const people = groups(
      views(inPeriod).filter(({ visitor }) => visitor !== ''),
      (point) => dayOf(point) + point.visitor,
    )
    const those = [...people.values()].filter((all) => all.some((point) => fits(point, filters)))
    const last = (all: Kept[]) => pathOf(all.toSorted((a, b) => a.at - b.at).at(-1) ?? {})
    return [...groups(those, last)]
      .filter(([path]) => path !== '')
      .map(([key, all]) => {
        const visitors = scale(all.length, all.flat())
        return { key, visitors, times: visitors, visits: visitors }
      })
  }
  const event = (name: string) => fitting.filter((point) => point.event === name)
  const text = (name: string) => (point: Kept) => String(point[name])
  const seen = views(fitting)
  const rows: Record<Dimension, () => Row[]> = {
    page: () => rowsOf(seen, pathOf),
    'entry-page': () => rowsOf(begun(fitting), pathOf),
    'exit-page': exits,
    'previous-site': () => rowsOf(seen, text('previousSite')),
    channel: () => rowsOf(begun(fitting), text('channel')),
    source: () => rowsOf(seen, text('source')),
    campaign: () => rowsOf(seen, text('campaign')),
    country: () => rowsOf(seen, text('country')),
    region: () => rowsOf(seen, text('region')),
    language: () => rowsOf(seen, text('language')),
    browser: () => rowsOf(seen, text('browser')),
    system: () => rowsOf(seen, text('system')),
    device: () => rowsOf(seen, text('device')),
    hour: () => rowsOf(seen, (point) => local(point.at).slice(11)),
    event: () => rowsOf(fitting, text('event')),
    'product-viewed': () => rowsOf(event('product viewed'), text('handle')),
    'product-added': () => rowsOf(event('added to cart'), text('handle')),
    term: () => enough(rowsOf(event('searched'), text('term'))),
    'term-without-result': () =>
      enough(
        rowsOf(
          event('searched').filter(({ results }) => results === 0),
          text('term'),
        ),
      ),
    'following-site': () => rowsOf(event('link followed'), text('target')),
    'not-found': () => rowsOf(event('page not found'), text('path')),
    'not-found-from': () => rowsOf(event('page not found'), text('previousSite')),
    error: () => rowsOf(event('page failed'), ({ status, page }) => `${status} ${page}`),
    dropped: () => rowsOf(event('dropped'), text('reason')),
    'answer-time': () => rowsOf(fitting, text('answerTime')),
    'slow-page': () =>
      rowsOf(
        fitting.filter(({ answerTime }) => answerTime === 'over 1 s'),
        text('page'),
      ),
  }
  return {
    days: new Map(days),
    hours: new Map(hours),
    rows: (dimension: Dimension) =>
      rows[dimension]().sort((a, b) => b.times - a.times || (a.key < b.key ? -1 : 1)),
    accuracy: { points: weigh(fitting), stored: fitting.length },
  }
}

const enough = (rows: Row[]) => rows.filter(({ visitors }) => visitors >= 3)

const fits = (point: Kept, filters: Filters) =>
  Object.entries(filters).every(([name, value]) => seenBy(name, point) === value)

/** What a filter looks at. */
export const seenBy = (name: string, point: Record<string, unknown>): string =>
  name === 'page'
    ? pathOf(point)
    : String(point[name === 'previous-site' ? 'previousSite' : name] ?? '')

const weigh = (points: Kept[]) => points.reduce((sum, { weight }) => sum + weight, 0)
const scale = (many: number, points: Kept[]) =>
  points.length === 0 ? 0 : Math.round((many * weigh(points)) / points.length)

function groups<T>(all: T[], key: (one: T) => string): Map<string, T[]> {
  return Map.groupBy(all, key)
}
