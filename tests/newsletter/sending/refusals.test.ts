import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { outbox } from '../../../src/mail/tables.ts'
import { runCampaign } from '../../../src/newsletter/sending/run-campaign.ts'
import { writeCampaignMail } from '../../../src/newsletter/sending/write-mail.ts'
import {
  campaignBatches,
  campaignDays,
  campaigns,
  recipients,
} from '../../../src/newsletter/tables.ts'
import { readSealingKeys } from '../../../src/platform/sealing.ts'
import { config, db, later } from '../../support/shop.ts'
import { schedule, subscribe } from './audience.ts'
import { likeResend } from './mail-services.ts'
import { sendingService } from './service.ts'

afterAll(() => vi.restoreAllMocks())
const people = await subscribe(250)

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  await db.update(campaigns).set({ state: 'cancelled' })
  await db.delete(campaignDays)
})

const campaignRow = async (id: string) =>
  (await db.select().from(campaigns).where(eq(campaigns.id, id)))[0]
const mailsAbout = (id: string) => db.select().from(outbox).where(eq(outbox.subjectId, id))
const resume = (id: string) =>
  db.update(campaigns).set({ state: 'sending' }).where(eq(campaigns.id, id))

test('when the mail service refuses, the campaign is paused, the owner gets a mail, and resuming loses nobody', async () => {
  const mailer = likeResend(() => false)
  const { service } = sendingService({
    ...mailer,
    send: async () => ({ outcome: 'refused', fault: 'invalid_api_key' }),
  })
  const id = await schedule()
  await runCampaign(service, id)
  await runCampaign(service, id)
  expect(await campaignRow(id)).toMatchObject({ state: 'paused', pauseReason: 'refused', sent: 0 })
  const [mail, ...more] = await mailsAbout(id)
  expect(more).toEqual([])
  const written = await writeCampaignMail(
    { db, config },
    { kind: mail?.kind ?? '', subjectId: id, detail: mail?.detail ?? null, secret: null },
  )
  expect(written?.text).toContain('What the mail service said: invalid_api_key')
  await resume(id)
  later(60)
  await runCampaign(sendingService(mailer).service, id)
  expect(await campaignRow(id)).toMatchObject({ state: 'finished', sent: 250 })
})

test('without a mail service a campaign is paused, and nobody is lost', async () => {
  const id = await schedule()
  await runCampaign(sendingService(null).service, id)
  expect(await campaignRow(id)).toMatchObject({ state: 'paused', pauseReason: 'refused' })
  expect(await mailsAbout(id)).toHaveLength(1)
})

test('when too many mails come back the shop pauses, once: whoever resumes has seen it', async () => {
  const { service } = sendingService(
    likeResend(() => false),
    { perSecond: 1 },
  )
  const id = await schedule()
  await runCampaign(service, id)
  for (const subscriberId of people.slice(0, 20))
    await db
      .update(recipients)
      .set({ reason: 'bounced' })
      .where(eq(recipients.subscriberId, subscriberId))
  later(100)
  await runCampaign(service, id)
  expect(await campaignRow(id)).toMatchObject({
    ...{ state: 'paused', pauseReason: 'bounces', sent: 200, bounced: 20 },
  })
  expect(await mailsAbout(id)).toHaveLength(1)
  await resume(id)
  later(100)
  await runCampaign(service, id)
  expect(await campaignRow(id)).toMatchObject({ state: 'finished', sent: 250 })
  expect(await mailsAbout(id)).toHaveLength(1)
})

test('a key that is missing pauses the campaign; one that is lost costs those whose address it sealed', async () => {
  const other = `k9:${Buffer.alloc(32, 9).toString('base64')}`
  const keysOf = async (secret: string) => {
    const { service } = sendingService(likeResend(() => false))
    const sealingKeys = await readSealingKeys(secret)
    return { ...service, config: { ...service.config, sealingKeys } }
  }
  const id = await schedule()
  await runCampaign(await keysOf(other), id)
  expect(await campaignRow(id)).toMatchObject({ state: 'paused', failed: 0 })
  await resume(id)
  later(60)
  await runCampaign(await keysOf(`${other},k2:lost`), id)
  expect(await campaignRow(id)).toMatchObject({ state: 'finished', failed: 250 })
})

test('a batch that nobody can find out about any more is not sent again', async () => {
  const mailer = likeResend(() => false)
  const { service } = sendingService({
    ...mailer,
    async send(batch) {
      await mailer.send(batch)
      return { outcome: 'lost', fault: 'timeout' }
    },
  })
  const id = await schedule()
  await runCampaign(service, id)
  await runCampaign(service, id)
  later(2 * 86_400)
  await runCampaign(service, id)
  expect(await campaignRow(id)).toMatchObject({ state: 'finished', unclear: 250, sent: 0 })
  const batches = await db.select().from(campaignBatches).where(eq(campaignBatches.campaignId, id))
  expect(batches.map(({ state, fault }) => `${state}: ${fault}`)).toEqual(
    Array(3).fill('unclear: timeout'),
  )
  expect(mailer.taken).toHaveLength(250)
})

