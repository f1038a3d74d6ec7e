import { expect, test } from 'vitest'
import { canComeBack, comeBack, forget, leave } from '../../src/newsletter/leave.ts'
import { changePreferences } from '../../src/newsletter/preferences/change-preferences.ts'
import type { SuppressionReason } from '../../src/newsletter/rules.ts'
import { suppress } from '../../src/newsletter/suppression-queries.ts'
import { recipients, signUps, suppressions } from '../../src/newsletter/tables.ts'
import { days, now } from '../../src/platform/clock.ts'
import { openDb } from '../../src/platform/db.ts'
import { interposed } from '../support/interposed-database.ts'
import { bindings, config, db, later } from '../support/shop.ts'
import {
  consentsOf,
  offerTopic,
  reasonOf,
  recipientsOf,
  rowOf,
  sendCampaign,
  subscribe,
  topicsOf,
} from './preferences/subscribed.ts'

const news = await offerTopic('New pieces')
const care = await offerTopic('Care')

/** The shop's database, of which the first batch with `text` gets lost, before or after it runs. */
function losing(when: 'before' | 'after') {
  let lost = 0
  const d1 = interposed(bindings.DB, async (trip, act) => {
    const isFirst = trip.length > 1 && lost++ === 0
    if (isFirst && when === 'before') throw new Error('D1_ERROR: Network connection lost.')
    const answer = await act()
    if (isFirst) throw new Error('D1_ERROR: Network connection lost.')
    return answer
  })
  return openDb(d1, 'primary')
}

test('whoever leaves is marked and suppressed, and counts for the campaign that they left by', async () => {
  const ida = await subscribe([news])
  const [first, second] = [await sendCampaign([ida.id]), await sendCampaign([ida.id])]
  await leave(db, { subscriberId: ida.id, campaignId: first, reason: 'left' })
  const { leftAt } = (await rowOf(ida.id)) ?? {}
  expect(leftAt).toBeGreaterThan(now() - 60)
  expect(await reasonOf(ida.emailDigest)).toBe('left')
  later(100)
  await leave(db, { subscriberId: ida.id, campaignId: second, reason: 'left' })
  expect((await rowOf(ida.id))?.leftAt).toBe(leftAt)
  const reasons = async (id: string) => (await recipientsOf(id)).map(({ reason }) => reason)
  expect([await reasons(first), await reasons(second)]).toEqual([['left'], [null]])
  // Until they change their mind, nothing is lost.
  expect(await topicsOf(ida.id)).toEqual([news])
})

test('a mail that came back is not called left', async () => {
  const ida = await subscribe([news])
  const campaign = await sendCampaign([ida.id])
  await leave(db, { subscriberId: ida.id, campaignId: campaign, reason: 'bounced' })
  await leave(db, { subscriberId: ida.id, campaignId: campaign, reason: 'left' })
  expect((await recipientsOf(campaign))[0]?.reason).toBe('bounced')
  expect(await reasonOf(ida.emailDigest)).toBe('bounced')
})

test('of two reasons the stronger stays, whichever comes first', async () => {
  const strength: SuppressionReason[] = ['left', 'removed', 'forgotten', 'bounced', 'complained']
  for (const [a, one] of strength.entries())
    for (const [b, other] of strength.entries()) {
      const digest = `${one} ${other}`
      await suppress(db, digest, one, 1)
      await suppress(db, digest, other, 2)
      const found = (await db.select().from(suppressions)).find((row) => row.emailDigest === digest)
      expect(found).toMatchObject({ reason: strength[Math.max(a, b)], at: b > a ? 2 : 1 })
    }
})

test.each(['before', 'after'] as const)(
  'a batch that got lost %s it ran leaves once, and comes back once',
  async (when) => {
    const ida = await subscribe([news])
    const campaign = await sendCampaign([ida.id])
    const left = { subscriberId: ida.id, campaignId: campaign }
    await leave(losing(when), { ...left, reason: 'left' })
    expect((await recipientsOf(campaign))[0]?.reason).toBe('left')
    expect(await reasonOf(ida.emailDigest)).toBe('left')
    expect(await comeBack(losing(when), left)).toBe(true)
    expect(await rowOf(ida.id)).toMatchObject({ leftAt: null })
    expect(await consentsOf(ida.emailDigest)).toHaveLength(2)
    await forget(losing(when), ida.id)
    expect(await rowOf(ida.id)).toBeUndefined()
  },
)

test('leaving many times at once is leaving once', async () => {
  const ida = await subscribe([news])
  const campaign = await sendCampaign([ida.id])
  const left = { subscriberId: ida.id, campaignId: campaign, reason: 'left' as const }
  await Promise.all([leave(db, left), leave(db, left), leave(db, left)])
  expect(await reasonOf(ida.emailDigest)).toBe('left')
  expect((await recipientsOf(campaign))[0]?.reason).toBe('left')
})

