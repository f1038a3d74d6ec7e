import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Facts } from '../catalog/facts.ts'
import type { Option } from '../catalog/rules/options.ts'
import { consentWordings } from '../newsletter/tables.ts'
import { orderLines, orders } from '../orders/tables.ts'
import { sealedText } from '../platform/db.ts'
import type { ReminderKind, ReminderState } from './reminders/rules.ts'
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
    index('services_of_line').on(t.lineId),
    index('services_by_state').on(t.state, t.askedAt),
    index('services_old').on(t.saidAt),
  ],
)

/**
 * Mails that whoever placed an order asked for. The trigger `reminders_of_order` limits how many
 * there are and wants the order paid; `reminders_stay_over` keeps what is over, `reminders_of_refunded` ends them
 * with their order, `order_reminders_gone` deletes them with it.
 */
export const reminders = sqliteTable(
  'reminders',
  {
    id: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    kind: text().$type<ReminderKind>().notNull(),
    /** `02-29`, the day that an anniversary is on; '' for other kinds, and once it is over. */
    day: text().notNull(),
    state: text().$type<ReminderState>().notNull(),
    /** When the next mail is due; null once it is over. */
    dueAt: integer(),
    /** What was agreed to, and when. */
    wording: text()
      .notNull()
      .references(() => consentWordings.id),
    agreedAt: integer().notNull(),
    overAt: integer(),
  },
  (t) => [
    check('reminder_kind', sql`${t.kind} in ('anniversary', 'replating')`),
    check('reminder_state', sql`${t.state} in ('runs', 'done', 'ended', 'refunded')`),
    check(
      'reminder_runs_or_is_over',
      sql`(${t.state} = 'runs') = (${t.dueAt} is not null) and (${t.state} = 'runs') = (${t.overAt} is null)`,
    ),
    uniqueIndex('one_reminder_of_day').on(t.orderId, t.kind, t.day).where(sql`${t.state} = 'runs'`),
    index('reminders_by_order').on(t.orderId),
    index('reminders_due').on(t.dueAt),
    index('reminders_over').on(t.overAt),
  ],
)
