import type { BulkMailer } from '../../../src/newsletter/bulk-mailer.ts'
import type { Sizes } from '../../../src/newsletter/sending/rules.ts'
import type { NewsletterMessage, NewsletterService } from '../../../src/newsletter/service.ts'
import { now } from '../../../src/platform/clock.ts'
import { openDb } from '../../../src/platform/db.ts'
import { bindings, config } from '../../support/shop.ts'

/** What the queue has been asked to bring, and when. */
export type Asked = { message: NewsletterMessage; at: number }

/**
 * What sending takes, with a queue that keeps what it is asked for. Mails differ from one attempt to
 * the next, because their links carry the time.
 */
export function sendingService(
  mailer: BulkMailer | null,
  settings: { perSecond?: number; warmUp?: boolean; DB?: D1Database; sizes?: Sizes } = {},
) {
  const asked: Asked[] = []
  const { perSecond = 500, warmUp = false, DB = bindings.DB } = settings
  const service: NewsletterService = {
    db: openDb(DB, 'primary'),
    config: {
      ...config,
      NEWSLETTER: { ...config.NEWSLETTER, mails_per_second: perSecond, warm_up: warmUp },
    },
    sendSoon: () => {},
    mailer,
    ...(settings.sizes && { sizes: settings.sizes }),
    queue: {
      async send(message, { delaySeconds = 0 } = {}) {
        asked.push({ message, at: now() + delaySeconds })
        return {} as QueueSendResponse
      },
    },
    writer: {
      contentToSend: async (_, { subject }) => ({
        lacksProducts: false,
        content: {
          ...{ subject, html: `<p>${subject}`, text: subject },
          ...{ page: '', prices: {}, online: null },
        },
      }),
      personalMail: async (_, content, to) => ({
        ...{ subscriber: to.subscriber, campaign: to.campaign, to: to.email, headers: {} },
        from: { email: 'news@shop.test', name: 'Shop' },
        ...{ subject: content.subject, html: `${content.html} ${now()}`, text: content.text },
      }),
    },
  }
  return { service, asked }
}
