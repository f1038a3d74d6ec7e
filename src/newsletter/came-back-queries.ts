import { and, eq, gte, or, sql } from 'drizzle-orm'
import type { Seconds } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { strengthIn } from './suppression-queries.ts'
import { mailEvents, recipients, subscribers, suppressions } from './tables.ts'

/** Claims an event of a mail service. Breaks the key of `mail_events` when it was claimed before. */
export const claimMailEvent = (db: Db, id: string, at: Seconds) =>
  db.insert(mailEvents).values({ id, at })

/** From the weakest to the strongest. */
const byStrength = ['failed', 'soft', 'left', 'bounced', 'complained'] as const

export type CameBackReason = (typeof byStrength)[number]

/**
 * Notes what came back of a campaign's mail, unless something stronger did before (complained >
 * bounced > left > soft > failed). An event may arrive before its mail is marked as sent.
 */
export const markCameBack = (
  db: Db,
  mail: { subscriberId: string; campaignId: string; reason: CameBackReason },
) =>
  db
    .update(recipients)
    .set({ reason: mail.reason })
    .where(
      and(
        eq(recipients.campaignId, mail.campaignId),
        eq(recipients.subscriberId, mail.subscriberId),
        sql`${recipients.state} in ('waiting', 'sent', 'unclear')`,
        sql`coalesce(${strengthIn(byStrength, sql`${recipients.reason}`)}, -1)
          < ${strengthIn(byStrength, sql`${mail.reason}`)}`,
      ),
    )

/** The address is of no use any more, or not wanted to be used: it is deleted as if they had left. */
export const endSubscription = (
  db: Db,
  who: { subscriberId: string | null; emailDigest: string | null },
  at: Seconds,
) =>
  db
    .update(subscribers)
    .set({ leftAt: sql`coalesce(${subscribers.leftAt}, ${at})` })
    .where(
      or(
        eq(subscribers.id, sql`${who.subscriberId}`),
        eq(subscribers.emailDigest, sql`${who.emailDigest}`),
      ),
    )

/**
 * Counts how many mails to a subscriber have come back for now since the last one that did not. From
 * the rows of recipients, so that it is the same in whatever order events arrive.
 */
export const countSoftBounces = (db: Db, subscriberId: string) =>
  db
    .update(subscribers)
    .set({
      softBounces: sql`(
        select count(*) from ${recipients} as back
        where back.subscriber_id = ${subscriberId} and back.reason = 'soft' and back.at > coalesce(
          (
            select max(came.at) from ${recipients} as came
            where came.subscriber_id = ${subscriberId} and came.state = 'sent'
              and came.reason is not 'soft'
          ),
          0
        )
      )`,
    })
    .where(eq(subscribers.id, subscriberId))

/** Lets no campaign go to a subscriber of whom so many mails in a row came back. */
export const suppressAfter = (db: Db, softBounces: number, subscriberId: string, at: Seconds) =>
  db
    .insert(suppressions)
    .select(
      db
        .select({
          emailDigest: subscribers.emailDigest,
          reason: sql<'bounced'>`'bounced'`.as('reason'),
          at: sql<number>`${at}`.as('at'),
        })
        .from(subscribers)
        .where(and(eq(subscribers.id, subscriberId), gte(subscribers.softBounces, softBounces))),
    )
    .onConflictDoNothing()

/** Whose address is of no use any more is deleted as if they had left. */
export const endAfter = (db: Db, softBounces: number, subscriberId: string, at: Seconds) =>
  db
    .update(subscribers)
    .set({ leftAt: sql`coalesce(${subscribers.leftAt}, ${at})` })
    .where(and(eq(subscribers.id, subscriberId), gte(subscribers.softBounces, softBounces)))
