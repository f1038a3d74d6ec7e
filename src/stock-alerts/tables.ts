import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { variants } from '../catalog/tables.ts'
import { sealedText } from '../platform/db.ts'
import type { Minor } from '../platform/money.ts'
import type { Width } from '../platform/network.ts'

/**
 * What an alert is for: `back`, a sold-out variant can be bought again; `cheaper`, one that can be
 * bought costs less than when it was asked for.
 */
export type AlertCause = 'back' | 'cheaper'

/**
 * Who wants one mail about a variant. The trigger `alerts_of_variant` refuses more than 200;
 * `alerts_to_address`, which allows 5, and 3 a day that must be confirmed, and `alerts_stopped`, for
 * who wants none, leave them out without a word.
 */
export const stockAlerts = sqliteTable(
  'stock_alerts',
  {
    id: text().primaryKey(),
    variantId: text()
      .notNull()
      .references(() => variants.id),
    /** Null once its mail is in the outbox. */
    email: sealedText(),
    /** Keyed digest of the address; kept 30 days after the mail, so that mails can be counted. */
    emailDigest: text().notNull(),
    language: text().notNull(),
    what: text().$type<AlertCause>().notNull().default('back'),
    /** Of `cheaper`: the mail goes when the price is below, which is the price at asking. */
    belowPrice: integer().$type<Minor>(),
    createdAt: integer().notNull(),
    /** When whoever has the address said that it was them. Null: nothing is sent but that question. */
    confirmedAt: integer(),
    /** When the mail was put into the outbox; null: waiting. */
    notifiedAt: integer(),
  },
  (t) => [
    uniqueIndex('one_alert_waiting')
      .on(t.what, t.variantId, t.emailDigest)
      .where(sql`${t.notifiedAt} is null`),
    // The clock leaps through it from variant to variant.
    index('alerts_wanted')
      .on(t.what, t.variantId, t.belowPrice)
      .where(sql`${t.notifiedAt} is null and ${t.confirmedAt} is not null`),
    index('stock_alerts_waiting').on(t.notifiedAt, t.createdAt),
    index('stock_alerts_of_address').on(t.emailDigest),
    index('stock_alerts_of_variant').on(t.variantId),
  ],
)

/**
 * How many alerts a network has asked for today; the network is a digest of the day
 * (src/platform/network-digest.ts). Removed after a day.
 */
export const alertNetworks = sqliteTable(
  'alert_networks',
  {
    network: text().primaryKey(),
    width: text().$type<Width>().notNull(),
    alerts: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    check(
      'alerts_a_day',
      sql`${t.alerts} <= case ${t.width} when 'ipv6/64' then 10 when 'ipv6/56' then 20 else 40 end`,
    ),
    index('alert_networks_old').on(t.at),
  ],
)

/**
 * Addresses to which nobody can have alerts sent: who got one has said "no more". Kept for good, as
 * an objection is (GDPR, art. 21(3)).
 */
export const alertStops = sqliteTable('alert_stops', {
  emailDigest: text().primaryKey(),
  at: integer().notNull(),
})
