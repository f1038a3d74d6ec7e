import { enqueueMail, type Outbox, runAct } from '../mail/outbox.ts'
import { days, now } from '../platform/clock.ts'
import { brokeConstraint, type Db } from '../platform/db.ts'
import { logFailure } from '../platform/log.ts'
import { unseal } from '../platform/sealing.ts'
import { alertsToSend, deleteOldAlerts, markNotified } from './queries.ts'
import { ALERT_DAYS, CONFIRM_SECONDS } from './rules.ts'

/** Alerts of a kind per run of the clock: each is a batch of its own. */
const MOST = 50

/**
 * Mails everybody who waits for a variant that can be bought again, or for less, each at most once:
 * the mail is put into the outbox in the batch that ends the alert, and its cause is unique.
 */
export async function sendAlerts(outbox: Outbox): Promise<void> {
  const { db, config } = outbox
  const due = [
    ...(await alertsToSend(db, 'back', MOST)),
    ...(await alertsToSend(db, 'cheaper', MOST)),
  ]
  for (const { id, email } of due)
    try {
      if (!email) continue
      const mail = await enqueueMail(outbox, {
        cause: `stock-alert:${id}`,
        kind: 'stock-alert',
        subjectId: id,
        to: await unseal(config.sealingKeys, `stock_alerts.email:${id}`, email),
      })
      await runAct(outbox, [mail, markNotified(db, id, now())])
    } catch (error) {
      // Another run was faster.
      if (brokeConstraint(error, 'outbox.cause')) continue
      logFailure('stock alert not sent', error, { alert: id })
    }
}

/**
 * Deletes alerts that nobody confirmed for a week, those that waited for a year, what counts mails 30
 * days after them, and the counts of networks after a day.
 */
export const purgeAlerts = (db: Db) =>
  deleteOldAlerts(db, {
    asked: now() - CONFIRM_SECONDS,
    created: now() - days(ALERT_DAYS.waiting),
    notified: now() - days(ALERT_DAYS.mailed),
    counted: now() - days(1),
  })
