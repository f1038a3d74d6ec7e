import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readDatabase } from '../stand-ins/local-database.ts'
import { type Row, tablesOf } from '../support/rows.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { answered } from './click-through.ts'
import { keptInBrowser } from './kept-in-browser.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

/** A headless Chromium says that it is one, and counts as a program. */
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const ring = '/products/aurelia-solitaire'
/** What somebody reads who only looks around. */
const read = [
  ...['/', '/collections/rings', ring, '/search?q=pearl', '/policies/privacy', '/kept', '/cart'],
  '/privacy/your-data',
]
/** Further pages, without looking at their pictures. */
const also = [
  ...[`${ring}/notify`, '/search?q=zzzz', '/search/suggest?q=pearl', '/pages/ring-sizes'],
  ...['/checkout', '/orders', '/newsletter', '/privacy/counting', '/privacy/your-data/file'],
]

const ask = async (sql: string) => readDatabase<Row>(sql, shop.place)

/** How many rows each table of the database has. */
async function rowsOfTables(): Promise<Map<string, number>> {
  const tables = await tablesOf(ask)
  const counts = tables.map((table) => `select '${table}' as name, count(*) as n from "${table}"`)
  const rows = await Promise.all(counts.map((count) => ask(count)))
  return new Map(rows.flat().map(({ name, n }) => [String(name), Number(n)]))
}

/** In which tables there are more rows, or fewer, and by how many. */
async function changesSince(then: Map<string, number>): Promise<Record<string, number>> {
  const now = [...(await rowsOfTables())]
  const changes = now.map(([table, n]) => [table, n - (then.get(table) ?? 0)] as const)
  return Object.fromEntries(changes.filter(([, more]) => more !== 0))
}

test('before the first act there is no cookie, no storage and no row; a heart makes one cookie and its rows, one button erases them', async () => {
  const before = await rowsOfTables()
  assert.ok(before.size > 60, `${before.size} tables`)
  for (const table of ['carts', 'kept_pieces', 'orders', 'stock_alerts', 'subscribers', 'outbox'])
    assert.equal(before.get(table), 0, table)

  const page = await shop.visitor({ userAgent })
  for (const path of read) {
    await page.goto(path)
    await page.evaluate('scrollTo(0, document.body.scrollHeight)')
    assert.deepEqual(await keptInBrowser(page), [], path)
  }
  for (const path of also) await page.request.get(path)
  assert.deepEqual(await page.context().cookies(), [])
  assert.deepEqual(await changesSince(before), {})
  // Its visits were counted all the same, and not in the database.
  const visits = shop.lines.filter((line) => line.includes('"visit: page viewed"'))
  assert.ok(visits.length > 5, `${visits.length} visits`)

  await page.goto(ring)
  const piece = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  const heart = page.getByRole('button', { name: `Keep ${piece}`, exact: true }).first()
  await answered(page, () => heart.click())
  await page.getByRole('banner').getByRole('link', { name: 'Kept (1)', exact: true }).waitFor()
  const [cookie, ...more] = await page.context().cookies()
  assert.deepEqual(more, [])
  assert.deepEqual(
    [cookie?.name, cookie?.httpOnly, cookie?.secure, cookie?.sameSite],
    ['__Host-cart', true, true, 'Lax'],
  )
  assert.deepEqual(await keptInBrowser(page), ['__Host-cart'])
  const { cart_networks: networks, ...rows } = await changesSince(before)
  assert.deepEqual(rows, { carts: 1, kept_pieces: 1 })
  // How many guests a network begins today: one row for each width of it, by the day's digest.
  assert.ok(networks === 1 || networks === 3, `${networks} networks`)
  const token = cookie?.value.split('.')[0] ?? ''
  const kept = [...(await ask('select * from carts')), ...(await ask('select * from kept_pieces'))]
  assert.ok(token.length === 32 && !JSON.stringify(kept).includes(token))

  await page.goto('/privacy/your-data')
  await page.getByText(piece).first().waitFor()
  await page.getByRole('button', { name: 'Forget it' }).click()
  await page.getByText('Forgotten.').waitFor()
  assert.deepEqual(await keptInBrowser(page), [])
  assert.deepEqual(await changesSince(before), { cart_networks: networks })
})
