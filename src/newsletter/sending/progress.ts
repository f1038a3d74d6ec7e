import { minutes, now, type Seconds } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/db.ts'
import type { CampaignState } from '../rules.ts'
import { campaignStanding, RATE_MINUTES } from './progress-queries.ts'
import { estimate, untilTomorrow } from './rules.ts'

/** How far a campaign is. */
export type Progress = {
  state: CampaignState
  /** Null: its audience is not complete yet. */
  recipients: number | null
  waiting: number
  sent: number
  skipped: number
  failed: number
  unclear: number
  /** Mails a minute, of the last five. */
  perMinute: number
  /** Until the last is handed over, if nothing comes between; null: it is not being sent. */
  secondsLeft: Seconds | null
}

/**
 * How far a campaign is, in one round trip; null: there is none. The time left is reckoned from the
 * rate of late, while there is none yet from the one that is set, and from the warm-up.
 */
export async function progressOf(
  { db, config }: { db: Db; config: Pick<Config, 'NEWSLETTER'> },
  campaignId: string,
): Promise<Progress | null> {
  const at = now()
  const [row] = await campaignStanding(db, campaignId, at)
  if (!row) return null
  const { state, recipients, sent, skipped, failed, unclear, lately, today, most } = row
  const waiting = (recipients ?? 0) - sent - skipped - failed - unclear
  const { mails_per_second, warm_up } = config.NEWSLETTER
  const isSteady =
    lately > 0 && row.startedAt !== null && row.startedAt < at - minutes(RATE_MINUTES)
  const perSecond = isSteady
    ? Math.min(lately / minutes(RATE_MINUTES), mails_per_second)
    : mails_per_second
  const perMinute = Math.round(lately / RATE_MINUTES)
  return {
    ...{ state, recipients, waiting, sent, skipped, failed, unclear, perMinute },
    secondsLeft:
      state === 'sending'
        ? estimate({
            recipients: waiting,
            perSecond,
            warmUp: warm_up ? { today, most } : null,
            left: untilTomorrow(at),
          })
        : null,
  }
}
