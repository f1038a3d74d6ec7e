import { expect, test } from 'vitest'
import { audienceSize, theseTopics } from '../../src/newsletter/campaign-queries.ts'
import { subscribers, subscriberTopics, suppressions, topics } from '../../src/newsletter/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { seal } from '../../src/platform/sealing.ts'
import { config, db } from '../support/shop.ts'

await db.insert(topics).values([
  { id: 'news', name: 'New pieces', about: 'Once a month', position: 1 },
  { id: 'events', name: 'Events', about: 'Twice a year', position: 2 },
])

/** Somebody who has confirmed and hears about some topics. */
async function subscribe(
  id: string,
  about: string[],
  is: Partial<typeof subscribers.$inferInsert> = {},
): Promise<void> {
  const email = await seal(config.sealingKeys, `subscribers.email:${id}`, `${id}@example.com`)
  const row = { id, email, emailDigest: `digest of ${id}`, language: 'en', confirmedAt: 0 }
  await db.batch([
    db.insert(subscribers).values({ ...row, ...is }),
    ...about.map((topicId) => db.insert(subscriberTopics).values({ topicId, subscriberId: id })),
  ])
}

const people = async (...topicIds: string[]) =>
  (await audienceSize(db, theseTopics(topicIds), now()))[0]?.size

test('a campaign goes once to each who chose one of its topics, and to nobody who does not want it', async () => {
  await subscribe('anna', ['news', 'events'])
  await subscribe('bert', ['news'])
  await subscribe('cleo', ['events'])
  expect([await people('news'), await people('events'), await people('news', 'events')]).toEqual([
    2, 2, 3,
  ])
  expect(await people()).toBe(0)

  await subscribe('left', ['news'], { leftAt: now() - 5 })
  await subscribe('pausing', ['news'], { pausedUntil: now() + 60 })
  await subscribe('erased', ['news'], { email: null })
  await subscribe('suppressed', ['news'])
  await db
    .insert(suppressions)
    .values({ emailDigest: 'digest of suppressed', reason: 'bounced', at: 0 })
  expect(await people('news')).toBe(2)

  await subscribe('back from a pause', ['news'], { pausedUntil: now() - 1 })
  expect(await people('news')).toBe(3)
})
