import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { createApp } from '../../../src/app.tsx'
import { sellableVariants } from '../../../src/catalog/queries.ts'
import { takeFromStock } from '../../../src/catalog/stock-queries.ts'
import { giveBackStock } from '../../../src/orders/hold-queries.ts'
import { openDb } from '../../../src/platform/db.ts'
import { isScan } from '../../support/plans.ts'

const bindings = env as unknown as CloudflareBindings

/** A database that records its statements, and their number. */
function witness() {
  const asked: { sql: string; params: unknown[] }[] = []
  let roundTrips = 0
  const watch = (statement: D1PreparedStatement, sql: string): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === 'bind')
          return (...params: unknown[]) => {
            asked.push({ sql, params })
            return watch(target.bind(...params), sql)
          }
        if (name === 'all' || name === 'raw' || name === 'run' || name === 'first') roundTrips++
        const value = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  const session = bindings.DB.withSession('first-primary')
  const watched = {
    prepare: (sql: string) => watch(bindings.DB.prepare(sql), sql),
    batch: (statements: D1PreparedStatement[]) => {
      roundTrips++
      return session.batch(statements)
    },
  }
  const DB = { ...watched, withSession: () => watched } as unknown as D1Database
  return { DB, asked, roundTrips: () => roundTrips }
}

const PIECES = 2400

beforeAll(async () => {
  const numbers = `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${PIECES - 1})`
  const metals = `'["Gold","Platinum"]'`
  const sizes = `'["50","52","54"]'`
  await bindings.DB.batch(
    [
      `${numbers} insert into products (id, handle, title, type, vendor, status, tags, description_html, options, facts, seo_title,
        seo_description, price_from, price_to, content_hash, created_at, updated_at)
        select 'p' || i, 'piece-' || i, 'Piece ' || i, 'Ring', 'Jegem',
        iif(i % 10 = 0, 'draft', 'active'), '[]', '', json_array(json_object('name', 'Metal', 'values', json(${metals})),
        json_object('name', 'Ring size', 'values', json(${sizes}))), '{"stones":[],"dimensions":{}}', null, null,
        1000 + i, 2000 + i, '', 1600000000 + i, 1600000000 from n`,
      `${numbers} insert into variants (id, product_id, position, active, sku, barcode, option_values, price, compare_at,
        stock, imported_stock, made_to_order, weight_grams, image_id, facets) select 'v' || i || '-' || m.key || '-' || s.key, 'p' || i, m.key * 3 + s.key, 1,
        null, null, json_array(m.value, s.value), 1000 + i, null, i % 4, i % 4, 0, 5, null,
        json_array('metal=' || lower(m.value), 'availability=in-stock', 'ready=0', 'ready=5')
        from n, json_each(${metals}) m, json_each(${sizes}) s`,
      `${numbers} insert into images select 'i' || i || '-' || k.value, 'p' || i, k.value, '', 'x', 'ring', 800, 1000, '#dddddd'
        from n, json_each('[0,1]') k`,
      `${numbers} insert into collections select 'c' || i, 'list-' || i, 'List ' || i, '', null, i from n where i < 20`,
      `${numbers} insert into collection_products select 'c' || (i % 20), 'p' || i, i from n`,
      `${numbers} insert into collection_products select 'c' || ((i + 1) % 20), 'p' || i, i from n`,
      // Every second product in one collection: bad plans hurt most in long lists.
      `${numbers} insert or ignore into collection_products select 'c0', 'p' || i, i from n where i % 2 = 0`,
      `update products set facets = '["type=ring"]'`,
      "insert into facet_values values ('type=ring', 'Ring'), ('metal=gold', 'Gold'), ('metal=platinum', 'Platinum')",
      `${numbers} insert into product_words select 'p' || i, w.value, 3 from n, json_each('["piece","ring","gold"]') w`,
      "insert into collection_words select id, 'list' from collections",
      "insert into word_remains values ('ring', 'ring'), ('rig', 'ring'), ('gold', 'gold'), ('god', 'gold')",
      `${numbers} insert into related_products select 'p' || i, 'similar', 0, 'p' || ((i + 1) % ${PIECES}) from n`,
      'analyze',
    ].map((sql) => bindings.DB.prepare(sql)),
  )
})

