import type { Context } from 'hono'
import journal from '../../migrations/meta/_journal.json'
import { type Config, ConfigError, readConfig } from '../platform/config.ts'
import { type Db, openDb } from '../platform/db.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'
import { limited } from '../platform/rate-limit.ts'
import type { SealingKeys } from '../platform/sealing.ts'
import { fixedHeaders } from '../platform/security.ts'

/** What is wrong, without details that help an attacker, or null. */
type Check = (db: Db, keys: SealingKeys) => Promise<string | null>

/**
 * `GET /healthz`: 200 `ok` if the shop works, otherwise 503 with the reason, without details that
 * help an attacker. For `npm run deploy` and monitors. Mounted before everything that needs a
 * configuration.
 *
 * @param findKeyFault whether the keys open what the database holds
 */
export async function health(c: Context<AppEnv>, findKeyFault: Check): Promise<Response> {
  // It reads every table with sealed data, which costs more than a page.
  if (await limited(c, 'FORM_LIMIT', 'health')) return c.text('asked too often', 429, headers)
  const fault = await findFault(c.env, findKeyFault)
  return c.text(fault ?? 'ok', fault ? 503 : 200, {
    ...headers,
    ...(fault && { 'Retry-After': RETRY_AFTER }),
  })
}

const headers = {
  ...fixedHeaders,
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
}

/** Seconds after which a visitor may retry while the shop is not set up. */
export const RETRY_AFTER = '120'

/** Whether `error` comes from an incomplete set-up: a wrong configuration or missing tables. */
export function isNotSetUp(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause)
    if (e instanceof ConfigError || e.message.includes('no such table')) return true
  return false
}

async function findFault(env: CloudflareBindings, findKeyFault: Check): Promise<string | null> {
  let config: Config
  try {
    config = await readConfig(env)
  } catch (error) {
    logFailure('health check failed', error)
    return 'not set up yet: settings or secrets are missing or wrong'
  }
  try {
    const { results } = await env.DB.prepare(inDatabase).all<{ name: string }>()
    const there = new Set(results.map(({ name }) => name))
    if (!needed.every((name) => there.has(name))) return 'not set up yet: tables are missing or old'
    return await findKeyFault(openDb(env.DB, 'primary'), config.sealingKeys)
  } catch (error) {
    if (isNotSetUp(error)) return 'not set up yet: the database has no tables'
    logFailure('health check failed', error)
    return 'the database does not answer'
  }
}

/**
 * The migrations applied and the tables present, in one statement that reads no table of the shop.
 */
const inDatabase =
  "SELECT name FROM d1_migrations UNION ALL SELECT name FROM sqlite_master WHERE type = 'table'"

/**
 * Migrations and tables that this version needs. A test compares the tables with those the
 * migrations create.
 */
const needed = [
  ...journal.entries.map(({ tag }) => `${tag}.sql`),
  ...['products', 'variants', 'images', 'collections', 'collection_products'],
  ...['facet_values', 'product_words', 'collection_words', 'word_remains', 'related_products'],
  ...['carts', 'cart_lines', 'cart_holds', 'cart_submissions', 'provider_events', 'outbox'],
  ...['carts_deleted', 'kept_pieces', 'kept_links'],
  'redirects',
  ...['orders', 'order_lines', 'order_moves', 'order_events', 'order_links'],
  ...['order_holders', 'cart_networks', 'unpaid_orders_deleted', 'used_forms'],
  ...['order_keys', 'order_notes', 'order_corrections', 'order_changes'],
  ...['pieces', 'piece_events', 'shipments', 'shipment_pieces', 'returns', 'return_pieces'],
  ...['refunds', 'refund_lines', 'journal', 'journal_readings', 'journal_days'],
  ...['staff', 'audit_log'],
  ...['visit_days', 'visit_totals', 'chart_notes', 'statistics_settings'],
  'reminders',
  ...['stock_alerts', 'alert_networks', 'alert_stops'],
  ...['bought_facts', 'service_requests'],
  ...['topics', 'consent_wordings', 'sign_ups', 'sign_up_networks', 'subscribers'],
  ...['subscriber_topics', 'consents', 'suppressions', 'campaigns', 'campaign_topics'],
  ...['campaign_batches', 'recipients', 'campaign_days', 'mail_events'],
  ...['subscriber_imports', 'subscriber_import_parts'],
]
