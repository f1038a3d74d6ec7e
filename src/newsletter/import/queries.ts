import { and, desc, eq, isNotNull, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import { days, type Seconds } from '../../platform/clock.ts'
import type { Db, Statement } from '../../platform/db.ts'
import type { Sealed } from '../../platform/sealing.ts'
import {
  consents,
  consentWordings,
  signUps,
  subscriberImportParts,
  subscriberImports,
  subscribers,
  subscriberTopics,
  suppressions,
  topics,
} from '../tables.ts'

export type ImportRow = typeof subscriberImports.$inferSelect

/** Who was asked so lately, and has not answered, is not asked again by a file. */
const ASKED_LATELY: Seconds = days(30)

const suppressed = (digest: SQL) =>
  sql`exists (select 1 from ${suppressions} where ${suppressions.emailDigest} = ${digest})`
/** Whether an address has a subscriber, who may have left. */
export const subscribed = (digest: SQL) =>
  sql`exists (select 1 from ${subscribers} where ${subscribers.emailDigest} = ${digest})`
const hasLeft = (digest: SQL) =>
  sql`exists (select 1 from ${subscribers} where ${subscribers.emailDigest} = ${digest} and ${subscribers.leftAt} is not null)`
const askedLately = (digest: SQL, at: Seconds) =>
  sql`exists (select 1 from ${signUps} where ${signUps.emailDigest} = ${digest} and ${signUps.askedAt} > ${at - ASKED_LATELY})`

/** What the shop knows of these addresses; those of which it knows nothing are left out. */
export const knownAmong = (db: Db, digests: string[], at: Seconds) => {
  const each = sql`each.value`
  const found = sql<'suppressed' | 'known' | 'asked' | null>`case
    when ${suppressed(each)} or ${hasLeft(each)} then 'suppressed'
    when ${subscribed(each)} then 'known' when ${askedLately(each, at)} then 'asked' end`
  return db
    .select({ digest: sql<string>`each.value`.as('digest'), found: found.as('found') })
    .from(sql`json_each(${JSON.stringify(digests)}) as each`)
}

export const insertImport = (db: Db, row: typeof subscriberImports.$inferInsert) =>
  db.insert(subscriberImports).values(row)

export const insertPart = (db: Db, row: typeof subscriberImportParts.$inferInsert) =>
  db.insert(subscriberImportParts).values(row)

export const importById = (db: Db, id: string) =>
  db.select().from(subscriberImports).where(eq(subscriberImports.id, id)).limit(1)

export const latestImports = (db: Db) =>
  db
    .select()
    .from(subscriberImports)
    .where(sql`${subscriberImports.state} <> 'dropped' or ${subscriberImports.done} > 0`)
    .orderBy(desc(subscriberImports.at))
    .limit(20)

/** Imports that the queue should be working on. */
export const unfinishedImports = (db: Db) =>
  db
    .select({ id: subscriberImports.id })
    .from(subscriberImports)
    .where(
      sql`${subscriberImports.state} = 'running'
        or (${subscriberImports.state} = 'dropped' and ${subscriberImports.done} > 0)`,
    )
    .limit(20)

/**
 * Moves an import on, for a batch. Where it is in another state by now, or `unless` holds, its
 * `state` is set to nothing, which the database refuses, and with it the whole act.
 */
export const moveImport = (
  db: Db,
  id: string,
  from: ImportRow['state'][],
  to: ImportRow['state'],
  how: { outcome?: SQL; unless?: SQL } = {},
) =>
  db
    .update(subscriberImports)
    .set({
      state: sql`case when ${subscriberImports.state} in (${sql.join(
        from.map((state) => sql`${state}`),
        sql`, `,
      )}) and not (${how.unless ?? sql`0`}) then ${to} end`,
      ...(how.outcome && { outcome: how.outcome }),
    })
    .where(eq(subscriberImports.id, id))

/** The outcome with the topics that the owner chose. */
export const withTopics = (ids: string[]): SQL =>
  sql`json_set(${subscriberImports.outcome}, '$.topics', json(${JSON.stringify(ids)}))`

export const dropParts = (db: Db, id: string) =>
  db.delete(subscriberImportParts).where(eq(subscriberImportParts.importId, id))

export const insertWording = (db: Db, wording: typeof consentWordings.$inferInsert) =>
  db.insert(consentWordings).values(wording).onConflictDoNothing()

/** The first part that is left. */
export const nextPart = (db: Db, id: string) =>
  db
    .select()
    .from(subscriberImportParts)
    .where(eq(subscriberImportParts.importId, id))
    .orderBy(subscriberImportParts.n)
    .limit(1)

/** A row that is written for somebody to be added; names and addresses are sealed. */
export type Added = {
  id: string
  consent: string
  digest: string
  email: Sealed
  name: Sealed | null
  at: Seconds
  askedAt: Seconds | null
  proof: Sealed
  topics: string[]
  /** JSON of the names of the topics. */
  names: string
}
export type Invited = Pick<Added, 'id' | 'digest' | 'email' | 'name'> & {
  /** JSON of ids. */
  topics: string
}

/**
 * Takes in a part of a file, once: only while the part is there and its import runs, and the last
 * statements remove the part. So neither a second message nor a late one writes anything.
 *
 * What the shop has learnt since the file was looked at holds: who is suppressed, subscribed or
 * was asked by now is passed over.
 */
export function takeInPart(
  db: Db,
  part: { id: string; importId: string; size: number },
  people: { added: Added[]; invited: Invited[] },
  how: { at: Seconds; language: string; wording: string },
): Statement[] {
  const mayRun = sql`exists (select 1 from ${subscriberImportParts} where ${subscriberImportParts.id} = ${part.id})
    and exists (select 1 from ${subscriberImports} where ${subscriberImports.id} = ${part.importId} and ${subscriberImports.state} = 'running')`
  const cell = (name: string) => sql.raw(`p.value ->> '${name}'`)
  const digest = cell('digest')
  const added = sql`json_each(${JSON.stringify(people.added)}) as p`
  const invited = sql`json_each(${JSON.stringify(people.invited)}) as p`
  const isNew = sql`${mayRun} and not ${suppressed(digest)} and not ${subscribed(digest)}`
  const consented = sql`${mayRun} and exists (select 1 from ${consents} where ${consents.id} = ${cell('consent')})`
  // All columns, in the order of their tables.
  return [
    db.insert(consents).select(
      sql`select ${cell('consent')}, ${digest}, 'import', null, ${cell('names')}, 'import',
        ${cell('askedAt')}, ${cell('at')}, ${cell('proof')} from ${added} where ${isNew}`,
    ),
    db.insert(subscribers).select(
      sql`select ${cell('id')}, ${cell('email')}, ${cell('name')}, ${digest}, ${how.language},
        ${cell('at')}, null, null, 0 from ${added} where ${consented}`,
    ),
    db.insert(subscriberTopics).select(
      sql`select ${topics.id}, ${cell('id')} from ${added}, json_each(p.value -> 'topics') as t
        join ${topics} on ${topics.id} = t.value where ${consented}`,
    ),
    db.insert(signUps).select(
      sql`select ${cell('id')}, ${cell('email')}, ${cell('name')}, ${digest}, ${cell('topics')},
        ${how.wording}, 'import', ${how.language}, ${how.at}, null, null, null
        from ${invited} where ${isNew} and not ${askedLately(digest, how.at)}`,
    ),
    db
      .update(subscriberImports)
      .set({ done: sql`${subscriberImports.done} + ${part.size}` })
      .where(and(eq(subscriberImports.id, part.importId), mayRun)),
    db.delete(subscriberImportParts).where(and(eq(subscriberImportParts.id, part.id), mayRun)),
    finishImport(db, part.importId),
  ]
}

/** Nothing happens while parts are left. */
export const finishImport = (db: Db, id: string) =>
  db
    .update(subscriberImports)
    .set({ state: 'done' })
    .where(
      and(
        eq(subscriberImports.id, id),
        eq(subscriberImports.state, 'running'),
        sql`not exists (select 1 from ${subscriberImportParts} where ${subscriberImportParts.importId} = ${id})`,
      ),
    )

/** Files that nobody has applied for a day, and what is left of dropped ones. */
export const purgeStaged = (db: Db, before: Seconds) =>
  db.batch([
    db
      .update(subscriberImports)
      .set({ state: 'dropped' })
      .where(and(eq(subscriberImports.state, 'checked'), lt(subscriberImports.at, before))),
    db.delete(subscriberImportParts).where(
      sql`${subscriberImportParts.importId} in (select ${subscriberImports.id} from ${subscriberImports}
          where ${and(ne(subscriberImports.state, 'running'), lt(subscriberImports.at, before))})`,
    ),
  ])

/** Invitations that nobody wants any more: their address has become a subscriber, or gets no mail. */
export const dropStaleInvitations = (db: Db) =>
  db
    .delete(signUps)
    .where(
      and(
        isNull(signUps.mailedAt),
        sql`(${suppressed(sql`${signUps.emailDigest}`)} or ${subscribed(sql`${signUps.emailDigest}`)})`,
      ),
    )

/** Invitations that wait for their mail, the oldest first. */
export const waitingInvitations = (db: Db, most: number) =>
  db
    .select({ id: signUps.id, email: signUps.email })
    .from(signUps)
    .where(and(isNull(signUps.mailedAt), isNotNull(signUps.email)))
    .orderBy(signUps.askedAt, signUps.id)
    .limit(most)

export const markInvited = (db: Db, id: string, at: Seconds) =>
  db.update(signUps).set({ mailedAt: at }).where(eq(signUps.id, id))

/** For an invitation: the name and the topics of a sign-up that nobody has confirmed. */
export const openSignUp = (db: Db, id: string) =>
  db
    .select({ name: signUps.name, language: signUps.language, topics: signUps.topics })
    .from(signUps)
    .where(and(eq(signUps.id, id), isNull(signUps.confirmedAt)))
    .limit(1)
