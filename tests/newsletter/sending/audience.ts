import { sql } from 'drizzle-orm'
import { campaigns, campaignTopics, topics } from '../../../src/newsletter/tables.ts'
import { now } from '../../../src/platform/clock.ts'
import { seal } from '../../../src/platform/sealing.ts'
import { config, db } from '../../support/shop.ts'

/** Subscribers of one topic, each with an address of their own. Returns their ids, in order. */
export async function subscribe(many: number, topicId = 'news'): Promise<string[]> {
  await db
    .insert(topics)
    .values({ id: topicId, name: `About ${topicId}`, about: 'Once a month', position: 1 })
    .onConflictDoNothing()
  const ids = Array.from({ length: many }, () => crypto.randomUUID()).sort()
  const rows = await Promise.all(
    ids.map(async (id) => [
      id,
      await seal(config.sealingKeys, `subscribers.email:${id}`, `${id}@example.com`),
    ]),
  )
  for (let at = 0; at < rows.length; at += 2000) {
    const part = JSON.stringify(rows.slice(at, at + 2000))
    await db.run(sql`insert into subscribers (id, email, email_digest, language, confirmed_at)
      select value ->> 0, value ->> 1, 'digest ' || (value ->> 0), 'en', 0 from json_each(${part})`)
    await db.run(sql`insert into subscriber_topics (topic_id, subscriber_id)
      select ${topicId}, value ->> 0 from json_each(${part})`)
  }
  return ids
}

/** A campaign about a topic that begins now. */
export async function schedule(topicId = 'news'): Promise<string> {
  const id = crypto.randomUUID()
  await db.batch([
    db.insert(campaigns).values({
      ...{ id, slug: id, subject: 'Spring rings', preheader: 'New', body: 'Look', isPublic: false },
      ...{ state: 'scheduled', scheduledAt: now(), createdAt: now() },
    }),
    db.insert(campaignTopics).values({ campaignId: id, topicId }),
  ])
  return id
}
