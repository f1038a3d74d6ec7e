import type { BulkMail } from '../../src/newsletter/bulk-mailer.ts'
import { openBulkMailer } from '../../src/newsletter/providers/open-bulk-mailer.ts'
import { milliseconds } from '../../src/platform/clock.ts'
import { createBulkMailStandIn } from '../stand-ins/bulk-mail/stand-in.ts'
import { testSecrets } from './secrets.ts'
import { config, reachable } from './shop.ts'
import { shopWith } from './shop-with.ts'

let opened = 0

/**
 * A service for newsletters in memory, by the shop's clock, and a shop that has chosen it.
 *
 * - `mailer`, `config`: for parts of the newsletter; `bindings`: for `shopWith`
 * - `shop`: such a shop, which gets the webhooks
 * - `mails`, `to(email)`: what was sent; `bounce(id)`, `complain(id)`, …: what becomes of it
 * - `faults.order('drop-after')`: what goes wrong next
 *
 * @param how `indexDelay`: seconds until Postmark's search finds a mail
 */
export function bulkMail(
  provider: 'resend' | 'postmark' = 'resend',
  how: { indexDelay?: number; requestsPerSecond?: number } = {},
) {
  opened += 1
  const base = `http://mail-service-${opened}.test`
  const chosen = {
    NEWSLETTER: { ...config.NEWSLETTER, provider, from: 'news@mail.shop.test' },
    NEWSLETTER_API_BASE: base,
    NEWSLETTER_KEY: testSecrets.NEWSLETTER_KEY,
    NEWSLETTER_WEBHOOK_SECRET: testSecrets.NEWSLETTER_WEBHOOK_SECRET,
  }
  const shop = shopWith(chosen as Partial<CloudflareBindings>)
  const service = createBulkMailStandIn({
    ...{ key: chosen.NEWSLETTER_KEY, webhookSecret: chosen.NEWSLETTER_WEBHOOK_SECRET },
    ...{ shop: testSecrets.SHOP_ORIGIN, now: milliseconds, patience: { never: 50, slow: 5 } },
    ...{ requestsPerSecond: Number.POSITIVE_INFINITY, ...how },
    deliver: (request) => shop.answer(request),
  })
  reachable(base, service.fetch)
  const mailer = openBulkMailer({ ...config, ...chosen })
  if (!mailer) throw new Error('There is no mailer')
  return Object.assign(service, {
    ...{ mailer, base, shop, config: { ...config, ...chosen }, bindings: chosen },
  })
}

/** A mail of a campaign; `n` makes it somebody's. */
export const campaignMail = (n: number, more: Partial<BulkMail> = {}): BulkMail => ({
  subscriber: `subscriber-${n}`,
  campaign: 'campaign-1',
  from: { email: 'news@mail.shop.test', name: 'Jegem' },
  to: `reader${n}@example.com`,
  subject: 'New rings',
  html: `<p>Reader ${n}, look</p>`,
  text: `Reader ${n}, look`,
  headers: {
    'List-Unsubscribe': `<https://shop.test/newsletter/unsubscribe?token=t${n}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': 'Jegem <news.shop.test>',
  },
  ...more,
})

/** `count` of them. */
export const campaignMails = (count: number): BulkMail[] =>
  Array.from({ length: count }, (_, n) => campaignMail(n + 1))
