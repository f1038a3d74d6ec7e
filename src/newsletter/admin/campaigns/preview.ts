import type { Config } from '../../../platform/config.ts'
import type { Db } from '../../../platform/db.ts'
import { language } from '../../../platform/language.ts'
import type { BulkMail } from '../../bulk-mailer.ts'
import type { CampaignRow } from '../../campaign-acts.ts'
import { composeContent } from '../../compose/compose-content.tsx'
import { personalMail } from '../../compose/personal-mail.ts'
import type { Content } from '../../content.ts'
import { campaignWords } from './words.ts'

/** A reader that nobody is: links of the mail that only a reader has lead nowhere. */
const NOBODY = '00000000-0000-4000-8000-000000000000'

/**
 * A campaign as a reader of an example's name gets it: as it was when it began to be sent, and before
 * that as it would be sent now.
 */
export async function exampleMail(
  context: { db: Db; config: Config },
  campaign: CampaignRow,
  to: { email: string },
): Promise<BulkMail> {
  const content: Content = campaign.content
    ? JSON.parse(campaign.content)
    : await composeContent(context, campaign)
  return personalMail(context.config, content, {
    ...{ subscriber: NOBODY, campaign: campaign.id, email: to.email, language: language() },
    name: campaignWords().views.reader,
  })
}

/**
 * A mail's HTML as a document of its own that shows how a mail program shows it, by day or by night,
 * whatever the reader of the page prefers: no script, and links open beside it.
 */
export const asDocument = (html: string, dark: boolean): string =>
  html
    .replace('<head>', '<head><base target="_blank">')
    .replace(/\(prefers-color-scheme:\s*dark\)/g, dark ? '(width>=0)' : '(width<0)')
    .replace(/color-scheme:\s*light dark/g, `color-scheme:${dark ? 'dark' : 'light'}`)
    .replace(
      /(name="(?:supported-)?color-schemes?" content=")[^"]*/g,
      `$1${dark ? 'dark' : 'light'}`,
    )

/**
 * Its policy: a mail's styles are inline, its pictures are the shop's. As the document of a mail it
 * can be framed by the desk and can do nothing; `allow-same-origin` lets it load pictures, which are
 * for pages of this origin alone (Cross-Origin-Resource-Policy).
 */
export const previewPolicy = (origin: string): string =>
  [
    "default-src 'none'",
    `img-src ${origin} 'self'`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ')
