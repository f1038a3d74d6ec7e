import { contentToSend } from '../../src/newsletter/compose/compose-content.tsx'
import { personalMail } from '../../src/newsletter/compose/personal-mail.ts'
import { runCampaign } from '../../src/newsletter/sending/run-campaign.ts'
import type { NewsletterService } from '../../src/newsletter/service.ts'
import { days } from '../../src/platform/clock.ts'
import { type Config, readConfig } from '../../src/platform/config.ts'
import { openDb } from '../../src/platform/db.ts'
import { seal } from '../../src/platform/sealing.ts'
import { interposed } from '../support/interposed-database.ts'

const CAMPAIGN = 'c0000000-0000-4000-8000-000000000001'

/** What was asked of the database, and handed over. */
export type Sent = {
  mails: number
  roundTrips: number
  rowsRead: number
  rowsWritten: number
  /** Characters of the mails of a batch, at most: they are in memory together. */
  largest: number
  isOver: boolean
}

/** Adds so many subscribers, and a campaign that is due for all of them. */
export async function prepareCampaign(env: CloudflareBindings, from: number, to: number) {
  const { sealingKeys } = await readConfig(env)
  const rows = []
  for (let n = from; n < to; n++) {
    const id = `50000000-0000-4000-8000-${String(n).padStart(12, '0')}`
    const email = await seal(sealingKeys, `subscribers.email:${id}`, `reader-${n}@example.com`)
    rows.push([id, email, await seal(sealingKeys, `subscribers.name:${id}`, `Reader ${n}`)])
  }
  const run = (sql: string, ...params: unknown[]) => env.DB.prepare(sql).bind(...params)
  await env.DB.batch([
    run("insert or ignore into topics values ('bench', 'New pieces', 'Monthly', 1, null, 1)"),
    run(
      `insert into subscribers (id, email, name, email_digest, language, confirmed_at)
        select value ->> 0, value ->> 1, value ->> 2, value ->> 0, 'en', 0 from json_each(?)`,
      JSON.stringify(rows),
    ),
    run(
      "insert into subscriber_topics select 'bench', value ->> 0 from json_each(?)",
      JSON.stringify(rows),
    ),
    run(
      `insert or ignore into campaigns (id, slug, subject, preheader, body, is_public, state, scheduled_at, created_at)
        values (?, 'bench', 'Spring rings', 'New', '# Spring\n\nLook at our new rings.', 0, 'scheduled', 0, 0)`,
      CAMPAIGN,
    ),
    run("insert or ignore into campaign_topics values (?, 'bench')", CAMPAIGN),
  ])
}

/** Brings so many messages of the queue, to a mail service that takes everything at once. */
export async function sendCampaign(env: CloudflareBindings, messages: number): Promise<Sent> {
  const sent = { mails: 0, roundTrips: 0, rowsRead: 0, rowsWritten: 0, largest: 0 }
  const DB = interposed(env.DB, async (_, act) => {
    const answer = await act()
    sent.roundTrips++
    for (const { meta } of [answer].flat() as Partial<D1Result>[]) {
      sent.rowsRead += meta?.rows_read ?? 0
      sent.rowsWritten += meta?.rows_written ?? 0
    }
    return answer
  })
  const known = await readConfig(env)
  const newsletter = { ...known.NEWSLETTER, from: 'news@shop.example', warm_up: false }
  // No waiting: how fast it may go is a setting.
  const config: Config = { ...known, NEWSLETTER: { ...newsletter, mails_per_second: 1e9 } }
  const service: NewsletterService = {
    ...{ db: openDb(DB, 'primary'), config, sendSoon: () => {} },
    queue: { send: async () => ({}) as QueueSendResponse },
    writer: { contentToSend, personalMail },
    mailer: {
      ...{ name: 'resend', remembersFor: days(1), repeatAfter: 90 },
      async send({ mails }) {
        sent.mails += mails.length
        sent.largest = Math.max(sent.largest, JSON.stringify(mails).length)
        return { outcome: 'taken', refused: [] }
      },
    },
  }
  for (let message = 0; message < messages; message++) await runCampaign(service, CAMPAIGN)
  const state = await env.DB.prepare('select state from campaigns where id = ?').bind(CAMPAIGN)
  return { ...sent, isOver: (await state.first('state')) === 'finished' }
}
