import { enqueueMail, type Outbox, runAct } from '../mail/outbox.ts'
import { days, now } from '../platform/clock.ts'
import { brokeConstraint, type Db } from '../platform/db.ts'
import { logFailure } from '../platform/log.ts'
import { unseal } from '../platform/sealing.ts'
import { alertsToSend, deleteOldAlerts, markNotified } from './queries.ts'

/** Alerts per run of the clock: each is a batch of its own. */
const MOST = 50

/**
 * Mails everybody who waits for a variant that can be bought again, each at most once: the mail is
 * put into the outbox in the batch that ends the alert, and its cause is unique.
 */
export async function sendAlerts(outbox: Outbox): Promise<void> {
  const { db, config } = outbox
  for (const { id, email } of await alertsToSend(db, MOST))
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
 * Deletes alerts that waited for a year, what counts mails 30 days after them, and the counts of
 * networks after a day.
 */
export const purgeAlerts = (db: Db) =>
  deleteOldAlerts(db, {
    created: now() - days(365),
    notified: now() - days(30),
    counted: now() - days(1),
  })
