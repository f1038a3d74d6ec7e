import { patterns } from '../../paths.ts'
import type { Column } from '../columns.ts'
import { type Dimension, type Filters, filterable } from '../dimensions.ts'
import { viewEvents } from '../figures.ts'
import type { Span } from '../period-rules.ts'
import { type EventName, SLOWEST } from '../rules.ts'
import { column, integer, joined, literal, type Sql, sql } from './sql.ts'

/** What every statement says: of which points. */
export type Points = { dataset: Sql; timeZone: string; spans: Span[]; filters: Filters }

const event = column('event')
const visitor = column('visitor')
/** The path of a page: its kind, with the handle where one is known. */
const pagePath = [patterns.product, patterns.collection].reduce((otherwise, kind) => {
  const filled = sql`format('{}{}', ${literal(kind.replace(':handle', ''))}, ${column('handle')})`
  return sql`if(${column('page')} = ${literal(kind)}, ${filled}, ${otherwise})`
}, column('page'))

/** The column of each dimension that is one, of page views. */
const columnOf = {
  'previous-site': 'previousSite',
  channel: 'channel',
  source: 'source',
  campaign: 'campaign',
  country: 'country',
  region: 'region',
  language: 'language',
  browser: 'browser',
  system: 'system',
  device: 'device',
} as const satisfies Record<Exclude<keyof Filters, 'page'>, Column>

const isEvent = (name: EventName) => sql`${event} = ${literal(name)}`
const isView = sql`${event} IN (${joined(viewEvents.map(literal), ', ')})`
const beginsVisit = sql`${isView} AND ${column('channel')} <> 'internal'`

/**
 * The figures of each day or hour: `step`, `views`, `visits`, `visitors`, `one_page`; `points`
 * written and `stored`, and `stored_views` of them. A visitor's points come together first: that
 * tells who saw one page and did nothing else, whatever the filters are.
 */
export function figuresBy(step: 'day' | 'hour', points: Points): Sql {
  const matches = matching(points.filters)
  const seen = joined([isView, ...matches], ' AND ')
  const begun = joined([beginsVisit, ...matches], ' AND ')
  const fits = joined([sql`true`, ...matches], ' AND ')
  return sql`SELECT step, sum(weight_seen) AS views, sum(weight_begun) AS visits,
sum(weight) AS points, sum(fitting) AS stored, sum(seen) AS stored_views,
sum(if(person <> '' AND seen > 0, 1, 0)) AS visitors,
sum(if(person <> '' AND seen = 1 AND everything = 1, 1, 0)) AS one_page
FROM (SELECT ${at(step, points)} AS step, ${visitor} AS person,
sum(if(${seen}, _sample_interval, 0)) AS weight_seen,
sum(if(${begun}, _sample_interval, 0)) AS weight_begun,
sum(if(${fits}, _sample_interval, 0)) AS weight,
sum(if(${fits}, 1, 0)) AS fitting, sum(if(${seen}, 1, 0)) AS seen, count() AS everything
FROM ${points.dataset} WHERE ${within(points)} GROUP BY step, person)
GROUP BY step ORDER BY step`
}

/**
 * The most frequent keys of a dimension: `item`, `times`, `visits`, `visitors`, and how many points
 * are `stored` of it.
 */
export function rowsBy(dimension: Dimension, most: number, points: Points): Sql {
  if (dimension === 'exit-page') return exits(most, points)
  const { by, of } = told(dimension, points)
  const which = joined([within(points), of, ...matching(points.filters)], ' AND ')
  return sql`SELECT item, sum(weight) AS times, sum(weight_begun) AS visits,
sum(if(person <> '', 1, 0)) AS visitors, sum(kept) AS stored
FROM (SELECT ${by} AS item, ${day(points)} AS step, ${visitor} AS person,
sum(_sample_interval) AS weight, sum(if(${beginsVisit}, _sample_interval, 0)) AS weight_begun,
count() AS kept FROM ${points.dataset} WHERE ${which} GROUP BY item, step, person)
WHERE item <> '' GROUP BY item ORDER BY times DESC, item LIMIT ${integer(most)}`
}

