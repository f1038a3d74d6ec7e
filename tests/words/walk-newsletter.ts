import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { leave } from '../../src/newsletter/leave.ts'
import { suppress } from '../../src/newsletter/suppression-queries.ts'
import {
  consentWordings,
  signUpNetworks,
  subscribers,
  suppressions,
  topics,
} from '../../src/newsletter/tables.ts'
import { topicField } from '../../src/newsletter/topic-rules.ts'
import { paths } from '../../src/paths.ts'
import { now } from '../../src/platform/clock.ts'
import { signToken } from '../../src/platform/tokens.ts'
import { sendCampaign, subscribe } from '../newsletter/preferences/subscribed.ts'
import { config, db, later } from '../support/shop.ts'
import type { GreekShop } from './greek-shop.ts'

const topic = { about: 'Κάθε μήνα.', position: 90 }

/** A subscriber's preferences in every state, what they refuse, and being forgotten. */
export async function walkPreferences(shop: GreekShop): Promise<void> {
  await db.insert(topics).values([
    { id: 'θ1', name: 'Θέμα 1', ...topic },
    { id: 'θ2', name: 'Θέμα 2', ...topic, archivedAt: 0 },
  ])
  const { id, emailDigest } = await subscribe(['θ1', 'θ2'], { name: 'Άννα' })
  await db.update(consentWordings).set({ text: 'Ναι' })
  await sendCampaign([id], { subject: 'Νέα' })
  const who = shop.visitor()
  const token = await signToken(config, 'newsletter-preferences', id, 3600)
  const page = paths.preferences()
  expect((await who.get(paths.preferences({ token }))).location).toBe(page)
  const press = async (typed: Record<string, string>) => {
    const { status, location } = await who.post(page, { of: id, ...typed })
    if (location) expect((await who.get(location)).status).toBe(200)
    return status
  }
  expect((await who.get(page)).status).toBe(200)
  expect(await press({ act: 'save', name: 'www.1' })).toBe(422)
  expect(await press({ act: 'save', [topicField('θ1')]: 'yes' })).toBe(303)
  expect(await press({ of: 'x' })).toBe(303)
  for (const act of ['pause', 'resume', 'leave', 'save', 'back'])
    expect(await press({ act, months: '3', [topicField('θ1')]: 'yes' })).toBe(303)
  for (const reason of ['removed', 'bounced', 'complained'] as const) {
    await suppress(db, emailDigest, reason, now())
    expect((await who.get(page)).status).toBe(200)
    expect((await who.get(paths.preferencesData())).status).toBe(200)
  }
  await db.delete(suppressions).where(eq(suppressions.emailDigest, emailDigest))
  const forget = paths.preferencesForget()
  const { page: question } = await who.get(forget)
  const { location } = await who.submit(forget, question)
  expect((await who.get(location)).status).toBe(200)
}

/** The form that mails a link, and what it refuses. */
export async function walkPreferencesLink(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  const path = paths.preferencesLink()
  await who.get(paths.preferencesLink('expired'))
  const { page } = await who.get(path)
  const ask = (typed: Record<string, string>) => who.submit(path, page, typed)
  for (const typed of [{ email: '1' }, { topic: '1' }, { sent: '' }])
    expect((await ask({ email: 'a@example.com', ...typed })).status).toBe(422)
  later(5)
  const { location } = await ask({ email: 'a@example.com' })
  expect((await who.get(location)).status).toBe(200)
  await db.update(signUpNetworks).set({ asked: 40 })
  expect((await ask({ email: 'a@example.com' })).status).toBe(422)
  await db.delete(signUpNetworks)
}

/** Leaving by the link of a mail, coming back, and too late for that. */
export async function walkUnsubscribe(shop: GreekShop): Promise<void> {
  const { id } = await subscribe(['θ1'])
  const who = shop.visitor()
  const link = paths.unsubscribe(await signToken(config, 'newsletter-leave', `${id}.`, null))
  const { page } = await who.get(link)
  expect((await who.submit(link, page)).status).toBe(200)
  expect((await who.post(link, { back: 'yes' })).status).toBe(200)
  await leave(db, { subscriberId: id, campaignId: null, reason: 'removed' })
  await db.update(subscribers).set({ leftAt: 0 })
  expect((await who.post(link, {})).status).toBe(200)
  expect((await who.get(paths.unsubscribe('x'))).status).toBe(404)
}
