import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { contentToSend } from '../../../src/newsletter/compose/compose-content.tsx'
import { personalMail } from '../../../src/newsletter/compose/personal-mail.ts'
import { runCampaign } from '../../../src/newsletter/sending/run-campaign.ts'
import { campaigns, recipients } from '../../../src/newsletter/tables.ts'
import { bulkMail } from '../../support/bulk-mail.ts'
import { db, later } from '../../support/shop.ts'
import { schedule, subscribe } from '../sending/audience.ts'
import { sendingService } from '../sending/service.ts'

test.each(['resend', 'postmark'] as const)(
  'a campaign through %s reaches everybody once, although answers get lost, and its bounces are counted',
  async (provider) => {
    const mail = bulkMail(provider, { indexDelay: 60 })
    const readers = await subscribe(230, provider)
    const id = await schedule(provider)
    const { service } = sendingService(mail.mailer)
    Object.assign(service, {
      config: { ...service.config, NEWSLETTER: mail.config.NEWSLETTER },
      writer: { contentToSend, personalMail },
    })
    service.config.NEWSLETTER.warm_up = false
    for (const fault of ['drop-after', 'error-after', 'drop-before', 'rate-limited'] as const)
      mail.faults.order(fault)

    const campaign = async () => {
      const [row] = await db.select().from(campaigns).where(eq(campaigns.id, id))
      return row
    }
    for (let run = 0; run < 60 && (await campaign())?.state !== 'finished'; run++) {
      await runCampaign(service, id)
      later(60)
    }
    expect(await campaign()).toMatchObject({ state: 'finished', sent: 230, failed: 0, unclear: 0 })
    expect(mail.mails.map(({ about }) => about.subscriber).sort()).toEqual([...readers].sort())

    const [first, second, third] = mail.mails.map((each) => each.id)
    expect(await mail.bounce(first ?? '')).toBe(200)
    expect(await mail.complain(second ?? '')).toBe(200)
    expect(await mail.unsubscribe(third ?? '')).toBe(200)
    expect(await campaign()).toMatchObject({ bounced: 1, complained: 1 })
    const reasons = await db.select().from(recipients).where(eq(recipients.campaignId, id))
    expect(reasons.flatMap(({ reason }) => reason ?? []).sort()).toEqual([
      ...['bounced', 'complained', 'left'],
    ])

    // Nobody of the three gets the next one.
    const next = await schedule(provider)
    for (let run = 0; run < 20; run++) {
      await runCampaign(service, next)
      later(60)
    }
    expect(mail.mails.filter(({ about }) => about.campaign === next)).toHaveLength(227)
  },
)
