import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Facts } from '../catalog/facts.ts'
import type { Option } from '../catalog/rules/options.ts'
import { orderLines, orders } from '../orders/tables.ts'
import { sealedText } from '../platform/db.ts'
import type { ServiceKind, ServiceState } from './services/rules.ts'

/**
 * Limits that triggers keep, by their names. A test compares them with the triggers.
 * @internal
 */
export const limits = {
  /** Requests of one order that wait for an answer. */
  services_open: 5,
  /** Requests of one order in all, as long as they are kept. */
  services_of_order: 20,
}

/**
 * What a piece was when it was paid for: later changes of the catalogue do not reach its certificate.
 * Written by the triggers `facts_of_sold` and `facts_of_changed`.
 */
export const boughtFacts = sqliteTable('bought_facts', {
  /** Id of the order's line. */
  lineId: text()
    .primaryKey()
    .references(() => orderLines.id),
  /** Who made it. */
  vendor: text().notNull(),
  options: text({ mode: 'json' }).$type<Option[]>().notNull(),
  optionValues: text({ mode: 'json' }).$type<string[]>().notNull(),
  facts: text({ mode: 'json' }).$type<Facts>().notNull(),
})

/**
 * What a shopper asks to be done to a piece: resized, repaired, cleaned. Goes with its order, and two
 * years after the last word of it.
 */
export const serviceRequests = sqliteTable(
  'service_requests',
  {
    /** Made by the form: sent twice, it is one request. */
    id: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    lineId: text()
      .notNull()
      .references(() => orderLines.id),
    kind: text().$type<ServiceKind>().notNull(),
    state: text().$type<ServiceState>().notNull(),
    /** JSON of `Said`. */
    said: sealedText().notNull(),
    /** What the shop wrote back. Null: nothing yet. */
    answer: sealedText(),
    askedAt: integer().notNull(),
    /** When either side last wrote. */
    saidAt: integer().notNull(),
    doneAt: integer(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('service_kind', sql`${t.kind} in ('resize', 'repair', 'cleaning', 'other')`),
    check('service_state', sql`${t.state} in ('open', 'answered', 'done')`),
    index('services_of_order').on(t.orderId, t.askedAt),
    index('services_by_state').on(t.state, t.askedAt),
    index('services_old').on(t.saidAt),
  ],
)
