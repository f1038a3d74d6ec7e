import { now, type Seconds } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db.ts'
import type { SuppressionReason } from '../../rules.ts'
import { subscriberCounts } from '../../subscriber-desk-queries.ts'
import { allTopics, countsByTopic, peopleByTopic } from '../../topic-queries.ts'

/** How many subscribers there are, by what they are, what they hear about and when they came. */
export type Counts = {
  subscribed: number
  paused: number
  left: number
  /** Subscribers who have not left and cannot be mailed. */
  suppressed: number
  pending: number
  reasons: { reason: SuppressionReason; many: number }[]
  topics: { id: string; name: string; people: number }[]
  /** The last twelve months, the newest first: `2026-11`. */
  months: { month: string; came: number; gone: number }[]
}

/** In one round trip. */
export async function readCounts(db: Db): Promise<Counts> {
  const at = now()
  const months = lastMonths(at)
  const since = Date.parse(`${months.at(-1)}-01T00:00:00Z`) / 1000 - 1
  const [all, left, paused, suppressed, reasons, pending, came, gone, topics, chosen, silent] =
    await db.batch([...subscriberCounts(db, at, since), allTopics(db), ...countsByTopic(db, at)])
  const of = (rows: { many: number }[]) => rows[0]?.many ?? 0
  const inMonth = (rows: { month: string; many: number }[], month: string) =>
    rows.find((row) => row.month === month)?.many ?? 0
  const peopleOf = peopleByTopic(chosen, silent)
  return {
    subscribed: of(all) - of(left) - of(paused) - of(suppressed),
    ...{ paused: of(paused), left: of(left), suppressed: of(suppressed), pending: of(pending) },
    reasons,
    topics: topics.map(({ id, name }) => ({ id, name, people: peopleOf(id) })),
    months: months.map((month) => ({
      ...{ month, came: inMonth(came, month), gone: inMonth(gone, month) },
    })),
  }
}

function lastMonths(at: Seconds): string[] {
  const today = new Date(at * 1000)
  return Array.from({ length: 12 }, (_, n) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - n)).toISOString().slice(0, 7),
  )
}