async function scansOf(asked: { sql: string; params: unknown[] }[]): Promise<string[]> {
  const scans = []
  for (const { sql, params } of asked) {
    const plan = await bindings.DB.prepare(`explain query plan ${sql}`)
      .bind(...params)
      .all<{ detail: string }>()
    scans.push(...plan.results.map(({ detail }) => detail).filter(isScan))
  }
  return scans
}

test('the check sees a scan where there is one', async () => {
  const scans = await scansOf([{ sql: 'select * from products where title = ?', params: ['x'] }])
  expect(scans).toEqual(['SCAN products'])
})

const ask = (path: string, DB: D1Database) =>
  createApp().fetch(
    new Request(`https://shop.test${path}`),
    { ...bindings, DB },
    createExecutionContext(),
  )

test.each([
  '/',
  '/collections/list-0',
  '/collections/list-0?sort=price-ascending&page=2',
  '/collections/list-0?sort=price-descending',
  '/collections/list-0?sort=created-descending',
  '/collections/list-0?sort=title-ascending',
  '/products/piece-7',
  '/products/piece-7?variant=v7-1-2',
  '/search?q=ring+gold',
  '/search?q=ring+gold&metal=gold&price.lte=20&sort=price-ascending',
  '/search/suggest?q=rin',
  '/collections/list-0?metal=gold&metal=platinum&type=ring&ready=5&price.gte=10',
  '/sitemap.xml',
  '/llms.txt',
  '/products/piece-7.md',
])('%s asks the database once and walks through no table', async (path) => {
  const { DB, asked, roundTrips } = witness()
  const answer = await ask(path, DB)
  expect(answer.status).toBe(200)
  expect(asked.length).toBeGreaterThan(0)
  expect(roundTrips()).toBe(1)
  expect(await scansOf(asked)).toEqual([])
})

test.each(['/policies/delivery', '/robots.txt', '/search'])(
  '%s asks the database nothing',
  async (path) => {
    const { DB, roundTrips } = witness()
    await ask(path, DB)
    expect(roundTrips()).toBe(0)
  },
)

test('an address without a page asks once, whether it has moved', async () => {
  const { DB, asked, roundTrips } = witness()
  expect((await ask('/nowhere', DB)).status).toBe(404)
  expect(roundTrips()).toBe(1)
  expect(await scansOf(asked)).toEqual([])
})

test('a misspelled search asks twice, the second time for what was meant', async () => {
  const { DB, asked, roundTrips } = witness()
  expect(await (await ask('/search?q=rnig', DB)).text()).toContain('“ring”')
  expect(roundTrips()).toBe(2)
  expect(await scansOf(asked)).toEqual([])
})

test('the feed for Google walks through no table, however many pieces there are', async () => {
  const { DB, asked, roundTrips } = witness()
  const answer = await ask('/feeds/google.xml', DB)
  expect((await answer.text()).match(/<item>/g)).toHaveLength((PIECES * 9 * 6) / 10)
  expect(roundTrips()).toBe(Math.ceil((PIECES * 9) / 10 / 200))
  expect(await scansOf(asked)).toEqual([])
})

test('the cart’s questions about variants walk through no table', async () => {
  const db = openDb(bindings.DB, 'primary')
  const asked = [sellableVariants(db, ['v1-0-0', 'v2-0-0']), takeFromStock(db, 'v1-0-0', 1)]
  expect(await scansOf(asked.map((statement) => statement.toSQL()))).toEqual([])
})

test('giving back what an order holds walks through no table', async () => {
  const asked = giveBackStock(openDb(bindings.DB, 'primary'), 'o1') as unknown as {
    toSQL(): { sql: string; params: unknown[] }
  }[]
  expect(await scansOf(asked.map((statement) => statement.toSQL()))).toEqual([])
})