/**
 * The last page of each visitor and day; with filters, of visitors who have at least one point that
 * fits. `times` are their views, to tell by how much `visitors` is to be scaled.
 */
function exits(most: number, points: Points): Sql {
  const fits = joined([isView, ...matching(points.filters)], ' AND ')
  return sql`SELECT item, sum(weight) AS times, count() AS visits, count() AS visitors,
sum(kept) AS stored
FROM (SELECT ${visitor} AS person, ${day(points)} AS step,
argMax(${pagePath}, timestamp) AS item, sum(_sample_interval) AS weight, count() AS kept,
sum(if(${fits}, 1, 0)) AS fitting
FROM ${points.dataset} WHERE ${within(points)} AND ${isView} AND ${visitor} <> ''
GROUP BY step, person)
WHERE item <> '' AND fitting > 0 GROUP BY item ORDER BY visitors DESC, item LIMIT ${integer(most)}`
}

/** By what a dimension tells points apart, and of which points. */
function told(dimension: Dimension, points: Points): { by: Sql; of: Sql } {
  const views = (by: Sql) => ({ by, of: isView })
  const events = (name: EventName, by: Sql) => ({ by, of: isEvent(name) })
  const found = sql`${isEvent('searched')} AND ${column('results')} = 0`
  const failed = sql`format('{} {}', ${column('status')}, ${column('page')})`
  const slow = sql`${column('answerTime')} = ${literal(SLOWEST)}`
  switch (dimension) {
    case 'page':
      return views(pagePath)
    case 'entry-page':
      return { by: pagePath, of: beginsVisit }
    case 'channel':
      return { by: column('channel'), of: beginsVisit }
    case 'hour':
      return views(clock('%H', points))
    case 'event':
      return { by: event, of: sql`true` }
    case 'product-viewed':
      return events('product viewed', column('handle'))
    case 'product-added':
      return events('added to cart', column('handle'))
    case 'term':
      return events('searched', column('term'))
    case 'term-without-result':
      return { by: column('term'), of: found }
    case 'following-site':
      return events('link followed', column('target'))
    case 'not-found':
      return events('page not found', column('path'))
    case 'not-found-from':
      return events('page not found', column('previousSite'))
    case 'error':
      return events('page failed', failed)
    case 'dropped':
      return events('dropped', column('reason'))
    case 'answer-time':
      return { by: column('answerTime'), of: sql`true` }
    case 'slow-page':
      return { by: column('page'), of: slow }
    case 'exit-page':
      throw new TypeError('Exit pages have a statement of their own')
    default:
      return views(column(columnOf[dimension]))
  }
}

const within = ({ spans }: Points): Sql => {
  const parts = spans.map(
    ([from, to]) =>
      sql`timestamp >= toDateTime(${integer(from)}) AND timestamp < toDateTime(${integer(to)})`,
  )
  return sql`(${joined(parts, ' OR ')})`
}

const matching = (filters: Filters): Sql[] =>
  filterable.flatMap((name) => {
    const value = filters[name]
    const by = name === 'page' ? pagePath : column(columnOf[name])
    return value ? [sql`${by} = ${literal(value)}`] : []
  })

const at = (step: 'day' | 'hour', points: Points): Sql =>
  clock(step === 'day' ? '%Y-%m-%d' : '%Y-%m-%dT%H', points)

/** The day of a point, to tell days apart: half the work of its name. */
const day = ({ timeZone }: Points): Sql =>
  sql`toStartOfInterval(timestamp, INTERVAL '1' DAY, ${literal(timeZone)})`

/** When a point was written, by the clocks of the shop. */
const clock = (format: string, { timeZone }: Points): Sql =>
  sql`formatDateTime(timestamp, ${literal(format)}, ${literal(timeZone)})`
