import type { Outbox } from '../mail/outbox.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import type { BulkMail, BulkMailer } from './bulk-mailer.ts'
import type { Content } from './content.ts'
import type { Sizes } from './sending/rules.ts'

/** What a message of the newsletter's queue says: what goes on. It carries ids and nothing else. */
export type NewsletterMessage = { campaign: string } | { import: string }

/** What sending a campaign takes. */
export type NewsletterService = Outbox & {
  queue: Pick<Queue<NewsletterMessage>, 'send'>
  /** Null: no provider is set up. */
  mailer: BulkMailer | null
  writer: CampaignWriter
  /** How much at once; left out, as much as services and database take. */
  sizes?: Sizes
}

/** Writes what a campaign says: once when it is frozen, and then for each recipient. */
export type CampaignWriter = {
  contentToSend(
    context: { db: Db; config: Config },
    draft: { slug: string; subject: string; preheader: string; body: string; isPublic: boolean },
  ): Promise<{ content: Content; lacksProducts: boolean }>
  personalMail(
    config: Config,
    content: Content,
    to: {
      subscriber: string
      campaign: string
      email: string
      name: string
      language: string
      topics?: string[]
    },
  ): Promise<BulkMail>
}
