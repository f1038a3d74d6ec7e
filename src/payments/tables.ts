import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Provider events that were handled, written in the batch of the act, so that each acts once. Ids
 * only.
 */
export const providerEvents = sqliteTable(
  'provider_events',
  {
    provider: text().notNull(),
    eventId: text().notNull(),
    kind: text().notNull(),
    /** Null: it was about no order of ours, or of a kind that changes none. */
    orderId: text(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'provider_event_once', columns: [t.provider, t.eventId] }),
    index('provider_events_of_order').on(t.orderId),
  ],
)
