import { purgeReminders, sendReminders } from './aftercare/reminders/send-reminders.ts'
import { purgeServices } from './aftercare/services/purge-services.ts'
import { closeNextDay, purgeTotals } from './analytics/close-day.ts'
import { openVisitSource } from './analytics/visit-source.ts'
import { createApp } from './app.tsx'
import { purgeIdleCarts } from './cart/purge-idle.ts'
import { reportParcels } from './fulfilment/report-parcels.ts'
import { reseal } from './key-rotation/reseal.ts'
import { checkOutbox, type Outbox, type OutboxMessage, openOutbox } from './mail/outbox.ts'
import { sendMail } from './mail/send-mail.ts'
import { mailWriters } from './mail-writers.ts'
import { contentToSend } from './newsletter/compose/compose-content.tsx'
import { personalMail } from './newsletter/compose/personal-mail.ts'
import { sendInvitations } from './newsletter/import/invite.ts'
import { purgeImports, runImport, wakeImports } from './newsletter/import/run-import.ts'
import { openBulkMailer } from './newsletter/providers/open-bulk-mailer.ts'
import { handleMailEvents } from './newsletter/providers/platform-events.ts'
import { purgeLeft } from './newsletter/purge-left.ts'
import { runCampaign } from './newsletter/sending/run-campaign.ts'
import { wakeCampaigns } from './newsletter/sending/wake-campaigns.ts'
import type { NewsletterMessage, NewsletterService } from './newsletter/service.ts'
import { purgeSignUps } from './newsletter/sign-up/purge-sign-ups.ts'
import { purgeUnpaidOrders } from './orders/purge-unpaid.ts'
import { deleteExpired } from './orders/queries.ts'
import { relateBought } from './orders/relate-bought.ts'
import { catchUp } from './payments/catch-up.ts'
import { openPayments } from './payments/context.ts'
import { readMovementsWhenDue } from './payments/journal/read-movements.ts'
import { sweep } from './payments/sweep.ts'
import { days, minutes, now, type Seconds } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { openDb } from './platform/db.ts'
import { logFailure } from './platform/log.ts'
import { sendWeeklyStatistics } from './statistics/send-weekly.ts'
import { purgeAlerts, sendAlerts } from './stock-alerts/send-alerts.ts'

const app = createApp()

export default {
  fetch: app.fetch,

  /**
   * Every five minutes: whatever got lost, is late or left over. A part that fails does not stop
   * the others.
   */
  async scheduled(_event, env, execution) {
    const payments = openPayments(env, await readConfig(env), execution)
    const outbox = openOutbox(payments.db, payments.config, env.OUTBOX, execution)
    const visits = openVisitSource(payments.config, payments.db)
    const parts: Record<string, () => Promise<unknown>> = {
      outbox: () => checkOutbox(payments.db, env.OUTBOX),
      sweep: () => sweep(payments),
      'undelivered events': () => catchUp(payments),
      'numbers of parcels': () => reportParcels(payments),
      journal: () => readMovementsWhenDue(payments),
      'stock alerts': () => sendAlerts(outbox),
      reminders: () => sendReminders(outbox),
      'files of subscribers': () => wakeImports({ db: payments.db, queue: env.NEWSLETTER_QUEUE }),
      'old files of subscribers': () => purgeImports(payments.db),
      'invitations to the newsletter': () => sendInvitations(outbox),
      newsletters: () => wakeCampaigns(openNewsletter(env, outbox)),
      'weekly statistics': () => sendWeeklyStatistics(outbox),
      'idle carts': () => purgeIdleCarts(payments.db),
      'unpaid orders': () => purgeUnpaidOrders(payments.db),
      'old links': () => deleteExpired(payments.db, now()),
      'older keys': () => reseal(payments.db, payments.config.sealingKeys),
      'totals of visits': () => closeNextDay(visits),
      ...(isNight(now()) && {
        'bought together': () => relateBought(payments.db),
        'old requests for a service': () => purgeServices(payments.db),
        'old stock alerts': () => purgeAlerts(payments.db),
        'old reminders': () => purgeReminders(payments.db),
        'old sign-ups': () => purgeSignUps(payments.db),
        'old totals of visits': () => purgeTotals(visits),
        'left the newsletter': () => purgeLeft(payments.db),
      }),
    }
    for (const [part, run] of Object.entries(parts))
      await run().catch((error: unknown) => logFailure('clock failed', error, { part }))
  },

  /** Does what the messages of a queue ask for. A message that fails is delivered again. */
  async queue(batch, env, execution) {
    const config = await readConfig(env)
    const db = openDb(env.DB, 'primary')
    if (batch.queue === 'jegem-mail-events') return handleMailEvents(batch.messages, { db, config })
    if (isNewsletter(batch)) {
      const newsletter = openNewsletter(env, openOutbox(db, config, env.OUTBOX, execution))
      for (const message of batch.messages)
        await goOnWith(newsletter, message.body).catch((error: unknown) => {
          logFailure('newsletter not sent on', error, message.body)
          message.retry()
        })
      return
    }
    if (!isOutbox(batch)) return
    const service = {
      db,
      config,
      transport: env.EMAIL,
      writers: mailWriters,
    }
    for (const message of batch.messages)
      await sendMail(service, message.body.mail).catch((error: unknown) => {
        // If thrown, the platform would log its message, and the mails after it would wait.
        logFailure('mail not delivered', error, { mail: message.body.mail })
        message.retry()
      })
  },
} satisfies ExportedHandler<CloudflareBindings, QueueMessage>

type QueueMessage = OutboxMessage | NewsletterMessage

const isNewsletter = (
  batch: MessageBatch<QueueMessage>,
): batch is MessageBatch<NewsletterMessage> => batch.queue === 'jegem-newsletter'

const openNewsletter = (env: CloudflareBindings, outbox: Outbox): NewsletterService => ({
  ...outbox,
  queue: env.NEWSLETTER_QUEUE,
  mailer: openBulkMailer(outbox.config),
  writer: { contentToSend, personalMail },
})

const goOnWith = (newsletter: NewsletterService, message: NewsletterMessage) =>
  'campaign' in message
    ? runCampaign(newsletter, message.campaign)
    : runImport(newsletter, message.import)

const isOutbox = (batch: MessageBatch<QueueMessage>): batch is MessageBatch<OutboxMessage> =>
  batch.queue === 'jegem-outbox'

/** Whether this run does the daily work: the one between 3:00 and 3:05 UTC. */
const isNight = (at: Seconds) => Math.floor((at % days(1)) / minutes(5)) === 3 * 12
