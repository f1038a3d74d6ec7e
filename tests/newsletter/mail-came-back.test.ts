import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CameBack,
  MOST_SOFT_BOUNCES,
  mailCameBack,
} from '../../src/newsletter/mail-came-back.ts'
import { mailEvents, recipients, subscribers, suppressions } from '../../src/newsletter/tables.ts'
import { keyedDigest } from '../../src/platform/digest.ts'
import { config, db } from '../support/shop.ts'
import { campaignWith, digestOf, subscribed } from './providers/sent-campaigns.ts'

const kinds = ['hard', 'soft', 'failed', 'complaint', 'unsubscribed'] as const

const cameBack = (event: Omit<CameBack, 'id' | 'at'> & { id?: string }) =>
  mailCameBack(db, config, { id: crypto.randomUUID(), at: 1_800_000_000, ...event })

const suppressionOf = async (email: string) => {
  const digest = await digestOf(email)
  const [found] = await db.select().from(suppressions).where(eq(suppressions.emailDigest, digest))
  return found?.reason ?? null
}

async function stateOf(subscriber: string, email: string) {
  const [row] = await db.select().from(subscribers).where(eq(subscribers.id, subscriber))
  const of = await db.select().from(recipients).where(eq(recipients.subscriberId, subscriber))
  return {
    reasons: of.sort((a, b) => a.campaignId.localeCompare(b.campaignId)).map((r) => r.reason),
    suppressed: await suppressionOf(email),
    left: row?.leftAt !== null,
    soft: row?.softBounces,
  }
}

describe('a mail of a campaign', () => {
  test.each([
    ['hard', { reasons: ['bounced'], suppressed: 'bounced', left: true }],
    ['complaint', { reasons: ['complained'], suppressed: 'complained', left: true }],
    ['unsubscribed', { reasons: ['left'], suppressed: 'left', left: true }],
    ['soft', { reasons: ['soft'], suppressed: null, left: false, soft: 1 }],
    ['failed', { reasons: ['failed'], suppressed: null, left: false, soft: 0 }],
  ] as const)('that comes back as "%s"', async (kind, expected) => {
    const anna = await subscribed()
    const campaign = await campaignWith(anna)
    await cameBack({ kind, subscriber: anna.id, campaign, email: anna.email })
    expect(await stateOf(anna.id, anna.email)).toMatchObject(expected)
  })

  test('stops what is sent to the subscriber although their mail is forwarded', async () => {
    const anna = await subscribed()
    const campaign = await campaignWith(anna)
    await cameBack({ kind: 'complaint', subscriber: anna.id, campaign, email: 'other@example.org' })
    expect(await suppressionOf(anna.email)).toBe('complained')
    expect(await suppressionOf('other@example.org')).toBe('complained')
  })

  test('that was not sent to somebody keeps why not', async () => {
    const anna = await subscribed()
    const campaign = await campaignWith(anna, { state: 'skipped', reason: 'paused' })
    await cameBack({ kind: 'hard', subscriber: anna.id, campaign, email: anna.email })
    expect((await stateOf(anna.id, anna.email)).reasons).toEqual(['paused'])
  })
})

test('an address is known however it is written, and nobody can read which it is', async () => {
  const email = `Anna.${crypto.randomUUID()}@Κόσμημα.gr`
  await cameBack({ kind: 'hard', email })
  expect(await suppressionOf(email.toLowerCase().replace('κόσμημα', 'xn--mxaliib3bxd'))).toBe(
    'bounced',
  )
  const stored = JSON.stringify([
    await db.select().from(suppressions),
    await db.select().from(mailEvents),
  ])
  expect(stored.toLowerCase()).not.toMatch(/anna\.|κόσμημα|xn--/)
})

test('a subscriber who is known by address alone gets nothing more', async () => {
  const anna = await subscribed()
  await cameBack({ kind: 'hard', email: anna.email.toUpperCase() })
  expect(await stateOf(anna.id, anna.email)).toMatchObject({ suppressed: 'bounced', left: true })
})

describe('mails that cannot be delivered for now', () => {
  /** Campaigns, a week apart, each of which comes back or not. */
  async function sent(...comesBack: boolean[]) {
    const anna = await subscribed()
    for (const [week, back] of comesBack.entries()) {
      const campaign = await campaignWith(anna, { at: 1_700_000_000 + week * 604_800 })
      if (back) await cameBack({ kind: 'soft', subscriber: anna.id, campaign, email: anna.email })
    }
    return stateOf(anna.id, anna.email)
  }
  const times = (n: number, back: boolean) => Array.from({ length: n }, () => back)

  test('are counted, and after seven in a row none is sent any more', async () => {
    expect(MOST_SOFT_BOUNCES).toBe(7)
    expect(await sent(...times(6, true))).toMatchObject({ soft: 6, suppressed: null, left: false })
    // The address goes after 30 days, as if they had left.
    const end = { soft: 7, suppressed: 'bounced', left: true }
    expect(await sent(...times(7, true))).toMatchObject(end)
  })

  test('begin to count anew after one that was', async () => {
    const some = [...times(6, true), false, ...times(6, true)]
    expect(await sent(...some)).toMatchObject({ soft: 6, suppressed: null })
  })
})

test('each event counts once, together and again', async () => {
  const anna = await subscribed()
  const campaign = await campaignWith(anna)
  const event = { id: 'resend:msg_1', kind: 'soft', subscriber: anna.id, campaign } as const
  await Promise.all([cameBack(event), cameBack(event), cameBack(event)])
  await cameBack(event)
  expect((await stateOf(anna.id, anna.email)).soft).toBe(1)
  // The first one says what the event was.
  await cameBack({ ...event, kind: 'complaint' })
  expect(await suppressionOf(anna.email)).toBeNull()
})

test('in whatever order events arrive, and however often, the end is the same', async () => {
  const event = fc.record({
    kind: fc.constantFrom(...kinds),
    of: fc.constantFrom(0, 1),
    known: fc.constantFrom('mail', 'address', 'both'),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 1, maxLength: 6 }).chain((events) =>
        fc.record({
          events: fc.constant(events),
          order: fc.shuffledSubarray([...events.keys()], { minLength: events.length }),
          again: fc.subarray([...events.keys()]),
        }),
      ),
      async ({ events, order, again }) => {
        async function run(turns: number[]) {
          const anna = await subscribed()
          const campaigns = [
            await campaignWith(anna, { at: 1_700_000_000 }),
            await campaignWith(anna, { at: 1_700_604_800 }),
          ].sort()
          // By time, as they were made: ids are random.
          const [first = '', second = ''] = campaigns
          await db
            .update(recipients)
            .set({ at: 1_700_000_000 })
            .where(eq(recipients.campaignId, first))
          await db
            .update(recipients)
            .set({ at: 1_700_604_800 })
            .where(eq(recipients.campaignId, second))
          for (const n of turns) {
            const { kind, of, known } = events[n] ?? { kind: 'soft', of: 0, known: 'both' }
            await cameBack({
              ...{ id: `${anna.id}:${n}`, kind },
              ...(known !== 'address' && { subscriber: anna.id, campaign: campaigns[of] }),
              ...(known !== 'mail' && { email: anna.email }),
            })
          }
          return stateOf(anna.id, anna.email)
        }
        expect(await run([...order, ...again])).toEqual(await run([...events.keys()]))
      },
    ),
    { numRuns: 60 },
  )
})

test('digests are under the key of the shop', async () => {
  expect(await digestOf('Anna@example.com')).toBe(
    await keyedDigest(config.LOOKUP_KEY, 'anna@example.com'),
  )
})
