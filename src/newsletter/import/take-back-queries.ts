import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../platform/db.ts'
import {
  consents,
  recipients,
  signUps,
  subscriberImports,
  subscribers,
  subscriberTopics,
} from '../tables.ts'
import { dropParts, subscribed } from './queries.ts'

/** What an import wrote has ids that begin with its own: `recordId`. */
const ofImport = (column: SQL | typeof consents.id | typeof signUps.id, id: string) =>
  sql`${column} > ${`${id}:`} and ${column} < ${`${id};`}`

const mailed = sql`exists (select 1 from ${recipients} where ${recipients.subscriberId} = ${subscribers.id})`

/** Whether somebody whom an import added was sent something. */
export const wasSentTo = (id: string): SQL =>
  sql`exists (select 1 from ${consents} join ${subscribers} on ${subscribers.emailDigest} = ${consents.emailDigest}
    where ${ofImport(consents.id, id)} and ${mailed})`

/** How many an import has added and asked so far; asked: those who have not confirmed yet. */
export const takenIn = (db: Db, id: string) =>
  db
    .select({
      added: sql<number>`(select count(*) from ${consents} where ${ofImport(consents.id, id)})`,
      waiting: sql<number>`(select count(*) from ${signUps} where ${ofImport(signUps.id, id)} and ${signUps.mailedAt} is null)`,
      asked: sql<number>`(select count(*) from ${signUps} where ${ofImport(signUps.id, id)} and ${signUps.mailedAt} is not null)`,
      sentTo: sql<number>`${wasSentTo(id)}`,
    })
    .from(sql`(select 1)`)

/**
 * Some of those whom an import added: they have agreed to nothing else since, and nothing was sent
 * to them.
 */
export const addedBy = (db: Db, id: string, most: number) =>
  db
    .select({ id: subscribers.id, consent: sql<string>`${consents.id}`.as('consent') })
    .from(consents)
    .innerJoin(subscribers, eq(subscribers.emailDigest, consents.emailDigest))
    .where(
      and(
        ofImport(consents.id, id),
        sql`not ${mailed}`,
        sql`not exists (select 1 from ${consents} as own where own.email_digest = ${consents.emailDigest} and own.kind <> 'import')`,
      ),
    )
    .limit(most)

/** Takes back people whom `addedBy` has found; a campaign that has reached them meanwhile keeps them. */
export function takeBack(db: Db, people: { id: string; consent: string }[]): Statement[] {
  const ids = sql`(select value from json_each(${JSON.stringify(people.map(({ id }) => id))}))`
  const notMailed = sql`not exists (select 1 from ${recipients} where ${recipients.subscriberId} =`
  return [
    db
      .delete(subscriberTopics)
      .where(
        sql`${subscriberTopics.subscriberId} in ${ids} and ${notMailed} ${subscriberTopics.subscriberId})`,
      ),
    db
      .delete(subscribers)
      .where(sql`${subscribers.id} in ${ids} and ${notMailed} ${subscribers.id})`),
    db.delete(consents).where(
      sql`${consents.id} in (select value from json_each(${JSON.stringify(people.map(({ consent }) => consent))}))
          and not ${subscribed(sql`${consents.emailDigest}`)}`,
    ),
  ]
}

/** The end of taking back: whoever waits to be asked is not, and nothing is left to do. */
export const endTakingBack = (db: Db, id: string): Statement[] => [
  db.delete(signUps).where(and(ofImport(signUps.id, id), sql`${signUps.mailedAt} is null`)),
  dropParts(db, id),
  db
    .update(subscriberImports)
    .set({ done: 0 })
    .where(and(eq(subscriberImports.id, id), eq(subscriberImports.state, 'dropped'))),
]
