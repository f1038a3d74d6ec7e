import { days, now, type Seconds } from '../../platform/clock.ts'
import { type Db, runBatch, type Statement } from '../../platform/db.ts'
import { log, logFailure } from '../../platform/log.ts'
import type { BulkMailer } from '../bulk-mailer.ts'
import type { Content } from '../content.ts'
import type { NewsletterService } from '../service.ts'
import { type Claimed, claimBatch } from './claim-queries.ts'
import { freeze } from './freeze.ts'
import { beginFreezing } from './freeze-queries.ts'
import { endingOf, giveUpForgotten } from './give-up.ts'
import {
  afterBatch,
  finish,
  type Held,
  markBatch,
  noteFault,
  putOff,
  type Result,
  slowDown,
} from './mark-queries.ts'
import { pauseCampaign } from './pause-campaign.ts'
import { expectRun } from './queue-queries.ts'
import {
  BATCHES_A_RUN,
  backOff,
  claimFor,
  forgottenBefore,
  GIVE_UP_FREEZING,
  MOST_DELAY,
  SIZES,
  tooManyCameBack,
  untilRateAllows,
  waitUntilNext,
} from './rules.ts'
import { NOT_WRITTEN, sendBatch } from './send-batch.ts'

type Sending = NewsletterService & { mailer: BulkMailer }

/** After how many seconds a campaign goes on; null: not by itself. */
type Next = Seconds | null

/**
 * Goes on with a campaign, for a message of the queue: writes its audience down, or sends some
 * batches, and asks for the next message. Safe to call any number of times and at once: what is done
 * is in the database, and each step is taken once.
 */
export async function runCampaign(service: NewsletterService, id: string): Promise<void> {
  const { mailer } = service
  let next: Next = 0
  for (let done = 0; done < BATCHES_A_RUN && next === 0; done++)
    next = await step({ ...service, mailer: mailer ?? nobody }, id)
  if (next !== null) await goOn(service, id, Math.max(1, next))
}

/** In the place of a mail service that is not set up. */
const nobody: BulkMailer = {
  name: 'resend',
  remembersFor: days(10_000),
  repeatAfter: 0,
  send: async () => ({ outcome: 'refused', fault: 'no-provider' }),
}

/** Asks the queue for the next message. When it is down, the clock asks again. */
async function goOn(service: NewsletterService, id: string, after: Seconds) {
  const [expected] = await expectRun(service.db, id, now(), now() + after)
  if (!expected || after > MOST_DELAY) return
  await askQueue(service, id, after)
}

export async function askQueue({ queue }: NewsletterService, campaign: string, delay: Seconds) {
  try {
    await queue.send({ campaign }, { delaySeconds: delay })
  } catch (error) {
    logFailure('newsletter queue does not answer', error, { campaign })
  }
}

/** Takes the next step of a campaign. */
async function step(service: Sending, id: string): Promise<Next> {
  const { db, config, mailer, sizes = SIZES } = service
  const { mails_per_second: perSecond, warm_up: warmUp } = config.NEWSLETTER
  const [at, claim] = [now(), crypto.randomUUID()]
  const until = at + claimFor(mailer)
  const forgotten = forgottenBefore(mailer, at)
  const attempt = { campaign: id, claim, at, until, forgotten, perSecond, warmUp, sizes }
  const { batch, campaign } = await claimBatch(db, attempt)
  switch (campaign?.state) {
    case 'scheduled': {
      const due = (campaign.scheduledAt ?? Number.POSITIVE_INFINITY) - at
      if (due > 0) return due <= MOST_DELAY ? due : null
      await beginFreezing(db, id, at)
      return 0
    }
    case 'freezing':
      return freezeOrPause(service, { id, ...campaign })
    case 'sending':
      break
    default:
      // Paused or cancelled while it was claimed: nothing is handed over.
      if (batch && campaign) await putOff(db, { campaign: id, n: batch.n, claim }, later(at, batch))
      return null
  }
  if (batch && campaign.content !== null) {
    const { content, version, subject } = campaign
    const about = { id, version, subject, content: JSON.parse(content) as Content }
    return handOver(service, about, batch, { claim, at })
  }
  if (campaign.due === null) {
    const over = await lastOf(
      db,
      finish(db, id, endingOf(service, campaign.subject)),
      afterBatch(db, id, at),
    )
    if (over?.state === 'sending') log('error', 'newsletter does not add up', { campaign: id })
    return null
  }
  if (campaign.due <= at) await giveUpForgotten(service)
  return waitUntilNext(at, {
    due: campaign.due,
    nextAt: campaign.nextAt,
    isSpent: campaign.isSpent === 1,
  })
}

