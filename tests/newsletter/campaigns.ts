import {
  beginCampaign,
  type CampaignDesk,
  saveCampaign,
  type Written,
} from '../../src/newsletter/campaign-acts.ts'
import { campaignById } from '../../src/newsletter/campaign-desk-queries.ts'
import {
  type campaigns,
  subscribers,
  subscriberTopics,
  suppressions,
  topics,
} from '../../src/newsletter/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { seal } from '../../src/platform/sealing.ts'
import { staffAtWork } from '../support/fulfilment.ts'
import { config, db } from '../support/shop.ts'

/** Staff who write newsletters; `gone` is what the queue was asked to go on with. */
export function writers(d1?: D1Database) {
  const gone: [campaign: string, after: number][] = []
  const desk: CampaignDesk = {
    ...staffAtWork('owner', d1),
    goOn: (campaign, after) => gone.push([campaign, after]),
  }
  return { desk, gone }
}

/** Adds a topic, and returns its id. */
export async function offerTopic(name: string): Promise<string> {
  const id = crypto.randomUUID()
  await db.insert(topics).values({ id, name, about: `All about ${name}, monthly`, position: 1 })
  return id
}

/** Adds somebody who gets what is sent about these topics. */
export async function subscribe(
  to: string[],
  more: Partial<typeof subscribers.$inferInsert> & { suppressed?: 'bounced' } = {},
): Promise<string> {
  const id = crypto.randomUUID()
  const { suppressed, ...rest } = more
  await db.insert(subscribers).values({
    ...{ id, emailDigest: id, language: 'en', confirmedAt: now() },
    email: await seal(config.sealingKeys, `subscribers.email:${id}`, `${id}@example.com`),
    ...rest,
  })
  for (const topicId of to) await db.insert(subscriberTopics).values({ topicId, subscriberId: id })
  if (suppressed)
    await db.insert(suppressions).values({ emailDigest: id, reason: suppressed, at: now() })
  return id
}

/** A draft that says something. */
export async function writeDraft(written: Partial<Written> = {}): Promise<string> {
  const id = crypto.randomUUID()
  const { desk } = writers()
  await beginCampaign(desk, { act: id })
  await saveCampaign(desk, {
    ...{ act: crypto.randomUUID(), id, version: 1 },
    written: {
      ...{ subject: `Opals in winter ${id.slice(0, 6)}`, preheader: 'Six new rings' },
      ...{ body: 'Six new rings have left the bench.', isPublic: true, topics: [] },
      ...written,
    },
  })
  return id
}

export async function campaignNow(id: string): Promise<typeof campaigns.$inferSelect> {
  const [row] = await campaignById(db, id)
  if (!row) throw new Error('There is no such campaign')
  return row
}
