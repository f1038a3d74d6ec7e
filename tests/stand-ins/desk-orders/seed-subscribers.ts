import { eq } from 'drizzle-orm'
import { confirmStatements } from '../../../src/newsletter/confirm-statements.ts'
import { consentWording } from '../../../src/newsletter/consent-wording.ts'
import { leave } from '../../../src/newsletter/leave.ts'
import { subscriberIdOf } from '../../../src/newsletter/subscriber-id.ts'
import { activeTopics } from '../../../src/newsletter/subscriber-queries.ts'
import { consentWordings, subscribers } from '../../../src/newsletter/tables.ts'
import { days, now } from '../../../src/platform/clock.ts'
import { readConfig } from '../../../src/platform/config.ts'
import { openDb, runBatch } from '../../../src/platform/db.ts'
import { keyedDigest } from '../../../src/platform/digest.ts'
import { foldEmail } from '../../../src/platform/email-address.ts'
import { people } from './people.ts'

const MANY = 40

/**
 * Fills a shop without subscribers with forty, who came over a year, and of whom one pauses, three
 * have left and one has no mailbox any more.
 */
export async function seedSubscribers(env: CloudflareBindings): Promise<void> {
  const config = await readConfig(env)
  const db = openDb(env.DB, 'primary')
  const [any] = await db.select({ id: subscribers.id }).from(subscribers).limit(1)
  const topics = await activeTopics(db)
  if (any || topics.length === 0) return
  const wording = await consentWording(config.shop)
  const at = now()
  await db
    .insert(consentWordings)
    .values({ ...wording, at })
    .onConflictDoNothing()
  for (let n = 0; n < MANY; n++) {
    const { name, email } = personNumber(n)
    const chosen = topics.filter((_, t) => t === n % 2 || (n + t) % (t + 2) === 0)
    const consent = {
      id: crypto.randomUUID(),
      kind: 'sign-up',
      source: 'page',
      wording: wording.id,
      askedAt: at,
    } as const
    const confirmed = { email, name, topics: chosen, language: wording.language, consent }
    await runBatch(db, await confirmStatements({ db, config }, confirmed))
    const id = await subscriberIdOf(await keyedDigest(config.LOOKUP_KEY, foldEmail(email)))
    const since = { confirmedAt: at - days(n * 9) - 3600 }
    const pausedUntil = n === 6 ? at + days(30) : null
    await db
      .update(subscribers)
      .set({ ...since, pausedUntil })
      .where(eq(subscribers.id, id))
    const reason = { 11: 'left', 19: 'left', 27: 'removed', 33: 'bounced' } as const
    const why = reason[n as keyof typeof reason]
    if (why) await leave(db, { subscriberId: id, campaignId: null, reason: why })
  }
}

/** The customers of the demo shop, and then others with their first and last names mixed. */
function personNumber(n: number): { name: string; email: string } {
  const all = people.map(({ contact }) => contact.name.split(' '))
  const first = all[n % all.length]?.[0] ?? 'Anna'
  const last = all[(n + Math.floor(n / all.length) * 3) % all.length]?.at(-1) ?? 'Lindqvist'
  const round = Math.floor(n / all.length)
  return { name: `${first} ${last}`, email: `subscriber${round}.${n}@example.com` }
}