/**
 * Writes the audience down, or pauses the campaign when that has failed for so long that somebody
 * has to look: by itself it would be tried for ever, and nobody would know.
 */
async function freezeOrPause(
  service: Sending,
  campaign: { id: string; version: number; scheduledAt: Seconds | null },
): Promise<Next> {
  const { id, version, scheduledAt } = campaign
  try {
    return (await freeze(service, id)) ? 0 : 1
  } catch (error) {
    if (now() < (scheduledAt ?? 0) + GIVE_UP_FREEZING) throw error
    logFailure('newsletter not begun', error, { campaign: id })
    await pauseCampaign(service, { id, version, reason: 'not-written' })
    return null
  }
}

const later = (at: Seconds, { isRepeated }: Claimed) => ({ due: at, isRepeated, fault: 'stopped' })

/** Sends a claimed batch and writes down what became of it. */
async function handOver(
  service: Sending,
  campaign: { id: string; version: number; subject: string; content: Content },
  batch: Claimed,
  { claim, at: claimedAt }: { claim: string; at: Seconds },
): Promise<Next> {
  const { db } = service
  const { id, version } = campaign
  const { n, attempts, isRepeated } = batch
  const held: Held = { campaign: id, n, claim }
  const { answer, failed } = await sendBatch(service, campaign, batch, claimedAt)
  const mark = (result: Omit<Result, 'failed'>, refused: Result['failed'] = []) => {
    const about = { ...endingOf(service, campaign.subject), claimedAt }
    const all = { ...result, failed: [...failed, ...refused] }
    return settle(service, id, markBatch(db, held, all, about))
  }
  switch (answer.outcome) {
    case 'taken':
      return mark(
        { others: 'sent', leftOutNow: 'skipped', leftOutBefore: 'skipped' },
        answer.refused,
      )
    case 'known':
      // The attempt that was taken was made when whoever was left out only now was still in it.
      return mark({ others: 'sent', leftOutNow: 'sent', leftOutBefore: 'unclear' })
    case 'nobody':
      return mark({ others: 'sent', leftOutNow: 'unclear', leftOutBefore: 'unclear' })
    case 'later': {
      const { fault } = answer
      const wait = backOff(attempts, answer.seconds)
      const due = now() + wait
      return settle(
        service,
        id,
        [putOff(db, held, { due, isRepeated, fault }), slowDown(db, now(), due)],
        wait,
      )
    }
    case 'refused': {
      const { fault } = answer
      const back = putOff(db, held, { due: now(), isRepeated, fault })
      const why =
        fault === NOT_WRITTEN
          ? { reason: 'not-written' as const }
          : { reason: 'refused' as const, fault }
      await pauseCampaign(service, { id, version, ...why }, [back])
      return null
    }
    case 'lost':
      return settle(service, id, [noteFault(db, held, answer.fault)])
  }
}

/** Writes down how an attempt ended, and finds out how the campaign goes on. */
async function settle(
  service: NewsletterService,
  id: string,
  statements: Statement[],
  wait = 0,
): Promise<Next> {
  const { db } = service
  const campaign = await lastOf(db, statements, afterBatch(db, id, now()))
  if (campaign?.state !== 'sending') return null
  const reason = tooManyCameBack(campaign)
  if (reason) await pauseCampaign(service, { id, version: campaign.version, reason })
  return Math.max(wait, untilRateAllows(now(), campaign.nextAt))
}

async function lastOf(db: Db, statements: Statement[], last: ReturnType<typeof afterBatch>) {
  const answers = await runBatch(db, [...statements, last])
  return (answers.at(-1) as Awaited<typeof last>)[0]
}
