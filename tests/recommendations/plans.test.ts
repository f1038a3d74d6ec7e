import { beforeAll, expect, test } from 'vitest'
import { interposed, type Trip } from '../support/interposed-database.ts'
import { isScan } from '../support/plans.ts'
import { bindings, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { keep, sectionOf } from './support.ts'

const PIECES = 10_000

const trips: Trip[] = []
let underWay = 0
let waits = 0
const DB = interposed(bindings.DB, async (trip, act) => {
  trips.push(trip)
  if (underWay++ === 0) waits++
  try {
    return await act()
  } finally {
    underWay--
  }
})
const { answer } = shopWith({ DB, PAGE_CACHE: 'on' })

beforeAll(async () => {
  const numbers = `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${PIECES - 1})`
  await bindings.DB.batch(
    [
      `${numbers} insert into products (id, handle, title, type, vendor, status, tags, description_html, options, facts,
        price_from, price_to, content_hash, created_at, updated_at, facets, all_facets)
        select 'p' || i, 'piece-' || i, 'Piece ' || i, 'Ring', 'Jegem', 'active', '[]', '', '[]', '{"stones":[],"dimensions":{}}',
        1000 + i, 1000 + i, '', 1, 1, '["type=ring","metal=gold"]', '["type=ring","metal=gold"]' from n`,
      `${numbers} insert into variants (id, product_id, position, active, option_values, price, stock, imported_stock,
        made_to_order, weight_grams, facets)
        select 'v' || i, 'p' || i, 0, 1, '[]', 1000 + i, 5, 5, 0, 5, '["availability=in-stock"]' from n`,
      "insert into collections values ('all-of-it', 'all-of-it', 'All', '', null, 0)",
      `${numbers} insert into collection_products select 'all-of-it', 'p' || i, i from n`,
      `${numbers} insert into product_words select 'p' || i, w.value, 3 from n, json_each('["ring","gold"]') w`,
      ...['bought-together', 'goes-with', 'similar'].map(
        (kind, at) => `${numbers} insert into related_products
          select 'p' || i, '${kind}', k.key, 'p' || ((i * 7 + k.key * 13 + ${at} * 101 + 1) % ${PIECES})
          from n, json_each('[0,1,2,3,4,5]') k`,
      ),
      'analyze',
    ].map((sql) => bindings.DB.prepare(sql)),
  )
})

/** A guest with as much as one may have: sixty kept pieces, forty lines. */
async function hoarder() {
  const guest = visitor({ answer })
  await keep(
    guest,
    Array.from({ length: 60 }, (_, n) => `piece-${n * 17}`),
  )
  await bindings.DB.prepare(
    `insert into cart_lines (id, cart_id, variant_id, personalization_digest, quantity, price_seen)
     select 'l' || p.key, carts.id, 'v' || (5000 + p.key), '', 1, 1 from carts, json_each(?) p
     where carts.id = (select cart_id from kept_pieces limit 1)`,
  )
    .bind(JSON.stringify(Array.from({ length: 40 }, (_, n) => n)))
    .run()
  return guest
}

test('10,000 pieces and a guest with a hundred: one round trip, no scan, few rows', async () => {
  const guest = await hoarder()
  const stranger = visitor({ answer })
  for (const path of ['/', '/search?q=golden+wombat+gold'])
    expect(sectionOf((await stranger.get(path)).page), path).toBe('')
  for (const path of ['/', '/search?q=golden+wombat+gold']) {
    trips.length = 0
    expect(sectionOf((await guest.get(path)).page), path).not.toBe('')
    expect(trips, path).toHaveLength(1)
    for (const { sql, params } of trips.flat()) {
      expect(params.length).toBeLessThanOrEqual(10)
      const of = (text: string) => bindings.DB.prepare(text).bind(...params)
      const plan = await of(`explain query plan ${sql}`).all<{ detail: string }>()
      expect(plan.results.map(({ detail }) => detail).filter(isScan)).toEqual([])
      const { results, meta } = await of(sql).all()
      expect(results.length).toBeLessThanOrEqual(216)
      if (path === '/') expect(meta.rows_read).toBeLessThan(8000)
    }
  }
})

test('the cart and what is kept are read while pieces are picked: their guest waits once', async () => {
  const guest = visitor({ answer })
  await keep(guest, ['piece-17'])
  for (const path of ['/cart', '/kept']) {
    waits = 0
    expect(sectionOf((await guest.get(path)).page), path).not.toBe('')
    expect(waits, path).toBe(1)
  }
})

test('who has no cookie costs the database nothing more', async () => {
  const stranger = visitor({ answer })
  await stranger.get('/')
  trips.length = 0
  await stranger.get('/')
  expect(trips).toEqual([])
})
