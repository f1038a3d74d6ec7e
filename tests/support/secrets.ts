/** Secrets for tests: fixed, so that a failing run can be repeated. Never used elsewhere. */
const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')

export const testSecrets = {
  // One, as in a shop whose keys do not change: with a second one, each run of the clock looks
  // through every sealed column, a round trip each.
  SEALING_KEYS: `k2:${key(2)}`,
  LOOKUP_KEY: key(3),
  TOKEN_KEY: key(4),
  STRIPE_SECRET_KEY: 'sk_test_jegem',
  STRIPE_WEBHOOK_SECRET: 'whsec_jegem',
  STRIPE_API_BASE: 'http://payments.test',
  PAYMENT_PAGE_ORIGINS: 'http://payments.test',
  ANALYTICS_API_BASE: 'http://engine.test',
  // Nobody may ask the engine, unless a test enters its keys.
  ANALYTICS_ACCOUNT: '',
  ANALYTICS_TOKEN: '',
  // Of use to a shop that has chosen a provider: tests/support/bulk-mail.ts.
  NEWSLETTER_API_BASE: 'http://mail-service.test',
  NEWSLETTER_KEY: 're_test_jegem',
  NEWSLETTER_WEBHOOK_SECRET: `whsec_${key(5)}`,
  ACCESS_TEAM: 'https://team.test',
  ACCESS_AUD: 'desk-of-the-shop',
  SHOP_ORIGIN: 'https://shop.test',
  // Overrides a developer's own `.dev.vars`.
  VISIT_LOG: 'off',
  // Changes by a test must show at once.
  PAGE_CACHE: 'off',
}
