import { type SQLWrapper, sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { orderLines, orders } from '../orders/tables.ts'
import { sealedText } from '../platform/db.ts'
import type { Minor } from '../platform/money.ts'
import type {
  JournalKind,
  RefundFault,
  RefundReason,
  RefundState,
  RefundWay,
} from './refund-rules.ts'

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

/**
 * Money that goes back, or went back: written before the provider is asked, so that no more is sent
 * than was paid (`refund_claimed_within_paid`), no unit twice (`refunded_units_within_line`). Its states
 * only go forward (`refund_goes_forward`); one that failed claims nothing any more.
 */
export const refunds = sqliteTable(
  'refunds',
  {
    /** Made by the form, and the provider's idempotency key; of one made at the provider, its id there. */
    id: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    state: text().$type<RefundState>().notNull(),
    way: text().$type<RefundWay>().notNull(),
    /** At the desk, by the shop itself, or in the provider's dashboard. */
    madeBy: text().$type<'desk' | 'shop' | 'provider'>().notNull(),
    staffId: text(),
    /** In minor units of `currency`, the part of it that is for delivery included. */
    amount: integer().notNull(),
    delivery: integer().notNull().default(0),
    currency: text().notNull(),
    reason: text().$type<RefundReason>().notNull(),
    /** What the customer reads of it. */
    note: sealedText(),
    /** Whether a mail says that the money is on its way. */
    tell: integer({ mode: 'boolean' }).notNull(),
    /** The return that it is for. */
    returnId: text(),
    /** Whether it is said which lines it is for, or that it is for none. */
    assigned: integer({ mode: 'boolean' }).notNull(),
    /** The refund that failed and that this one is made instead of: there is one at most. */
    replaces: text().unique('refund_replaced_once'),
    providerRef: text().unique('refund_at_provider'),
    /** Reference of a transfer, as whoever made it wrote it down. */
    reference: sealedText(),
    /** Why it waits or failed. */
    fault: text().$type<RefundFault>(),
    askedAt: integer().notNull(),
    /** When the provider was last asked to send it. */
    triedAt: integer(),
    settledAt: integer(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('refund_of_something', sql`${t.amount} > 0`),
    check('refund_delivery_within', sql`${t.delivery} >= 0 and ${t.delivery} <= ${t.amount}`),
    check(
      'refund_state',
      sql`${t.state} in ('asked', 'pending', 'succeeded', 'failed', 'cancelled')`,
    ),
    check('refund_way', sql`${t.way} in ('provider', 'transfer', 'cash')`),
    index('refunds_of_order').on(t.orderId, t.askedAt),
    index('refunds_under_way')
      .on(t.state, t.triedAt)
      .where(sql`${t.state} in ('asked', 'pending')`),
    index('refunds_to_assign')
      .on(t.askedAt)
      .where(sql`not ${t.assigned} and ${t.state} = 'succeeded'`),
  ],
)

/** Which lines a refund is for. Units count only where whole units are given back or not sent. */
export const refundLines = sqliteTable(
  'refund_lines',
  {
    refundId: text()
      .notNull()
      .references(() => refunds.id),
    lineId: text()
      .notNull()
      .references(() => orderLines.id),
    units: integer().notNull(),
    amount: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'line_once_in_refund', columns: [t.refundId, t.lineId] }),
    check('refund_line_amounts', sql`${t.units} >= 0 and ${t.amount} >= 0`),
    index('refunds_of_line').on(t.lineId),
  ],
)

/** Whether money came from a customer or went back to one. */
export const isRevenue = (t: Record<'kind', SQLWrapper>) =>
  sql`${t.kind} in ('sale', 'refund', 'dispute')`

/**
 * Every movement of money, append-only but for the payout that brought it (`journal_keep`,
 * `journal_stay`). The sum of a provider's rows is the balance that the provider shows.
 */
export const journal = sqliteTable(
  'journal',
  {
    /** The provider's name of the movement; with `:fee` what the provider kept of it. */
    id: text().primaryKey(),
    at: integer().notNull(),
    /** Who holds the money: a payment provider, `cash` or `transfer`. */
    provider: text().notNull(),
    kind: text().$type<JournalKind>().notNull(),
    /** Null: it is about no order of the shop. */
    orderId: text().references(() => orders.id),
    /** What comes in is positive, in minor units of `currency`: net and tax add up to gross. */
    gross: integer().notNull(),
    net: integer().notNull(),
    tax: integer().notNull(),
    /** Hundredths of a percent. */
    taxRate: integer().notNull(),
    currency: text().notNull(),
    /** What the shopper paid or got back, where that was in another currency. */
    charged: integer(),
    chargedCurrency: text(),
    /** The provider's name of what moved the money: charge, refund, dispute, payout. */
    reference: text().notNull(),
    /** The payout that brought it to the shop's bank. */
    payout: text(),
  },
  (t) => [
    check('journal_adds_up', sql`${t.net} + ${t.tax} = ${t.gross}`),
    index('journal_by_time').on(t.at, t.id),
    index('journal_of_provider').on(t.provider, t.at),
    index('journal_of_order').on(t.orderId),
    index('journal_of_payout').on(t.payout).where(sql`${t.payout} is not null`),
    // Statistics add up from it alone what came in and went back.
    index('journal_revenue')
      .on(t.at, t.kind, t.currency, t.gross, t.chargedCurrency, t.charged)
      .where(isRevenue(t)),
    // A month is summed up from it alone.
    index('journal_sums').on(
      ...[t.at, t.provider, t.currency, t.kind],
      ...[t.taxRate, t.gross, t.net, t.tax],
    ),
  ],
)

/**
 * What moved in each day of UTC, by provider and currency: a trigger of `journal` keeps it
 * (`journal_adds_days`).
 */
export const journalDays = sqliteTable(
  'journal_days',
  {
    /** Days since 1970. */
    day: integer().notNull(),
    provider: text().notNull(),
    currency: text().notNull(),
    gross: integer().notNull(),
  },
  (t) => [primaryKey({ name: 'journal_day_once', columns: [t.day, t.provider, t.currency] })],
)

/** How far the movements of each provider have been read. */
export const journalReadings = sqliteTable('journal_readings', {
  provider: text().primaryKey(),
  /** The movement after which the next reading begins. Null: at the first. */
  readTo: text(),
  /** Whether the last reading came to the end. */
  complete: integer({ mode: 'boolean' }).notNull(),
  /** The provider's balance as it was then, in minor units by currency. */
  balance: text({ mode: 'json' }).$type<Record<string, Minor>>().notNull(),
  /** Whether the provider lets the shop read them. */
  permitted: integer({ mode: 'boolean' }).notNull().default(true),
  readAt: integer().notNull(),
})
