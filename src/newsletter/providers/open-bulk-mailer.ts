import type { Config } from '../../platform/config.ts'
import type { BulkMailer } from '../bulk-mailer.ts'
import { POSTMARK_API, postmarkMailer } from './postmark.ts'
import { RESEND_API, resendMailer } from './resend.ts'

/** The service that sends campaigns; null where none is chosen, or its key is missing. */
export function openBulkMailer(
  config: Pick<Config, 'NEWSLETTER' | 'NEWSLETTER_API_BASE' | 'NEWSLETTER_KEY'>,
): BulkMailer | null {
  const { NEWSLETTER, NEWSLETTER_API_BASE: base, NEWSLETTER_KEY: key } = config
  if (!key) return null
  switch (NEWSLETTER.provider) {
    case 'resend':
      return resendMailer(base || RESEND_API, key)
    case 'postmark':
      return postmarkMailer(base || POSTMARK_API, key, NEWSLETTER.stream)
    case 'none':
      return null
  }
}