test('an attempt that was held up hands nothing over', async () => {
  const mailer = likeResend(() => false)
  const { service } = sendingService(mailer)
  const { personalMail } = service.writer
  let isFirst = true
  const slow = {
    ...service.writer,
    personalMail: async (...given: Parameters<typeof personalMail>) => {
      if (isFirst) later(180)
      isFirst = false
      return personalMail(...given)
    },
  }
  const id = await schedule()
  await runCampaign({ ...service, writer: slow }, id)
  const [first] = await db
    .select()
    .from(campaignBatches)
    .where(eq(campaignBatches.campaignId, id))
    .orderBy(campaignBatches.n)
  expect(first).toMatchObject({ n: 1, fault: 'held-up', state: 'waiting', handedOverAt: null })
  later(60)
  await runCampaign(service, id)
  expect(await campaignRow(id)).toMatchObject({ state: 'finished', sent: 250 })
})

const broken = async () => {
  throw new TypeError('cannot be written')
}

test('a newsletter that cannot be written is paused after half an hour, and the owner gets a mail', async () => {
  const failures = vi.spyOn(console, 'error').mockReturnValue()
  const mailer = likeResend(() => false)
  const { service } = sendingService(mailer)
  const bad = { ...service, writer: { ...service.writer, contentToSend: broken } }
  const id = await schedule()
  // It may pass by itself: the queue brings the message again.
  await expect(runCampaign(bad, id)).rejects.toThrow('cannot be written')
  expect(await campaignRow(id)).toMatchObject({ state: 'freezing' })
  later(1900)
  await runCampaign(bad, id)
  await runCampaign(bad, id)
  expect(await campaignRow(id)).toMatchObject({ state: 'paused', pauseReason: 'not-written' })
  const [mail, ...more] = await mailsAbout(id)
  expect(more).toEqual([])
  const about = { kind: mail?.kind ?? '', subjectId: id, detail: mail?.detail ?? null }
  const written = await writeCampaignMail({ db, config }, { ...about, secret: null })
  expect(written?.text).toContain('The shop cannot write its mails.')
  await db.update(campaigns).set({ state: 'freezing' }).where(eq(campaigns.id, id))
  later(60)
  await runCampaign(service, id)
  expect(await campaignRow(id)).toMatchObject({ state: 'finished', sent: 250 })
  expect(failures).toHaveBeenCalled()
})

test('one mail that cannot be written costs nobody else theirs; when none can, the campaign waits', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  const mailer = likeResend(() => false)
  const { service } = sendingService(mailer)
  const { personalMail } = service.writer
  const writer = {
    ...service.writer,
    personalMail: (...given: Parameters<typeof personalMail>) =>
      given[2].subscriber === people[0] ? broken() : personalMail(...given),
  }
  const id = await schedule()
  for (let run = 0; run < 2; run++) await runCampaign({ ...service, writer }, id)
  expect(await campaignRow(id)).toMatchObject({ state: 'finished', sent: 249, failed: 1 })
  later(600)
  const other = await schedule()
  const none = { ...service, writer: { ...service.writer, personalMail: broken } }
  await runCampaign(none, other)
  expect(await campaignRow(other)).toMatchObject({ state: 'paused', pauseReason: 'not-written' })
  expect(await mailsAbout(other)).toHaveLength(1)
  await resume(other)
  later(60)
  await runCampaign(service, other)
  expect(await campaignRow(other)).toMatchObject({ state: 'finished', sent: 250, failed: 0 })
})

test('of two attempts that are refused at once both give their batch back', async () => {
  const { service } = sendingService({
    ...likeResend(() => false),
    send: async () => ({ outcome: 'refused', fault: 'invalid_api_key' }),
  })
  const id = await schedule()
  await runCampaign(sendingService({ ...likeResend(() => false), send: later0 }).service, id)
  await db.update(campaignDays).set({ nextAt: 0 })
  await Promise.all([runCampaign(service, id), runCampaign(service, id)])
  const batches = await db.select().from(campaignBatches).where(eq(campaignBatches.campaignId, id))
  expect(batches.map(({ state, handedOverAt }) => [state, handedOverAt])).toEqual(
    Array(3).fill(['waiting', null]),
  )
})

const later0 = async () => ({ outcome: 'later', seconds: 0, fault: 'busy' }) as const
