import type { MailWriter } from '../../mail/send-mail.ts'
import { paths } from '../../paths.ts'
import { inLanguage, languageFor } from '../../platform/language.ts'
import type { PauseReason } from '../rules.ts'
import { campaignPaused } from './mails/campaign-paused.tsx'
import { pausedCampaign } from './mark-queries.ts'

/** Writes the owner's mail about a campaign that the shop has paused; the subject is its id. */
export const writeCampaignMail: MailWriter = async ({ db, config }, mail) => {
  if (mail.kind !== 'campaign-paused') return undefined
  const [campaign] = await pausedCampaign(db, mail.subjectId)
  if (!campaign || mail.detail === null) return null
  const { shop } = config
  const { reason, fault } = JSON.parse(mail.detail) as { reason: PauseReason; fault: string | null }
  const link = shop.origin + paths.deskCampaign(mail.subjectId)
  return inLanguage(languageFor(shop.locale), () =>
    campaignPaused({ shop, ...campaign, reason, fault, link }),
  )
}
