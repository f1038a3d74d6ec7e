import type { Outbox } from '../mail/outbox.ts'
import type { BulkMailer } from './bulk-mailer.ts'

/** What a message of the newsletter's queue says: what goes on. It carries ids and nothing else. */
export type NewsletterMessage = { campaign: string } | { import: string }

/** What sending a campaign takes. */
export type NewsletterService = Outbox & {
  queue: Queue<NewsletterMessage>
  /** Null: no provider is set up. */
  mailer: BulkMailer | null
}
