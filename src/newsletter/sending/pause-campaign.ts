import { enqueueMail, runAct } from '../../mail/outbox.ts'
import { brokeConstraint, runBatch, type Statement } from '../../platform/db.ts'
import { log } from '../../platform/log.ts'
import type { PauseReason } from '../rules.ts'
import type { NewsletterService } from '../service.ts'
import { pause } from './mark-queries.ts'

/**
 * Pauses a campaign, and mails the owner why. For what came back, and what is sold out, it does so
 * once: whoever resumes then has seen it.
 *
 * @param about `version`: the campaign's, as it was read; `fault`: what the mail service said
 * @param more what belongs to the same act
 * @returns false: it was paused for that before; then only `more` was done
 */
export async function pauseCampaign(
  service: NewsletterService,
  about: { id: string; version: number; reason: PauseReason; fault?: string },
  more: Statement[] = [],
): Promise<boolean> {
  const { db, config } = service
  const { id, version, reason, fault } = about
  const isAgain = reason === 'refused' || reason === 'not-written'
  const mail = await enqueueMail(service, {
    cause: `campaign-paused:${id}:${reason}${isAgain ? `:${version}` : ''}`,
    kind: 'campaign-paused',
    subjectId: id,
    to: config.OWNER_MAIL,
    detail: JSON.stringify({ reason, fault: fault ?? null }),
  })
  try {
    await runAct(service, [...more, pause(db, id, reason), mail])
    log('warn', 'newsletter paused', { campaign: id, reason, fault: fault ?? null })
    return true
  } catch (error) {
    if (!brokeConstraint(error, 'outbox.cause')) throw error
    // Another attempt was refused at the same time, and has paused it: what was not taken goes back.
    if (more.length > 0) await runBatch(db, more)
    return false
  }
}
