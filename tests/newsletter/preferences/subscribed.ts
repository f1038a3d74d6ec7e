import { eq } from 'drizzle-orm'
import type { SuppressionReason } from '../../../src/newsletter/rules.ts'
import {
  campaigns,
  consents,
  consentWordings,
  recipients,
  signUps,
  subscribers,
  subscriberTopics,
  suppressions,
  topics,
} from '../../../src/newsletter/tables.ts'
import { now } from '../../../src/platform/clock.ts'
import { keyedDigest } from '../../../src/platform/digest.ts'
import { foldEmail } from '../../../src/platform/email-address.ts'
import { seal } from '../../../src/platform/sealing.ts'
import { config, db } from '../../support/shop.ts'

export const digestOf = (email: string) => keyedDigest(config.LOOKUP_KEY, foldEmail(email))

/** A topic that the owner offers. */
export async function offerTopic(name: string, about = 'About once a month.'): Promise<string> {
  const id = crypto.randomUUID()
  await db.insert(topics).values({ id, name, about, position: await db.$count(topics) })
  return id
}

/** Somebody who has confirmed that they want these topics. */
export async function subscribe(topicIds: string[], { name = 'Ida Kowalska' } = {}) {
  const id = crypto.randomUUID()
  const email = `ida-${id.slice(0, 8)}@example.com`
  const emailDigest = await digestOf(email)
  const { sealingKeys } = config
  const times = { askedAt: now(), confirmedAt: now() }
  const wording = { id: 'wording', language: 'en', text: 'I want the newsletter.', at: 0 }
  const signUpId = crypto.randomUUID()
  const known = await db.select().from(topics).orderBy(topics.position)
  const names = known.filter((topic) => topicIds.includes(topic.id)).map((topic) => topic.name)
  await db.batch([
    db.insert(consentWordings).values(wording).onConflictDoNothing(),
    db.insert(signUps).values({
      ...{ id: signUpId, emailDigest, topics: JSON.stringify(topicIds), wording: wording.id },
      ...{ source: 'page', language: 'en', ...times },
    }),
    db.insert(subscribers).values({
      ...{ id, emailDigest, language: 'en', confirmedAt: now() },
      email: await seal(sealingKeys, `subscribers.email:${id}`, email),
      name: name ? await seal(sealingKeys, `subscribers.name:${id}`, name) : null,
    }),
    db.insert(consents).values({
      ...{ id: crypto.randomUUID(), emailDigest, kind: 'sign-up', wording: wording.id },
      ...{ topics: JSON.stringify(names), source: 'footer', ...times },
    }),
  ])
  for (const topicId of topicIds)
    await db.insert(subscriberTopics).values({ topicId, subscriberId: id })
  return { id, email, emailDigest }
}

/** A campaign of which these subscribers have got a mail. */
export async function sendCampaign(
  to: string[],
  campaign: Partial<typeof campaigns.$inferInsert> = {},
) {
  const id = crypto.randomUUID()
  await db.insert(campaigns).values({
    ...{ id, slug: id, subject: 'New rings', preheader: '', body: '', isPublic: false },
    ...{ state: 'finished', createdAt: now(), startedAt: now(), finishedAt: now(), ...campaign },
  })
  for (const subscriberId of to)
    await db
      .insert(recipients)
      .values({ campaignId: id, subscriberId, batch: 1, state: 'sent', at: now() })
  return id
}

export const reasonOf = async (emailDigest: string): Promise<SuppressionReason | undefined> =>
  (await db.select().from(suppressions).where(eq(suppressions.emailDigest, emailDigest)))[0]?.reason

export const rowOf = async (id: string) =>
  (await db.select().from(subscribers).where(eq(subscribers.id, id)))[0]

export const consentsOf = (emailDigest: string) =>
  db.select().from(consents).where(eq(consents.emailDigest, emailDigest))

export const topicsOf = async (id: string) =>
  (await db.select().from(subscriberTopics).where(eq(subscriberTopics.subscriberId, id)))
    .map(({ topicId }) => topicId)
    .sort()

export const recipientsOf = (campaignId: string) =>
  db.select().from(recipients).where(eq(recipients.campaignId, campaignId))
