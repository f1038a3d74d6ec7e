import { audit } from '../../../admin/audit.ts'
import { enqueueMail, runAct } from '../../../mail/outbox.ts'
import type { DeskContext } from '../../../orders/desk-context.ts'
import { brokeConstraint, runBatch } from '../../../platform/db.ts'
import type { CampaignRow } from '../../campaign-acts.ts'
import { openBulkMailer } from '../../providers/open-bulk-mailer.ts'
import { exampleMail } from './preview.ts'
import { campaignWords } from './words.ts'

/**
 * Sends a campaign to somebody of the staff: through the service that sends campaigns, so that it is
 * what readers get; where there is none, like the shop's other mails.
 *
 * @returns `fault`: what the service says; null: it cannot take it now
 */
export async function sendTest(
  desk: DeskContext,
  { act, campaign, to }: { act: string; campaign: CampaignRow; to: string },
): Promise<{ ok: true } | { ok: false; fault: string | null }> {
  const { db, staff, config } = desk
  const entry = await audit(desk, staff, {
    ...{ id: act, act: 'campaign-tested', subject: 'campaign', subjectId: campaign.id },
  })
  const mailer = openBulkMailer(config)
  try {
    if (!mailer) {
      const about = { kind: 'campaign-test', cause: `campaign-test:${act}` }
      const mail = await enqueueMail(desk, { ...about, subjectId: campaign.id, to, secret: to })
      await runAct(desk, [...entry.statements, mail])
      return { ok: true }
    }
    await runBatch(db, entry.statements)
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return { ok: true }
    throw error
  }
  const mail = await exampleMail(desk, campaign, { email: to })
  const answer = await mailer.send({
    key: `test:${act}`,
    mails: [{ ...mail, subject: campaignWords().test.subject(mail.subject) }],
    isRepeated: false,
  })
  switch (answer.outcome) {
    case 'taken': {
      const [refused] = answer.refused
      return refused ? { ok: false, fault: refused.reason } : { ok: true }
    }
    case 'known':
      return { ok: true }
    case 'refused':
      return { ok: false, fault: answer.fault }
    default:
      return { ok: false, fault: null }
  }
}
