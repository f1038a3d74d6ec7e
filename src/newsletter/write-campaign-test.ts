import type { MailWriter } from '../mail/send-mail.ts'
import { inLanguage, languageFor } from '../platform/language.ts'
import { exampleMail } from './admin/campaigns/preview.ts'
import { campaignWords } from './admin/campaigns/words.ts'
import { campaignById } from './campaign-desk-queries.ts'

/** Writes a campaign as a test for staff, where no service that sends campaigns is set up. */
export const writeCampaignTest: MailWriter = async (context, { kind, subjectId, secret }) => {
  if (kind !== 'campaign-test') return undefined
  const [campaign] = await campaignById(context.db, subjectId)
  if (!campaign) return null
  return inLanguage(languageFor(context.config.shop.locale), async () => {
    const { html, text, subject } = await exampleMail(context, campaign, { email: secret ?? '' })
    return { html, text, subject: campaignWords().test.subject(subject) }
  })
}
