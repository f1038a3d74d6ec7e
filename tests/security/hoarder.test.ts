import { sql } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { MAX_FORMS, MAX_LINES } from '../../src/cart/rules.ts'
import { cartNetworks, cartsADay } from '../../src/cart/tables.ts'
import { MAX_KEPT } from '../../src/kept/rules.ts'
import { keep, rowsOf, share } from '../kept/keeping.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { bindings, db, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

const patient = { limit: async () => ({ success: true }) }
const { answer } = shopWith({ FORM_LIMIT: patient, FORM_LIMIT_56: patient, FORM_LIMIT_48: patient })
const headers = { 'CF-Connecting-IP': '192.0.2.77' }
const ring = await offerRing({ stock: 99, engraving: { maxLetters: 30 } })

beforeAll(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
  return () => vi.restoreAllMocks()
})

const guests = () => db.get<{ n: number }>(sql`select count(*) as n from carts`).then(({ n }) => n)

test('whatever their first acts are, and all at once, a network begins a hundred guests a day', async () => {
  const begin = () => visitor({ headers, answer })
  const firstActs = [
    () => keep(begin(), ring),
    () => addToCart(begin(), ring),
    () => begin().post('/cart/ring-size', { system: 'eu', size: '54' }),
  ]
  for (const act of firstActs) expect((await act()).status).toBe(303)
  const { ipv4 } = cartsADay
  expect(await db.select().from(cartNetworks)).toMatchObject([{ width: 'ipv4', carts: 3 }])
  await db.update(cartNetworks).set({ carts: ipv4 - 2 })
  const before = await guests()
  const answers = await Promise.all([...firstActs, ...firstActs].map((act) => act()))
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(2)
  for (const { status } of answers) expect([303, 409, 422]).toContain(status)
  expect(await guests()).toBe(before + 2)
  // Who only looks, or shares, or switches, begins none.
  for (const [path, form] of [
    ['/kept/share', { key: 'k'.repeat(22) }],
    ['/kept/for-you', { use: 'off', at: 'home' }],
    ['/privacy/your-data/forget', {}],
  ] as const)
    expect((await visitor({ answer }).post(path, form)).status).toBe(303)
  expect(await guests()).toBe(before + 2)
})

/**
 * The bytes that rows take for each of `guests`: as many copies for each as `count` says of the row
 * of a table that one guest has.
 *
 * @param own columns that differ from copy to copy; `g` is the guest, `n` the copy
 */
async function bytesOf(table: string, id: string, count: number, own: Record<string, string>) {
  const guests = 20
  const run = async (query: string, ...values: unknown[]) => {
    const statement = bindings.DB.prepare(query).bind(...values)
    return (await statement.all<{ name: string }>()) as D1Result<{ name: string }>
  }
  const { results: columns, meta } = await run(`pragma table_info("${table}")`)
  const names = columns.map(({ name }) => `"${name}"`)
  const values = columns.map(({ name }) => own[name] ?? `t."${name}"`)
  const { meta: after } = await run(
    `with recursive g(g) as (select 1 union all select g + 1 from g where g < ${guests}),
      n(n) as (select 1 union all select n + 1 from n where n < ${count})
    insert into "${table}" (${names}) select ${values} from g, n, (select * from "${table}"
      where ${table === 'carts' ? 'id' : 'cart_id'} = ? order by rowid limit 1) t`,
    id,
  )
  return (after.size_after - meta.size_after) / guests
}

test('with all that one may have, a guest takes 55 KB of the database at most, and 35 KB for a day', async () => {
  const who = visitor({ answer })
  const engraved = { engraving: 'M'.repeat(30) }
  await addToCart(who, ring, engraved)
  await keep(who, ring, engraved)
  await share(who)
  const id = (await rowsOf(who)).cart?.id ?? ''
  // As long as what the shop writes, and each another.
  const differ = (column: string, by: string) =>
    `substr(t.${column}, 1, length(t.${column}) - 6) || printf('%06d', ${by})`
  const cart_id = differ('cart_id', 'g')
  const line = {
    ...{ id: differ('id', '1000 * g + n'), cart_id },
    personalization_digest: differ('personalization_digest', 'n'),
  }
  const token_hash = differ('token_hash', 'g')
  const stays = [
    await bytesOf('carts', id, 1, { id: differ('id', 'g'), token_hash }),
    await bytesOf('cart_lines', id, MAX_LINES, line),
    await bytesOf('kept_pieces', id, MAX_KEPT, line),
    await bytesOf('kept_links', id, 1, { cart_id, token_hash }),
  ].reduce((sum, bytes) => sum + bytes)
  const form_key = differ('form_key', 'n')
  const forms = await bytesOf('cart_submissions', id, MAX_FORMS, { cart_id, form_key })
  expect([stays > 40_000, stays < 55_000, Math.round(stays)]).toEqual([
    true,
    true,
    expect.any(Number),
  ])
  expect([forms > 20_000, forms < 35_000, Math.round(forms)]).toEqual([
    true,
    true,
    expect.any(Number),
  ])
})
