import { todayIn } from '../../platform/calendar-date.ts'
import { now } from '../../platform/clock.ts'
import { runBatch } from '../../platform/db.ts'
import { inLanguage, languageFor } from '../../platform/language.ts'
import { log } from '../../platform/log.ts'
import { asAnybodyReads } from '../compose/rules/slots.ts'
import type { NewsletterService } from '../service.ts'
import { type Ending, markBatch } from './mark-queries.ts'
import { forgottenBatches } from './queue-queries.ts'
import { forgottenBefore } from './rules.ts'
import { sendingWords } from './words.ts'

/** What is noted if a campaign is finished now. */
export function endingOf(service: NewsletterService, subject: string): Ending {
  const { shop } = service.config
  const text = inLanguage(languageFor(shop.locale), () =>
    sendingWords().note(asAnybodyReads(subject)),
  )
  return { at: now(), day: todayIn(shop.time_zone), note: [...text].slice(0, 80).join('') }
}

/** Marks as unclear what nobody can find out any more. Nobody gets it twice. */
export async function giveUpForgotten(service: NewsletterService): Promise<void> {
  const { db, mailer } = service
  if (!mailer) return
  for (const batch of await forgottenBatches(db, now(), forgottenBefore(mailer, now()))) {
    const { campaign, n, claim, subject } = batch
    const unclear = { others: 'unclear', leftOutNow: 'unclear', leftOutBefore: 'unclear' } as const
    await runBatch(
      db,
      markBatch(
        db,
        { campaign, n, claim },
        { ...unclear, failed: [] },
        { ...endingOf(service, subject), claimedAt: 0 },
      ),
    )
    log('warn', 'newsletter: nobody knows what became of a batch', { campaign, batch: n })
  }
}