test('whoever left by mistake comes back as they were, and it is recorded what for', async () => {
  const ida = await subscribe([news, care])
  const campaign = await sendCampaign([ida.id])
  const left = { subscriberId: ida.id, campaignId: campaign }
  expect(await canComeBack(db, ida.id)).toBe(false)
  await leave(db, { ...left, reason: 'left' })
  later(days(29))
  expect(await canComeBack(db, ida.id)).toBe(true)
  expect(await comeBack(db, left)).toBe(true)
  expect(await reasonOf(ida.emailDigest)).toBeUndefined()
  expect((await recipientsOf(campaign))[0]?.reason).toBeNull()
  const [, second, ...more] = await consentsOf(ida.emailDigest)
  expect(more).toEqual([])
  expect(second).toMatchObject({ kind: 'preferences', wording: 'wording', source: 'footer' })
  expect(second?.confirmedAt).toBeGreaterThan(now() - 60)
  expect(JSON.parse(second?.topics ?? '').sort()).toEqual(['Care', 'New pieces'])
  // To press twice changes nothing.
  expect(await comeBack(db, left)).toBe(true)
  expect(await consentsOf(ida.emailDigest)).toHaveLength(2)
})

test.each(['removed', 'bounced', 'complained'] as const)(
  'nobody comes back by a link who was suppressed as %s',
  async (reason) => {
    const ida = await subscribe([news])
    await leave(db, { subscriberId: ida.id, campaignId: null, reason: 'left' })
    await suppress(db, ida.emailDigest, reason, now())
    expect(await canComeBack(db, ida.id)).toBe(false)
    expect(await comeBack(db, { subscriberId: ida.id, campaignId: null })).toBe(false)
    expect(await reasonOf(ida.emailDigest)).toBe(reason)
    expect(await consentsOf(ida.emailDigest)).toHaveLength(1)
  },
)

test('after 30 days nobody comes back by a link', async () => {
  const ida = await subscribe([news])
  await leave(db, { subscriberId: ida.id, campaignId: null, reason: 'left' })
  later(days(30))
  expect(await comeBack(db, { subscriberId: ida.id, campaignId: null })).toBe(false)
  expect(await reasonOf(ida.emailDigest)).toBe('left')
})

test('whoever is forgotten leaves a digest on the list of suppressions and their consents', async () => {
  const ida = await subscribe([news])
  const [done, waiting] = [await sendCampaign([ida.id]), await sendCampaign([])]
  await forget(db, ida.id)
  await forget(db, ida.id)
  expect(await rowOf(ida.id)).toBeUndefined()
  expect(await topicsOf(ida.id)).toEqual([])
  const digests = (await db.select().from(signUps)).map(({ emailDigest }) => emailDigest)
  expect(digests).not.toContain(ida.emailDigest)
  expect(await reasonOf(ida.emailDigest)).toBe('forgotten')
  expect(await consentsOf(ida.emailDigest)).toHaveLength(1)
  // The campaign counts as many as before, and none of them is Ida.
  const [mail, ...others] = await recipientsOf(done)
  expect(others).toEqual([])
  expect(mail?.state).toBe('sent')
  expect(mail?.subscriberId).not.toBe(ida.id)
  expect(await recipientsOf(waiting)).toEqual([])
  // Their old links do nothing, and fail at nothing.
  await leave(db, { subscriberId: ida.id, campaignId: done, reason: 'left' })
  expect(await reasonOf(ida.emailDigest)).toBe('forgotten')
})

test('whoever leaves and comes back all day long, or chooses anew, fills no table', async () => {
  const ida = await subscribe([news])
  const left = { subscriberId: ida.id, campaignId: null }
  let back = 0
  for (let at = 0; at < 40; at++) {
    await leave(db, { ...left, reason: 'left' })
    if (await comeBack(db, left)) back++
  }
  expect(back).toBe(20)
  expect(await reasonOf(ida.emailDigest)).toBe('left')
  expect(await consentsOf(ida.emailDigest)).toHaveLength(21)
  later(days(1))
  expect(await comeBack(db, left)).toBe(true)
  later(days(1))
  const choose = (topic: string) =>
    changePreferences({ db, config }, { subscriberId: ida.id, name: '', topics: [topic] })
  const saved = []
  for (let at = 0; at < 30; at++) saved.push(await choose(at % 2 ? news : care))
  expect(saved.slice(0, 21)).toEqual([...Array(20).fill(true), false])
  expect(await consentsOf(ida.emailDigest)).toHaveLength(1 + 20 + 1 + 20)
  // What is said to be not saved is not.
  expect(await topicsOf(ida.id)).toEqual([news])
})

test('whoever is forgotten before their turn gets nothing, and no row of the campaign leads to them', async () => {
  const [ida, ola] = [await subscribe([news]), await subscribe([news])]
  const campaign = await sendCampaign([ola.id], { state: 'sending' })
  await db
    .insert(recipients)
    .values({ campaignId: campaign, subscriberId: ida.id, batch: 2, state: 'waiting' })
  await forget(db, ida.id)
  const rows = await recipientsOf(campaign)
  expect(rows.map(({ state }) => state).sort()).toEqual(['sent', 'waiting'])
  expect(rows.map(({ subscriberId }) => subscriberId)).not.toContain(ida.id)
  // Before every subscriber, so that who is written down next is not counted with them.
  const [gone] = rows.filter(({ state }) => state === 'waiting')
  expect((gone?.subscriberId ?? '') < '0').toBe(true)
})
