import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { variants } from '../catalog/tables.ts'
import { sealedText } from '../platform/db.ts'
import type { Width } from '../platform/network.ts'

/**
 * Who wants to know when a sold-out variant can be bought again. The triggers `alerts_to_address`
 * and `alerts_of_variant` limit how many there are; `alerts_stopped` refuses them to who wants none.
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
    createdAt: integer().notNull(),
    /** When the mail was put into the outbox; null: waiting. */
    notifiedAt: integer(),
  },
  (t) => [
    uniqueIndex('one_alert_waiting')
      .on(t.variantId, t.emailDigest)
      .where(sql`${t.notifiedAt} is null`),
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
