import { and, count, eq, gt, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Seconds } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { mayBeSentTo, topicsOf } from '../campaign-queries.ts'
import { campaignBatches, campaigns, recipients, subscribers } from '../tables.ts'
import type { Sizes } from './rules.ts'

/** Begins a campaign that is due. */
export const beginFreezing = (db: Db, id: string, at: Seconds) =>
  db
    .update(campaigns)
    .set({ state: 'freezing' })
    .where(
      and(eq(campaigns.id, id), eq(campaigns.state, 'scheduled'), lte(campaigns.scheduledAt, at)),
    )

/**
 * A campaign as its audience is being written down. `isWhole`: every subscriber has been looked at.
 */
const freezingOf = (db: Db, id: string) =>
  db
    .select({
      state: campaigns.state,
      version: campaigns.version,
      frozenTo: campaigns.frozenTo,
      slug: campaigns.slug,
      subject: campaigns.subject,
      preheader: campaigns.preheader,
      body: campaigns.body,
      isPublic: campaigns.isPublic,
      isWhole: sql<0 | 1>`not exists (select 1 from ${subscribers}
        where ${subscribers.id} > coalesce(${campaigns.frozenTo}, ''))`,
    })
    .from(campaigns)
    .where(eq(campaigns.id, id))

/** Whether a campaign still stands at `from`: then nobody else has written down the next chunk. */
const standsAt = (id: string, from: string | null): SQL =>
  sql`exists (select 1 from ${campaigns} where ${campaigns.id} = ${id}
    and ${campaigns.state} = 'freezing' and ${campaigns.frozenTo} is ${from})`

/** The last subscriber of the chunk that begins after `from`. */
const endOfChunk = (from: string | null, { chunk }: Sizes): SQL =>
  sql`(select max(id) from (select ${subscribers.id} as id from ${subscribers}
    where ${subscribers.id} > ${from ?? ''} order by ${subscribers.id} limit ${chunk}))`

/**
 * Writes down the recipients among the next subscribers, fills up the last batch and adds new ones,
 * and moves the cursor: all in one batch of the database, which does nothing when somebody else has
 * done it. Whoever is not to get it is not written down.
 *
 * @param from the cursor as it was read; null: the first chunk
 * @returns the campaign as it is then
 */
export async function freezeChunk(
  db: Db,
  { id, from, at, sizes }: { id: string; from: string | null; at: Seconds; sizes: Sizes },
) {
  // A number in the SQL itself is whole, and so is what is divided by it: D1 passes reals.
  const places = sql.raw(String(sizes.batch))
  const taken = sql`coalesce((select (${campaignBatches.n} - 1) * ${places} + ${campaignBatches.size}
    from ${campaignBatches} where ${campaignBatches.campaignId} = ${id}
    order by ${campaignBatches.n} desc limit 1), 0)`
  const inOrder = sql`row_number() over (order by ${subscribers.id}) - 1`
  const found = db
    .select({
      campaignId: sql<string>`${id}`.as('campaign_id'),
      subscriberId: subscribers.id,
      batch: sql<number>`1 + (${taken} + ${inOrder}) / ${places}`.as('batch'),
      state: sql<'waiting'>`'waiting'`.as('state'),
      reason: sql<null>`null`.as('reason'),
      at: sql<null>`null`.as('at'),
    })
    .from(subscribers)
    .where(
      and(
        gt(subscribers.id, from ?? ''),
        lte(subscribers.id, endOfChunk(from, sizes)),
        mayBeSentTo(topicsOf(id), at),
        standsAt(id, from),
      ),
    )
  const batches = sql`select ${id}, ${recipients.batch}, count(*), 'waiting', 0, null, ${at}, null, null, null
    from ${recipients}
    where ${recipients.campaignId} = ${id} and ${recipients.subscriberId} > ${from ?? ''}
      and ${standsAt(id, from)}
    group by ${recipients.batch}`
  const [, , , rows] = await db.batch([
    db.insert(recipients).select(found),
    db
      .insert(campaignBatches)
      .select(batches)
      .onConflictDoUpdate({
        target: [campaignBatches.campaignId, campaignBatches.n],
        set: { size: sql`${campaignBatches.size} + excluded.size` },
      }),
    db
      .update(campaigns)
      .set({ frozenTo: endOfChunk(from, sizes) })
      .where(
        and(
          eq(campaigns.id, id),
          eq(campaigns.state, 'freezing'),
          sql`${campaigns.frozenTo} is ${from}`,
          sql`${endOfChunk(from, sizes)} is not null`,
        ),
      ),
    freezingOf(db, id),
  ])
  return rows[0]
}

/**
 * Lets a campaign be sent, if everybody has been looked at and the numbers agree: as many recipients
 * as the batches have places, and in each batch as many as it says.
 *
 * @param content JSON of what is sent
 */
export async function completeFreezing(
  db: Db,
  id: string,
  done: { frozenTo: string | null; content: string; at: Seconds },
) {
  const rows = db.select({ many: count() }).from(recipients).where(eq(recipients.campaignId, id))
  const agrees = sql`(${rows}) = (select coalesce(sum(${campaignBatches.size}), 0)
      from ${campaignBatches} where ${campaignBatches.campaignId} = ${id})
    and not exists (select 1 from ${campaignBatches} where ${campaignBatches.campaignId} = ${id}
      and ${campaignBatches.size} <> (select count(*) from ${recipients}
        where ${recipients.campaignId} = ${id} and ${recipients.batch} = ${campaignBatches.n}))`
  const [, [after]] = await db.batch([
    db
      .update(campaigns)
      .set({
        state: 'sending',
        content: done.content,
        startedAt: done.at,
        recipients: sql`(${rows})`,
      })
      .where(
        and(
          eq(campaigns.id, id),
          eq(campaigns.state, 'freezing'),
          isNull(campaigns.recipients),
          sql`${campaigns.frozenTo} is ${done.frozenTo}`,
          sql`not exists (select 1 from ${subscribers} where ${subscribers.id} > ${done.frozenTo ?? ''})`,
          agrees,
        ),
      ),
    freezingOf(db, id),
  ])
  return after
}
