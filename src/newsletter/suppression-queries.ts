import { type SQL, sql } from 'drizzle-orm'
import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { SuppressionReason } from './rules.ts'
import { subscribers, suppressions } from './tables.ts'

/**
 * From the weakest to the strongest. The two that even a request to confirm stops at are the
 * strongest: whoever calls our mails spam gets none by having everything erased afterwards.
 */
const byStrength = [
  'left',
  'removed',
  'forgotten',
  'bounced',
  'complained',
] as const satisfies readonly SuppressionReason[]

/** The place of a reason in a list from the weakest to the strongest; null if it is not in it. */
export const strengthIn = (order: readonly string[], reason: SQL) =>
  sql`case ${reason} ${sql.join(order.map((each, n) => sql.raw(` when '${each}' then ${n}`)))} end`

const unlessStronger = {
  target: suppressions.emailDigest,
  set: { reason: sql`excluded.reason`, at: sql`excluded.at` },
  setWhere: sql`${strengthIn(byStrength, sql`excluded.reason`)}
    > ${strengthIn(byStrength, sql`${suppressions.reason}`)}`,
}

/**
 * Lets no campaign go to an address, for a batch. What it is suppressed for already stays with its
 * time, unless the new reason is stronger (complained > bounced > forgotten > removed > left).
 */
export const suppress = (db: Db, emailDigest: string, reason: SuppressionReason, at: Seconds) =>
  db.insert(suppressions).values({ emailDigest, reason, at }).onConflictDoUpdate(unlessStronger)

/** The same for the address of a subscriber; nothing if there is none. */
export const suppressSubscriber = (
  db: Db,
  subscriberId: string,
  reason: SuppressionReason,
  at: Seconds,
) =>
  db
    .insert(suppressions)
    .select(
      // "where" also tells SQLite that ON CONFLICT is no join.
      sql`select ${subscribers.emailDigest}, ${reason}, ${at} from ${subscribers}
        where ${subscribers.id} = ${subscriberId}`,
    )
    .onConflictDoUpdate(unlessStronger)
