import { env } from 'cloudflare:workers'
import { afterEach, expect, test } from 'vitest'
import { readCollections } from '../../src/import/collections-file.ts'
import { hashToken } from '../../src/platform/digest.ts'
import { pickFor } from '../../src/recommendations/pick-for.ts'
import { emptyCatalogue, importText, rows, run } from '../import/import-into.ts'
import { createChance } from '../stand-ins/chance.ts'
import { db } from '../support/shop.ts'
import { generateCatalogue, normal, type Piece, toCsv } from './generated-catalogue.ts'
import { type Journeys, journeysOf } from './shoppers.ts'

/**
 * How firm the shoppers' tastes are, and how many there are: `[1, 2, 3]` and 200 print the table of
 * docs/decisions/057.
 */
const [firms, shoppers] = [[3], 100]

afterEach(async () => {
  await run(['delete from kept_pieces', 'delete from carts'])
  await emptyCatalogue()
})

test('a shopper with a taste sees more of what they would keep than among bestsellers', async () => {
  const catalogue = generateCatalogue(600, 1)
  const imported = await importText(toCsv(catalogue))
  expect(imported.said.filter((line) => line.startsWith('error'))).toEqual([])
  for (const firm of firms) {
    const figures = await compare(catalogue, { shoppers, each: 40, firm })
    console.log('600 pieces, firm', firm, JSON.stringify(figures))
    if (firm < 3) continue
    for (const { forYou, bestsellers } of figures) expect(forYou / bestsellers).toBeGreaterThan(1.5)
  }
})

test('also where there is little to choose from: the demo catalogue', async () => {
  const [csv, json] = Object.values(
    import.meta.glob('../stand-ins/catalogue/*.{csv,json}', {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  ).sort((a, b) => b.length - a.length)
  const { collections } = readCollections(json ?? '', (html) => html)
  await importText(csv ?? '', { collections })
  const catalogue = await piecesOnSale()
  expect(catalogue).toHaveLength(44)
  for (const firm of firms) {
    const figures = await compare(catalogue, { shoppers: 100, each: 8, firm })
    console.log('demo, firm', firm, JSON.stringify(figures))
    if (firm < 3) continue
    for (const { forYou, bestsellers } of figures) expect(forYou / bestsellers).toBeGreaterThan(1)
  }
})

type Setting = { shoppers: number; each: number; firm: number }

/** Precision at 8 of what is picked and of bestsellers, after one and after three kept pieces. */
async function compare(catalogue: Piece[], { shoppers, each, firm }: Setting) {
  const best = bestsellers(journeysOf(catalogue, { shoppers: 1000, each: 8, firm, seed: 5 }))
  const journeys = journeysOf(catalogue, { shoppers, each, firm, seed: 9 })
  const figures = []
  for (const kept of [1, 3]) {
    const tokens = await keepFirst(journeys, kept, `${firm}-${kept}`)
    const shown = await Promise.all(tokens.map((token) => pickFor(db, token, '')))
    const hits = (handles: string[], journey: Piece[] = []) =>
      handles.slice(0, 8).filter((handle) => journey.slice(kept).some((p) => p.handle === handle))
        .length / 8
    const mean = (of: (journey: Piece[], n: number) => number) =>
      journeys.reduce((sum, journey, n) => sum + of(journey, n), 0) / shoppers
    figures.push({
      kept,
      forYou: mean((journey, n) =>
        hits(shown[n]?.pieces.map(({ card }) => card.handle) ?? [], journey),
      ),
      bestsellers: mean((journey) => {
        const own = new Set(journey.slice(0, kept).map(({ handle }) => handle))
        return hits(
          best.filter((handle) => !own.has(handle)),
          journey,
        )
      }),
    })
  }
  return figures
}

/** Handles by how many shoppers before kept them, most first. */
function bestsellers(journeys: Journeys): string[] {
  const times = Map.groupBy(journeys.flat(), ({ handle }) => handle)
  return [...times].sort((a, b) => b[1].length - a[1].length).map(([handle]) => handle)
}

/** Each shopper keeps the first pieces of their journey; returns their tokens. */
async function keepFirst(journeys: Journeys, many: number, run: string): Promise<string[]> {
  const tokens = journeys.map((_, n) => `shopper-${run}-${n}`)
  const guests = await Promise.all(
    tokens.map(async (token, n) => [
      token,
      await hashToken(token),
      (journeys[n] ?? []).slice(0, many).map(({ handle }) => handle),
    ]),
  )
  const { DB } = env as unknown as CloudflareBindings
  const list = JSON.stringify(guests)
  await DB.batch([
    DB.prepare(
      `insert into carts (id, token_hash, created_at, touched_at)
       select value ->> 0, value ->> 1, 1, 1 from json_each(?)`,
    ).bind(list),
    DB.prepare(
      `insert into kept_pieces (id, cart_id, product_id, variant_id, personalization_digest, kept_at)
       select g.value ->> 0 || p.key, g.value ->> 0, products.id, '', '', p.key
       from json_each(?) g, json_each(g.value, '$[2]') p join products on products.handle = p.value`,
    ).bind(list),
  ])
  return tokens
}

/** The pieces of an imported catalogue, with looks of their own that no fact says. */
async function piecesOnSale(): Promise<Piece[]> {
  const { next } = createChance(3)
  const found = await rows(
    `select handle, type, price_from / 100 as price, all_facets, (
      select handle from collections join collection_products on collection_id = collections.id
      where product_id = products.id and rule is null limit 1) as style
    from products where status = 'active' order by handle`,
  )
  return found.map((row) => {
    const values = (facet: string) =>
      (JSON.parse(String(row.all_facets)) as string[])
        .filter((name) => name.startsWith(`${facet}=`))
        .map((name) => name.slice(facet.length + 1).replaceAll('-', ' '))
    const [stone = null] = values('stone').filter((value) => value !== 'without stones')
    return {
      handle: String(row.handle),
      type: String(row.type),
      metals: values('metal'),
      stone,
      shape: values('shape')[0] ?? null,
      price: Number(row.price),
      style: row.style === null ? null : String(row.style),
      looks: [1, 2, 3, 4].map(() => normal(next)),
      appeal: 0.5 * normal(next),
    }
  })
}
