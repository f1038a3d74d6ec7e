import { asc, count, eq, sql } from 'drizzle-orm'
import type { Seconds } from '../platform/clock.ts'
import type { Db, Statement } from '../platform/db.ts'
import { subscribers, subscriberTopics, suppressions, topics } from './tables.ts'

export type TopicRow = typeof topics.$inferSelect

const inOrder = [sql`${topics.archivedAt} is not null`, asc(topics.position), asc(topics.id)]

/** Every topic in the owner's order, those that are no longer offered last. */
export const allTopics = (db: Db) =>
  db
    .select()
    .from(topics)
    .orderBy(...inOrder)

export const topicById = (db: Db, id: string) =>
  db.select().from(topics).where(eq(topics.id, id)).limit(1)

/**
 * How many have chosen each topic, all and those who get no mails now; two statements of a batch. All
 * are counted in the index, and the others, who are fewer, are looked up.
 */
export const countsByTopic = (db: Db, at: Seconds) => {
  const many = { topicId: subscriberTopics.topicId, many: count() }
  const silent = sql`(select ${subscribers.id} from ${subscribers} where ${subscribers.leftAt} is not null
    union select ${subscribers.id} from ${subscribers} where ${subscribers.pausedUntil} > ${at}
    union select ${subscribers.id} from ${suppressions} cross join ${subscribers}
      where ${subscribers.emailDigest} = ${suppressions.emailDigest}) as silent`
  return [
    db.select(many).from(subscriberTopics).groupBy(subscriberTopics.topicId),
    db
      .select(many)
      .from(silent)
      // In this order, which CROSS keeps: through them, and not through all who have chosen.
      .crossJoin(subscriberTopics)
      .where(sql`silent.id = ${subscriberTopics.subscriberId}`)
      .groupBy(subscriberTopics.topicId),
  ] as const
}

/** How many get mails about each topic now, by its id, from the rows of `countsByTopic`. */
export function peopleByTopic(
  all: { topicId: string; many: number }[],
  silent: { topicId: string; many: number }[],
): (topicId: string) => number {
  const of = (rows: typeof all, id: string) => rows.find((row) => row.topicId === id)?.many ?? 0
  return (id) => of(all, id) - of(silent, id)
}

export const insertTopic = (db: Db, topic: Pick<TopicRow, 'id' | 'name' | 'about'>): Statement =>
  db.insert(topics).select(
    db
      .select({
        id: sql<string>`${topic.id}`.as('id'),
        name: sql<string>`${topic.name}`.as('name'),
        about: sql<string>`${topic.about}`.as('about'),
        position: sql<number>`coalesce(max(${topics.position}), 0) + 1`.as('position'),
        archivedAt: sql<null>`null`.as('archived_at'),
        version: sql<number>`1`.as('version'),
      })
      .from(topics),
  )

/**
 * Changes a topic as it was at `version`. Where it has another one by now, `topics.version` is set to
 * nothing, which its constraint refuses, and with it the whole act.
 */
export const updateTopic = (
  db: Db,
  { id, version }: Pick<TopicRow, 'id' | 'version'>,
  change: Partial<Pick<TopicRow, 'name' | 'about' | 'archivedAt'>>,
) =>
  db
    .update(topics)
    .set({
      ...change,
      version: sql`case when ${topics.version} = ${version} then ${version} + 1 end`,
    })
    .where(eq(topics.id, id))

/** Puts topics into this order. */
export const orderTopics = (db: Db, ids: string[]) =>
  db
    .update(topics)
    .set({
      position: sql`(select list.key + 1 from json_each(${JSON.stringify(ids)}) as list where list.value = ${topics.id})`,
    })
    .where(sql`${topics.id} in (select value from json_each(${JSON.stringify(ids)}))`)
