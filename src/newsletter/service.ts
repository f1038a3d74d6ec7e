import type { Outbox } from '../mail/outbox.ts'
import type { BulkMailer } from './bulk-mailer.ts'
import type { contentToSend } from './compose/compose-content.tsx'
import type { personalMail } from './compose/personal-mail.ts'
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
type CampaignWriter = { contentToSend: typeof contentToSend; personalMail: typeof personalMail }
