import { fileURLToPath } from 'node:url'
import { allowanceAfter, estimate } from '../../src/newsletter/sending/rules.ts'

/**
 * What newsletters cost and how long they take, on paper: `node tests/bench/newsletter-costs.ts`
 * prints the tables of docs/newsletter-costs.md. Prices and limits are those of cloudflare-docs,
 * d1/platform/limits.mdx and queues/platform/pricing.mdx.
 */
const free = { queueOperations: 10_000, rowsRead: 5_000_000, rowsWritten: 100_000 }
const paid = { queueOperations: 1_000_000, rowsRead: 25e9, rowsWritten: 50_000_000 }
const perMillion = { queueOperations: 0.4, rowsRead: 0.001, rowsWritten: 1 }

/** Of 1,000 mails, as `npm run bench` measures it ("a campaign of 100,000"). */
const measured = { rowsRead: 30_000, rowsWritten: 5_100 }

/** A message is written, read and deleted. */
const OPERATIONS = 3

const DAY = 86_400

/** What a campaign of so many mails takes, by day where limits are of a day. */
export function usageOf(mails: number, perSecond: number) {
  const batches = mails / 100
  // From 100 mails a second on a message is for several batches.
  const messages = batches / Math.min(4, Math.max(1, Math.floor(perSecond / 100)))
  const used = {
    queueOperations: messages * OPERATIONS,
    rowsRead: (mails / 1000) * measured.rowsRead,
    rowsWritten: (mails / 1000) * measured.rowsWritten,
  }
  const names = Object.keys(used) as (keyof typeof used)[]
  const freeDays = Math.max(1, ...names.map((name) => Math.ceil(used[name] / free[name])))
  const price = names.reduce(
    (sum, name) => sum + (Math.max(0, used[name] - paid[name]) / 1e6) * perMillion[name],
    0,
  )
  const takes = (warmUp: boolean) =>
    estimate({
      ...{ recipients: mails, perSecond, left: DAY },
      warmUp: warmUp ? { today: 0, most: 0 } : null,
    })
  return { used, freeDays, price, warm: takes(false), cold: takes(true) }
}

/** The table for people, in Markdown. */
export function costTable(): string {
  const whole = (number: number) => Math.round(number).toLocaleString('en')
  const long = (seconds: number) =>
    seconds >= 2 * DAY
      ? `${Math.ceil(seconds / DAY)} days`
      : seconds >= 7200
        ? `${Math.round(seconds / 3600)} h`
        : `${Math.ceil(seconds / 60)} min`
  const head = [
    'mails',
    'mails a second',
    'time, known sender',
    'time, new sender with warm-up',
    'queue operations',
    'rows read',
    'rows written',
    'days on the free plan, at least',
    'US dollars beyond the paid plan',
  ]
  const rows = [10_000, 100_000, 1_000_000].flatMap((mails) =>
    [10, 100].map((perSecond) => {
      const { used, freeDays, price, warm, cold } = usageOf(mails, perSecond)
      return [
        ...[whole(mails), whole(perSecond), long(warm), long(cold)],
        ...[used.queueOperations, used.rowsRead, used.rowsWritten, freeDays].map(whole),
        price.toFixed(2),
      ]
    }),
  )
  const all = [head, head.map(() => '---'), ...rows]
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** How many mails a new sender may hand over on the first days. */
export function warmUpTable(): string {
  const days = []
  let most = 0
  for (let day = 1; day <= 42; day++) {
    most = allowanceAfter(most)
    days.push([day, most] as const)
  }
  const shown = days.filter(([day]) => day === 1 || day % 7 === 0)
  const head = ['day', ...shown.map(([day]) => String(day))]
  const all = [
    head,
    head.map(() => '---'),
    ['mails', ...shown.map(([, n]) => n.toLocaleString('en'))],
  ]
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(`${costTable()}\n\n${warmUpTable()}`)
