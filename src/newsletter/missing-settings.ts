import type { Config } from '../platform/config.ts'

/** Settings and secrets without which no campaign is sent. */
export type MissingSetting = 'provider' | 'from' | 'NEWSLETTER_KEY' | 'NEWSLETTER_WEBHOOK_SECRET'

/** Which of them the shop lacks, in the order in which an owner gets them. */
export function missingSettings(
  config: Pick<Config, 'NEWSLETTER' | 'NEWSLETTER_KEY' | 'NEWSLETTER_WEBHOOK_SECRET'>,
): MissingSetting[] {
  const { provider, from } = config.NEWSLETTER
  const has: Record<MissingSetting, boolean> = {
    provider: provider !== 'none',
    from: from !== undefined,
    NEWSLETTER_KEY: Boolean(config.NEWSLETTER_KEY),
    NEWSLETTER_WEBHOOK_SECRET: Boolean(config.NEWSLETTER_WEBHOOK_SECRET),
  }
  return (Object.keys(has) as MissingSetting[]).filter((name) => !has[name])
}
