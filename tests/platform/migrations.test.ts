import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { D1Migration } from '@cloudflare/vitest-plugin'
import { expect, test } from 'vitest'
import { engravingText } from '../../src/engraving/rules.ts'
import { type Contact, sealContact } from '../../src/orders/contact.ts'
import { hashToken } from '../../src/platform/digest.ts'
import { type Place, seal } from '../../src/platform/sealing.ts'
import { contentsOf, fillingOf, type Overrides, type Row, tablesOf } from '../support/rows.ts'
import { bindings, config, visitor } from '../support/shop.ts'

const { DB } = bindings
const { TEST_MIGRATIONS: migrations } = env as unknown as { TEST_MIGRATIONS: D1Migration[] }
const ask = async (sql: string): Promise<Row[]> => (await DB.prepare(sql).all<Row>()).results

/** Rows in each table of each version. */
const ROWS = 2

const contact: Contact = {
  name: 'Anna Lindqvist',
  phone: '+31205550123',
  address: {
    name: 'Anna Lindqvist',
    lines: ['Keizersgracht 174'],
    city: 'Amsterdam',
    state: '',
    postcode: '1016 DW',
    country: 'NL',
  },
  billing: null,
  giftMessage: 'For Ida',
  giftWrap: true,
}

const token = (n: number) => String(n).repeat(32)
const numbers = ['J-22222222', 'J-33333333']

for (const [k, { name }] of migrations.entries())
  test(`a shop whose tables are as ${name} left them loses nothing on the way to today's`, async () => {
    await emptyDatabase()
    await applyD1Migrations(DB, migrations.slice(0, k + 1))
    const begun = await contentsOf(ask)
    await DB.batch((await fillingOf(ask, ROWS, await annasRows())).map((sql) => DB.prepare(sql)))
    const before = await contentsOf(ask)
    for (const [table, rows] of Object.entries(before))
      expect(rows).toHaveLength(ROWS + (begun[table]?.length ?? 0))

    await applyD1Migrations(DB, migrations)
    expectKept(before, await contentsOf(ask))
    await expectConstraints()
    await expectReadByTheShop()
  })

/** Drops every table, children first, and with them indexes and triggers. */
async function emptyDatabase(): Promise<void> {
  const tables = (await tablesOf(ask)).reverse()
  await DB.batch([...tables, 'd1_migrations'].map((table) => DB.prepare(`DROP TABLE "${table}"`)))
}

/**
 * Every row is there, every column of it as it was; columns may have come, and rows with which a
 * table begins.
 */
function expectKept(before: Record<string, Row[]>, now: Record<string, Row[]>): void {
  for (const [table, rows] of Object.entries(before)) {
    const columns = Object.keys(rows[0] ?? {})
    const kept = now[table]?.map((row) =>
      Object.fromEntries(columns.map((column) => [column, row[column]])),
    )
    expect(kept?.slice(0, rows.length), table).toEqual(rows)
  }
}

/** The rows obey every constraint of today, and constraints are in force. */
async function expectConstraints(): Promise<void> {
  expect(await ask('PRAGMA quick_check')).toEqual([{ quick_check: 'ok' }])
  expect(await ask('PRAGMA foreign_key_check')).toEqual([])
  for (const table of await tablesOf(ask)) {
    // A table that has come since, and is filled by the next import, has no row to be written
    // twice.
    if ((await ask(`SELECT 1 FROM "${table}" LIMIT 1`)).length === 0) continue
    await expect(ask(`INSERT INTO "${table}" SELECT * FROM "${table}"`), table).rejects.toThrow(
      'UNIQUE',
    )
    for (const { table: parent } of await ask(`PRAGMA foreign_key_list("${table}")`))
      await expect(ask(`DELETE FROM "${parent}"`), `${parent} of ${table}`).rejects.toThrow(
        /FOREIGN|orders that matter stay|refunds_stay/,
      )
  }
  await expect(ask('UPDATE variants SET stock = -1')).rejects.toThrow('stock_not_negative')
  await expect(ask('UPDATE order_events SET at = 0')).rejects.toThrow('append-only')
}

async function expectReadByTheShop(): Promise<void> {
  const anna = visitor()
  expect((await anna.get('/products/ring-1')).page).toContain('products.title 1: ')
  anna.cookies.set('__Host-cart', `${token(1)}.1`)
  expect((await anna.get('/cart')).page).toContain('Engraving: “Ida 1”')
  const { location } = await anna.get(`/orders/${numbers[0]}?token=${token(1)}`)
  const order = await anna.get(location)
  expect(order.status).toBe(200)
  for (const words of ['Keizersgracht 174', 'Ida 1', 'order_lines.title 1: ', 'anna@example.com'])
    expect(order.page).toContain(words)
}

/**
 * What the shop of every version would have written: rows that are read, and texts that are sealed
 * for their place.
 */
