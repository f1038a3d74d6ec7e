import { type ClickHouse, openClickHouse } from './clickhouse.ts'
import { type Allowed, allow } from './grammar.ts'
import { beyondLimits, rowOf, tableColumns, type Written } from './points.ts'
import { Refused } from './refusal.ts'
import { createSampler, type Sampling } from './sampling.ts'

export type Account = {
  token: string
  /** Where its datasets are. */
  database: string
  datasets: Set<string>
  sampler: ReturnType<typeof createSampler>
  /** What became of the points that were written, and how often. */
  counts: { stored: number; 'left out by sampling': number; [reason: string]: number }
  /** The latest queries and what became of them, the latest first. */
  queries: { sql: string; at: Date; took: number; refused: string | null }[]
}

export type AnalyticsEngine = ReturnType<typeof createAnalyticsEngine>

const plain = { seed: 1, oneOf: {} }
let databases = 0

/** Accounts with their datasets. ClickHouse starts with the first point or query. */
export function createAnalyticsEngine() {
  const accounts = new Map<string, Account>()
  return {
    accounts,
    /** Opens an account; one that was open under this id is emptied. */
    open(id: string, token: string, sampling: Sampling = plain): Account {
      const account: Account = {
        token,
        database: `account_${++databases}`,
        datasets: new Set(),
        sampler: createSampler(sampling),
        counts: { stored: 0, 'left out by sampling': 0 },
        queries: [],
      }
      accounts.set(id, account)
      return account
    },
    /** Stores points in a dataset, those that the platform would store; they can be read at once. */
    async write(account: Account, dataset: string, written: Written[]): Promise<void> {
      const rows = written.flatMap((point, nth) => {
        const reason = beyondLimits(point, nth)
        if (reason) account.counts[reason] = (account.counts[reason] ?? 0) + 1
        const interval = reason ? null : account.sampler(point.point.indexes?.[0] ?? '')
        if (!reason && interval === null) account.counts['left out by sampling']++
        return interval === null ? [] : [rowOf(dataset, point, interval)]
      })
      if (rows.length === 0) return
      const clickHouse = await openClickHouse()
      const table = tableOf(clickHouse, account, dataset)
      clickHouse.run(`INSERT INTO ${table} FORMAT JSONEachRow ${rows.join('\n')}`)
      account.counts.stored += rows.length
    },
    /** Answers a query of the SQL API. @throws Refused for one that it would not take */
    async query(
      account: Account,
      sql: string,
    ): Promise<{ text: string; format: Allowed['format'] }> {
      const clickHouse = await openClickHouse()
      const entry = { sql, at: new Date(), took: 0, refused: null as string | null }
      account.queries = [entry, ...account.queries].slice(0, 50)
      const start = performance.now()
      try {
        return answer(clickHouse, account, sql)
      } catch (error) {
        entry.refused = error instanceof Error ? error.message : String(error)
        throw error
      } finally {
        entry.took = performance.now() - start
      }
    },
    /** Forgets all points before a moment, as the platform does after three months. */
    async forget({ database, datasets }: Account, before: Date): Promise<void> {
      const { run } = await openClickHouse()
      const until = Math.floor(before.getTime() / 1000)
      for (const name of datasets)
        run(`DELETE FROM ${database}."${name}" WHERE timestamp < toDateTime(${until})`)
    },
  }
}

/** The table of a dataset, made with its first point. */
function tableOf({ run }: ClickHouse, { database, datasets }: Account, dataset: string): string {
  if (!/^\w+$/.test(dataset)) throw new Refused(`the dataset ${dataset}`)
  const table = `${database}."${dataset}"`
  if (datasets.has(dataset)) return table
  run(`CREATE DATABASE IF NOT EXISTS ${database}`)
  run(`CREATE TABLE ${table} (${tableColumns}) ENGINE = MergeTree ORDER BY (index1, timestamp)`)
  datasets.add(dataset)
  return table
}

// As the real API: 64-bit integers are strings.
const settings = 'SETTINGS output_format_json_quote_64bit_integers = 1'

function answer({ run }: ClickHouse, { database, datasets }: Account, query: string) {
  const { sql, format } = allow(query, {
    table(dataset) {
      if (!datasets.has(dataset)) throw new Refused(`the table ${dataset}, which is not there`)
      return `${database}."${dataset}"`
    },
    all: `SELECT name AS dataset FROM system.tables WHERE database = '${database}' ORDER BY name`,
  })
  try {
    return { text: run(`${sql} ${settings}`, format), format }
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error))
  }
}
