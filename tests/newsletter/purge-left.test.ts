import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { comeBack, forget, leave } from '../../src/newsletter/leave.ts'
import { purgeLeft } from '../../src/newsletter/purge-left.ts'
import { campaigns, mailEvents } from '../../src/newsletter/tables.ts'
import { days, now } from '../../src/platform/clock.ts'
import { clockStrikes, db, later, travelTo } from '../support/shop.ts'
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
const left = { campaignId: null, reason: 'left' as const }

test('name, address and topics go 30 days after somebody left, and no day sooner', async () => {
  const [ida, ola] = [await subscribe([news]), await subscribe([news])]
  await leave(db, { subscriberId: ida.id, ...left })
  later(days(30) - 60)
  await purgeLeft(db)
  expect((await rowOf(ida.id))?.email).not.toBeNull()
  later(120)
  await purgeLeft(db)
  expect(await rowOf(ida.id)).toMatchObject({ email: null, name: null })
  expect(await topicsOf(ida.id)).toEqual([])
  expect(await comeBack(db, { subscriberId: ida.id, campaignId: null })).toBe(false)
  expect(await consentsOf(ida.emailDigest)).toHaveLength(1)
  // Whoever stays, stays.
  expect((await rowOf(ola.id))?.email).not.toBeNull()
  expect(await topicsOf(ola.id)).toEqual([news])
})

test('consents go three years after somebody left or was forgotten; that they want nothing stays', async () => {
  const [ida, ola, eva] = [
    await subscribe([news]),
    await subscribe([news]),
    await subscribe([news]),
  ]
  await leave(db, { subscriberId: ida.id, ...left })
  await forget(db, ola.id)
  later(days(3 * 365))
  await purgeLeft(db)
  for (const { emailDigest } of [ida, ola]) expect(await consentsOf(emailDigest)).toHaveLength(1)
  later(days(4))
  await purgeLeft(db)
  for (const { emailDigest } of [ida, ola]) expect(await consentsOf(emailDigest)).toEqual([])
  expect(await rowOf(ida.id)).toBeUndefined()
  expect([await reasonOf(ida.emailDigest), await reasonOf(ola.emailDigest)]).toEqual([
    'left',
    'forgotten',
  ])
  expect(await consentsOf(eva.emailDigest)).toHaveLength(1)
})

test('who got a campaign is deleted 90 days after it; what became of its mails is kept', async () => {
  const [ida, ola, eva] = [
    await subscribe([news]),
    await subscribe([news]),
    await subscribe([news]),
  ]
  const old = await sendCampaign([ida.id, ola.id, eva.id])
  const cancelled = await sendCampaign([ida.id], { state: 'cancelled', finishedAt: null })
  const paused = await sendCampaign([ida.id], { state: 'paused', finishedAt: null })
  await leave(db, { subscriberId: ida.id, campaignId: old, reason: 'left' })
  later(days(89))
  const recent = await sendCampaign([ola.id])
  await purgeLeft(db)
  expect(await recipientsOf(old)).toHaveLength(3)
  later(days(2))
  await purgeLeft(db)
  await purgeLeft(db)
  const [kept] = await db.select().from(campaigns).where(eq(campaigns.id, old))
  expect(kept).toMatchObject({ left: 1, bounced: 0, complained: 0 })
  const counts = [old, cancelled, paused, recent].map(async (id) => (await recipientsOf(id)).length)
  expect(await Promise.all(counts)).toEqual([0, 0, 1, 1])
})

test('events of mail services go after 30 days, and the clock does all of it at night', async () => {
  const ida = await subscribe([news])
  await leave(db, { subscriberId: ida.id, ...left })
  await db.insert(mailEvents).values({ id: 'event', at: now() })
  travelTo('2099-01-01T12:00Z')
  await clockStrikes()
  expect(await db.$count(mailEvents)).toBe(1)
  travelTo('2099-01-02T03:01Z')
  await clockStrikes()
  expect(await db.$count(mailEvents)).toBe(0)
  expect(await rowOf(ida.id)).toBeUndefined()
})
