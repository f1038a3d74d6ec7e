import { days, minutes, type Seconds } from '../../platform/clock.ts'
import { BATCH_SIZE } from '../rules.ts'

/**
 * How much at once: `batch`: recipients that are handed over; `chunk`: subscribers that are looked at
 * for the audience in one batch of the database; `firstDay`: mails on the first day of the warm-up.
 */
export type Sizes = { batch: number; chunk: number; firstDay: number }

/** The warm-up is Ghost's (domain-warming-service.ts): from 200 mails to 200,000 in 42 days. */
export const SIZES: Sizes = { batch: BATCH_SIZE, chunk: 5000, firstDay: 200 }

/** How many times as many as before may go out on a day of the warm-up, in percent. */
export const GROWTH_PERCENT = 118

/** Days that count for it; who has not sent for so long begins anew. */
const WARM_DAYS = 30

/**
 * Such chunks, and batches of mails, for one message of the queue: each takes four statements, or a
 * dozen, and one event asks D1 at most 50 of the free plan
 * (developers.cloudflare.com/d1/platform/limits).
 */
export const CHUNKS_A_RUN = 8
export const BATCHES_A_RUN = 4

/**
 * How soon after the claim a batch is handed over, or not at all: an attempt that was held up must
 * not hand over what another has by then.
 */
export const HAND_OVER_WITHIN: Seconds = minutes(2)

/**
 * How long a batch is an attempt's own: if nobody has learnt by then what became of it, it is
 * repeated.
 */
export const claimFor = ({ repeatAfter }: { repeatAfter: Seconds }): Seconds =>
  HAND_OVER_WITHIN + repeatAfter

/**
 * What was first handed over before this is not repeated: by the time that it would be, the mail
 * service may have forgotten it.
 */
export const forgottenBefore = (
  mailer: { remembersFor: Seconds; repeatAfter: Seconds },
  at: Seconds,
): Seconds => at - mailer.remembersFor + claimFor(mailer)

/** Later than this the clock has the queue go on with a campaign, and no message. */
export const MOST_DELAY: Seconds = minutes(10)

/** So much later than expected, a message counts as lost. */
export const MESSAGE_LATE: Seconds = minutes(1)

/** What keeps a campaign from beginning for so long does not pass by itself. */
export const GIVE_UP_FREEZING: Seconds = minutes(30)

/** What a late message may catch up of the rate. */
export const CATCH_UP: Seconds = 4

/**
 * How many mails may be handed over on a day; whole batches, or the second day would be no longer
 * than the first.
 *
 * @param most on any of the `WARM_DAYS` days before
 * @internal
 */
export const allowanceAfter = (most: number): number =>
  Math.ceil(Math.max(SIZES.firstDay, Math.floor((most * GROWTH_PERCENT) / 100)) / BATCH_SIZE) *
  BATCH_SIZE

/**
 * How long it takes until so many mails are handed over, if nothing comes between.
 *
 * @param perSecond mails
 * @param warmUp null: as many a day as the rate allows; else what was sent `today`, and the `most` on
 *   a day before
 * @param left of today, seconds
 */
export function estimate(about: {
  recipients: number
  perSecond: number
  warmUp: { today: number; most: number } | null
  left: Seconds
}): Seconds {
  const { perSecond, warmUp } = about
  let { recipients, left: over } = about
  let past = 0
  if (warmUp) {
    let { today, most } = warmUp
    for (;;) {
      const sent = Math.min(
        Math.max(0, allowanceAfter(most) - today),
        Math.floor(over * perSecond),
        recipients,
      )
      recipients -= sent
      if (recipients === 0) return past + Math.ceil(sent / perSecond)
      past += over
      over = days(1)
      most = Math.max(most, today + sent)
      today = 0
    }
  }
  return Math.ceil(recipients / perSecond)
}

/** Seconds from now until the next day of UTC, whose allowance is new. */
export const untilTomorrow = (at: Seconds): Seconds => days(1) - (at % days(1))

/** The name of a day of UTC. */
export const dayOf = (at: Seconds): string => new Date(at * 1000).toISOString().slice(0, 10)

/** The day on which the days that count for the warm-up begin. */
export const warmSince = (at: Seconds): string => dayOf(at - days(WARM_DAYS))

/** 5, 10, 20 … seconds after the first, second, third … attempt that was put off; an hour at most. */
export const backOff = (attempts: number, asked: Seconds): Seconds =>
  Math.max(asked, Math.min(5 * 2 ** (attempts - 1), 3600))

/** Before so many are sent, a single mail that comes back says nothing. */
const ENOUGH = 200

/**
 * Why a campaign has to stop by itself: mail services close the account of who sends on. Buttondown
 * asks for at most 1 % bounces and 0.1 % complaints; Gmail refuses from 0.3 % on
 * (support.google.com/mail/answer/81126).
 */
export function tooManyCameBack(of: {
  sent: number
  bounced: number
  complained: number
}): 'bounces' | 'complaints' | null {
  if (of.sent < ENOUGH) return null
  if (of.complained > of.sent * 0.003) return 'complaints'
  return of.bounced > of.sent * 0.05 ? 'bounces' : null
}

/**
 * How long a campaign waits until it goes on, when no batch could be claimed.
 *
 * @param of `due`: when its next batch is; `nextAt`: when the rate allows one; `isSpent`: whether
 *   today's allowance is
 */
export function waitUntilNext(
  at: Seconds,
  of: { due: Seconds; nextAt: number; isSpent: boolean },
): Seconds {
  const spent = of.isSpent ? untilTomorrow(at) : 0
  return Math.max(1, of.due - at, untilRateAllows(at, of.nextAt), spent)
}

/** Seconds until the rate allows the next batch; 0: in this second. */
export const untilRateAllows = (at: Seconds, nextAt: number): Seconds =>
  Math.max(0, Math.floor(nextAt) - at)
