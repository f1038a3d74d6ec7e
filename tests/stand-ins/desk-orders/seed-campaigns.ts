import { composeContent } from '../../../src/newsletter/compose/compose-content.tsx'
import { campaigns, campaignTopics, topics } from '../../../src/newsletter/tables.ts'
import { days, hours, now } from '../../../src/platform/clock.ts'
import type { Config } from '../../../src/platform/config.ts'
import { type Db, runBatch } from '../../../src/platform/db.ts'

/** Two newsletters of the demo shop: one that is being written, and one that was sent last month. */
export async function seedCampaigns({ db, config }: { db: Db; config: Config }): Promise<void> {
  const chosen = await db.select({ id: topics.id }).from(topics).limit(2)
  const [draft, sent] = [crypto.randomUUID(), crypto.randomUUID()]
  const begun = now() - days(30)
  const autumn = {
    ...{ slug: 'demo-autumn-at-the-bench', subject: 'Autumn at the bench', isPublic: true },
    preheader: 'What we have been making',
    body: 'Dear {name|friend of the house},\n\nhere is what we made.\n\n[product: perla-studs]',
  }
  const content = await composeContent({ db, config }, autumn)
  await runBatch(db, [
    db.insert(campaigns).values({
      ...{
        id: draft,
        slug: 'demo-six-rings',
        state: 'draft',
        isPublic: true,
        createdAt: now() - hours(3),
      },
      subject: 'Six rings, each made once',
      preheader: 'From the bench this winter',
      body: `Dear {name|friend of the house},

the evenings are long, and six rings have left the bench.

[product: aurelia-solitaire]
[product: tide-hammered-ring]

## By appointment

Come and try them on. Tea is **always** ready.

[button: See all rings](/collections/rings)`,
    }),
    db.insert(campaigns).values({
      ...{ ...autumn, id: sent, state: 'finished', content: JSON.stringify(content) },
      ...{ createdAt: begun - days(2), scheduledAt: begun, startedAt: begun },
      finishedAt: begun + hours(1),
      ...{ recipients: 412, sent: 405, skipped: 5, failed: 2, bounced: 3, complained: 0, left: 4 },
    }),
    db
      .insert(campaignTopics)
      .values(
        [draft, sent].flatMap((campaignId) =>
          chosen.map((topic) => ({ campaignId, topicId: topic.id })),
        ),
      ),
  ])
}
