import { type Dimension, dimensions } from '../../src/analytics/dimensions.ts'
import { tableColumns } from '../stand-ins/analytics-engine/points.ts'

const DAY = 86_400

/** Dimensions with as many keys a day as are kept; the others have few. */
const wide: readonly Dimension[] = [
  ...(['page', 'entry-page', 'exit-page', 'previous-site', 'campaign', 'region'] as const),
  ...(['product-viewed', 'product-added', 'term', 'not-found', 'following-site'] as const),
]

/**
 * SQL that fills the totals with twelve closed months up to yesterday, as full as a shop with a
 * million views a day has them: 200 keys of each wide dimension and day, 1,000 a month.
 */
export function generatedTotals(now: number): string[] {
  const day = (n: string) => `date(${now} - (${n} + 1) * ${DAY}, 'unixepoch')`
  const numbers = (name: string, many: number) =>
    `${name}(i) as (select 0 union all select i + 1 from ${name} where i < ${many - 1})`
  const figures = '7 + key.i % 90, 10 + 2000 / (1 + key.i), 5'
  const insert = 'insert into visit_totals (dimension, period, key, visitors, times, visits)'
  const days = `with recursive ${numbers('n', 365)} insert into visit_days
    select ${day('n.i')}, 200000, 1000000, 300000, 90000, 1200000, 1200000, 0 from n`
  const keyOf = (dimension: string) =>
    dimension === 'hour' ? "printf('%02d', key.i)" : `'${dimension}-' || key.i`
  return [
    days,
    ...dimensions.flatMap((dimension) => {
      const [ofDay, ofMonth] = wide.includes(dimension) ? [200, 1000] : [15, 15]
      return [
        `with recursive ${numbers('n', 365)}, ${numbers('key', ofDay)} ${insert}
          select '${dimension}', ${day('n.i')}, ${keyOf(dimension)}, ${figures} from n, key`,
        `with recursive ${numbers('n', 12)}, ${numbers('key', ofMonth)} ${insert}
          select '${dimension}', strftime('%Y-%m', ${now}, 'unixepoch', 'start of month', '-' || (n.i + 1) || ' months'),
            ${keyOf(dimension)}, ${figures} from n, key`,
      ]
    }),
  ]
}

/**
 * SQL for ClickHouse that fills a table with so many points of the last 90 days: views of 300,000
 * visitors, one of ten a search, from 40 countries.
 */
export const generatedPoints = (table: string, many: number, now: number): string[] => [
  `CREATE TABLE ${table} (${tableColumns}) ENGINE = MergeTree ORDER BY (index1, timestamp)`,
  `INSERT INTO ${table} (dataset, timestamp, _sample_interval, index1, blob1, blob2, blob3, blob4, blob5, blob8, blob9, blob10,
      blob11, blob12, blob13, blob15, blob16, blob19)
    SELECT 'jegem_visits', toDateTime(${now} - intDiv(number * ${90 * DAY}, ${many})), 1, 'page',
      if(number % 10 = 3, 'searched', 'product viewed'), '/products/:handle', concat('ring-', toString(number % 900)),
      if(number % 4 = 0, concat('site-', toString(number % 700), '.example'), ''),
      if(number % 3 = 0, 'search', 'internal'), concat('C', toString(number % 40)), 'Firefox', 'iOS', 'phone', 'nl-NL',
      concat('visitor-', toString(intDiv(number, 90) * 27 + number % 27)), concat('C-', toString(number % 300)),
      concat('term ', toString(number % 5000)), 'under 50 ms'
    FROM numbers(${many})`,
]
