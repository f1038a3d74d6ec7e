import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Events of payment providers that were acted on. Written in the batch of the act, so each acts once. Ids only, no payload. */
export const providerEvents = sqliteTable(
  'provider_events',
  {
    provider: text().notNull(),
    eventId: text().notNull(),
    kind: text().notNull(),
    /** Null: it was about nothing of ours, or of a kind we do not act on. */
    orderId: text(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'provider_event_once', columns: [t.provider, t.eventId] }),
    index('provider_events_of_order').on(t.orderId),
  ],
)
