import { fileURLToPath } from 'node:url'
import { dimensions } from '../../src/analytics/dimensions.ts'

/**
 * What statistics cost at Cloudflare, on paper: `node tests/bench/statistics-costs.ts` prints the
 * table of docs/statistics-costs.md. Prices and limits are those of cloudflare-docs,
 * analytics/analytics-engine/pricing.mdx, d1/platform/limits.mdx and workers/d1-pricing.mdx.
 */
const plans = {
  free: { points: 100_000, questions: 10_000, read: 5_000_000, written: 100_000, storage: 500 },
  paid: {
    points: 10_000_000,
    questions: 1_000_000,
    read: 25e9,
    written: 50_000_000,
    storage: 10_000,
  },
}
const perMillion = { points: 0.25, questions: 1, read: 0.001, written: 1 }

/** What is assumed; `npm run bench` measures rows and questions of each page. */
const assumed = {
  /** Points besides views: bots, carts, links, errors. */
  pointsPerView: 1.3,
  pagesADay: 40,
  questionsPerPage: 25,
  /** Days whose keys a page reads: 30 at the edges and 12 sums of five days' keys, one page in four. */
  daysReadPerPage: (3 * 30 + (30 + 12 * 5)) / 4,
  /** Of the dimensions, how many a page shows. */
  shown: 0.65,
  /** Bytes of a row with its entry in the key. */
  bytesPerRow: 110,
}

const DAYS = 30
const MONTHS = 25

/** Keys of all dimensions that a day has: at most 200 each, fewer where there are few views. */
const keysADay = (views: number) => dimensions.length * Math.min(200, Math.round(views / 250))

/** What a shop with so many views a day uses, by day and month. */
export function usageOf(views: number) {
  const keys = keysADay(views)
  const points = views * assumed.pointsPerView
  const questions = dimensions.length + 2 + assumed.pagesADay * assumed.questionsPerPage
  // Each row is written into the table and into its key; once a month the sums too, at most five
  // times the keys of a day.
  const onLastDay = 2 * keys + 2 * 5 * keys
  const written = DAYS * 2 * keys + 2 * 5 * keys
  const readPerPage = assumed.daysReadPerPage * assumed.shown * keys
  const read = DAYS * assumed.pagesADay * readPerPage + 31 * keys
  const megabytes = ((MONTHS * (DAYS + 5) * keys * assumed.bytesPerRow) / 1e6) | 0
  const beyond = {
    points: Math.max(0, DAYS * points - plans.paid.points),
    questions: Math.max(0, DAYS * questions - plans.paid.questions),
    read: Math.max(0, read - plans.paid.read),
    written: Math.max(0, written - plans.paid.written),
  }
  const price = Object.entries(beyond).reduce(
    (sum, [name, much]) => sum + (much / 1e6) * perMillion[name as keyof typeof perMillion],
    0,
  )
  const { free } = plans
  const breaks = [
    ...(points > free.points ? ['points'] : []),
    ...(questions > free.questions ? ['questions'] : []),
    ...(read / DAYS > free.read ? ['rows read'] : []),
    ...(onLastDay > free.written ? ['rows written'] : []),
    ...(megabytes > free.storage ? ['storage'] : []),
  ]
  return { points, questions, onLastDay, readADay: read / DAYS, megabytes, price, breaks }
}

/** The table for people, in Markdown. */
export function costTable(): string {
  const whole = (number: number) => Math.round(number).toLocaleString('en')
  const head = [
    'views a day',
    'points a day',
    'questions a day',
    'rows read a day',
    'rows written on the last day of a month',
    'MB after 25 months',
    'beyond the free plan',
    'US dollars a month beyond the paid plan',
  ]
  const rows = [10_000, 1_000_000, 10_000_000].map((views) => {
    const usage = usageOf(views)
    const { points, questions, readADay, onLastDay, megabytes } = usage
    return [
      ...[views, points, questions, readADay, onLastDay, megabytes].map(whole),
      usage.breaks.join(', ') || 'nothing',
      usage.price.toFixed(2),
    ]
  })
  const all = [head, head.map(() => '---'), ...rows]
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(costTable())
