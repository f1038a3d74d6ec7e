import { and, count, desc, eq, type SQL, sql } from 'drizzle-orm'
import { PAGE_SIZE } from '../../catalog/listing/rules/pages.ts'
import type { Db } from '../../platform/db.ts'
import { campaigns } from '../tables.ts'

/**
 * Newsletters that the archive shows: public, and sent to the end. In words that the index
 * `campaigns_archived` has.
 */
const isArchived = sql`${campaigns.isPublic} = 1 and ${campaigns.finishedAt} is not null
  and ${campaigns.state} = 'finished'`

const entry = {
  slug: campaigns.slug,
  subject: campaigns.subject,
  preheader: campaigns.preheader,
  sentAt: sql<number>`${campaigns.finishedAt}`,
}

/** A newsletter as lists name it. `sentAt`: when the last one was sent. */
export type Archived = { slug: string; subject: string; preheader: string; sentAt: number }

const newestFirst: SQL[] = [desc(campaigns.finishedAt), desc(campaigns.id)]

/** The newest newsletters of the archive. */
export const newestArchived = (db: Db, most: number) =>
  db
    .select(entry)
    .from(campaigns)
    .where(isArchived)
    .orderBy(...newestFirst)
    .limit(most)

/** A page of the archive, counted from 1, and how many newsletters there are. One round trip. */
export async function archivePage(db: Db, page: number) {
  const [newsletters, [all]] = await db.batch([
    newestArchived(db, PAGE_SIZE).offset((page - 1) * PAGE_SIZE),
    db.select({ total: count() }).from(campaigns).where(isArchived),
  ])
  return { newsletters, total: all?.total ?? 0 }
}

/** A newsletter of the archive, `page` its HTML as it was when it was sent; nothing if it is not shown there. */
export const archivedBySlug = (db: Db, slug: string) =>
  db
    .select({ ...entry, page: sql<string | null>`${campaigns.content} ->> '$.page'` })
    .from(campaigns)
    .where(and(eq(campaigns.slug, slug), isArchived))
    .limit(1)