async function annasRows(): Promise<Overrides> {
  const each = async (make: (n: number) => Promise<string>) => {
    const values = await Promise.all(Array.from({ length: ROWS }, (_, i) => make(i + 1)))
    return (n: number) => values[n - 1] ?? ''
  }
  const sealed = (column: string, text: (n: number) => string) => {
    const [table] = column.split('.')
    return each((n) => seal(config.sealingKeys, `${column}:${table}-${n}` as Place, text(n)))
  }
  const engraving = (n: number) =>
    engravingText({ letters: `Ida ${n}`, font: 'roman', place: 'inside' })
  const id = (table: string) => (n: number) => `${table}-${n}`
  const is = (value: string | number | null) => () => value
  const digests = await each((n) => hashToken(token(n)))
  return {
    redirects: { to_path: (n) => `/products/ring-${n}` },
    products: {
      handle: id('ring'),
      status: is('active'),
      tags: is('[]'),
      options: is('[]'),
      facts: is('{"stones":[],"dimensions":{}}'),
      all_facets: is('[]'),
      facets: is('[]'),
      offers: is('[[]]'),
      offer_prices: is('[]'),
    },
    variants: {
      option_values: is('[]'),
      active: is(1),
      image_id: is('images-1'),
      facets: is('[]'),
    },
    images: { id: id('images'), picture: is('0123456789') },
    collections: { handle: id('collection'), rule: is(null) },
    carts: { token_hash: digests, sizes: is('uk') },
    cart_lines: {
      id: id('cart_lines'),
      personalization: await sealed('cart_lines.personalization', engraving),
    },
    kept_pieces: {
      id: id('kept_pieces'),
      personalization: await sealed('kept_pieces.personalization', engraving),
    },
    kept_links: { token_hash: (n) => `shared ${n}`, changes: is(1) },
    stock_alerts: {
      id: id('stock_alerts'),
      email: await sealed('stock_alerts.email', (n) => `anna@example.com ${n}`),
      email_digest: (n) => `digest ${n}`,
      language: is('en'),
      notified_at: is(null),
    },
    reminders: {
      id: id('reminders'),
      kind: is('anniversary'),
      day: (n) => `02-1${n}`,
      state: is('runs'),
      over_at: is(null),
    },
    alert_networks: { width: is('ipv4'), alerts: is(1) },
    alert_stops: { email_digest: (n) => `stopped ${n}` },
    outbox: {
      id: id('outbox'),
      state: is('sent'),
      secret: await sealed('outbox.secret', (n) => `token ${n}`),
      recipient: await sealed('outbox.recipient', (n) => `anna@example.com ${n}`),
    },
    orders: {
      dispute_notes: is('[]'),
      id: id('orders'),
      number: (n) => numbers[n - 1] ?? '',
      state: is('paid'),
      currency: is('EUR'),
      paid_currency: is('EUR'),
      delivery_method: is('insured'),
      country: is('NL'),
      language: is('en'),
      ready_by: is('2026-12-01'),
      deliver_from: is('2026-12-02'),
      deliver_by: is('2026-12-04'),
      new_ready_by: is('2026-12-08'),
      new_deliver_from: is('2026-12-09'),
      new_deliver_by: is('2026-12-11'),
      stage: is('ready'),
      origin: is('phone'),
      parent_id: is(null),
      email: await sealed('orders.email', (n) => `anna@example.com ${n}`),
      contact: await each((n) => sealContact(config, `orders-${n}`, contact)),
    },
    order_lines: {
      id: id('order_lines'),
      personalization: await sealed('order_lines.personalization', engraving),
    },
    order_corrections: {
      // Named by its order.
      address: await each((n) =>
        seal(
          config.sealingKeys,
          `order_corrections.address:orders-${n}`,
          JSON.stringify(contact.address),
        ),
      ),
    },
    order_notes: { id: id('order_notes'), kind: is('staff') },
    pieces: {
      id: id('pieces'),
      stage: is('ready'),
      waits_for: is(null),
      due: is('2026-12-01'),
    },
    piece_events: { leaves: is('to-make'), enters: is('ready') },
    order_changes: {
      id: id('order_changes'),
      state: is('applied'),
      leaves: is('ready'),
      enters: is('to-make'),
      before: await sealed('order_changes.before', (n) => `{"variantTitle":"${n}"}`),
      after: await sealed('order_changes.after', (n) => `{"variantTitle":"${n}"}`),
    },
    returns: {
      id: id('returns'),
      state: is('agreed'),
      reason: is('wrong-size'),
      note: await sealed('returns.note', (n) => `too small ${n}`),
      answer: await sealed('returns.answer', (n) => `worn ${n}`),
    },
    return_pieces: { condition: is('as-sent') },
    bought_facts: {
      options: is('[]'),
      option_values: is('[]'),
      facts: is('{"stones":[],"dimensions":{}}'),
    },
    service_requests: {
      id: id('service_requests'),
      kind: is('resize'),
      state: is('answered'),
      said: await sealed('service_requests.said', (n) => `{"message":"","size":"${n}"}`),
      answer: await sealed('service_requests.answer', (n) => `gladly ${n}`),
    },
    refunds: {
      id: id('refunds'),
      // One that goes through would claim what its order has refunded already.
      state: is('failed'),
      way: is('provider'),
      made_by: is('desk'),
      reason: is('returned'),
      fault: is('balance'),
      note: await sealed('refunds.note', (n) => `sorry ${n}`),
      reference: await sealed('refunds.reference', (n) => `SEPA ${n}`),
    },
    // One that moves something would have its day among the sums.
    journal: { kind: is('sale'), gross: is(0), net: is(0), tax: is(0) },
    shipments: {
      id: id('shipments'),
      carrier: is('ups'),
      delivery_known: is('staff'),
      number: await sealed('shipments.number', (n) => `1Z ${n}`),
      link: await sealed('shipments.link', (n) => `https://carrier.example/${n}`),
      address: await sealed('shipments.address', () => JSON.stringify(contact.address)),
    },
    staff: { role: is('workshop') },
    order_moves: { leaves: is('pending'), enters: is('paid') },
    order_events: { kind: is('placed') },
    order_links: { token_hash: digests, expires_at: is(4_102_444_800) },
  }
}
