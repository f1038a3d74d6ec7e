import { campaigns } from '../../src/newsletter/tables.ts'
import { db } from '../support/shop.ts'

type Campaign = typeof campaigns.$inferInsert

/** Puts a newsletter into the database: sent to its end and public, unless a test says otherwise. */
export async function putCampaign(campaign: Partial<Campaign> & { slug: string }): Promise<string> {
  const id = crypto.randomUUID()
  await db.insert(campaigns).values({
    ...{ id, subject: `About ${campaign.slug}`, preheader: '', body: 'Hello', isPublic: true },
    ...{ state: 'finished', createdAt: 0, startedAt: 1_790_000_000, finishedAt: 1_790_000_600 },
    ...campaign,
  })
  return id
}
