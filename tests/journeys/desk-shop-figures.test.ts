import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { databaseFile } from '../stand-ins/local-database.ts'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { pageFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
  await fetch(`${shop.shop}/stand-ins/orders`)
  seed()
})
after(() => shop.close())

const wide = { viewport: { width: 1440, height: 900 } }

/** What the nights of a month have added up, and how the shoppers of the demo orders came. */
function seed(): void {
  const database = new DatabaseSync(databaseFile(shop.place) ?? '')
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)
  const insert = database.prepare('insert into visit_totals values (?, ?, ?, ?, ?, ?)')
  const handles = database
    .prepare('select handle from products order by rowid limit 30')
    .all()
    .map(({ handle }) => String(handle))
  const keys: Record<string, [string, number][]> = {
    event: [
      ['product viewed', 420],
      ['added to cart', 38],
      ['checkout started', 17],
    ],
    channel: [
      ['search', 310],
      ['direct', 190],
      ['social', 120],
      ['email', 60],
      ['referral', 41],
      ['ai-assistant', 9],
    ],
    campaign: [
      ['spring letter', 60],
      ['fair amsterdam', 22],
    ],
    'product-viewed': handles.map((handle, n) => [handle, 180 - 6 * n]),
    term: [
      ['opal', 24],
      ['engagement ring', 18],
      ['pearl earrings', 11],
    ],
    'term-without-result': [
      ['unicorn ring', 7],
      ['toe ring', 4],
    ],
    error: [['503 /checkout', 3]],
    'not-found': [
      ['/blogs/news/how-we-work', 14],
      ['/products/old-halo', 6],
    ],
    'not-found-from': [['blog.example', 9]],
    dropped: [
      ['bot', 5210],
      ['prefetch', 812],
      ['webhook refused', 2],
    ],
    'answer-time': [
      ['under 50 ms', 9200],
      ['under 200 ms', 640],
      ['under 1 s', 51],
      ['over 1 s', 4],
    ],
    'slow-page': [['/search', 4]],
  }
  for (const [dimension, rows] of Object.entries(keys))
    for (const [key, times] of rows)
      insert.run(dimension, day(1), key, Math.ceil(times / 2) + 3, times, times)
  for (let back = 1; back <= 30; back++) {
    const stored = back === 4 ? 20_000 : 900
    database
      .prepare('insert into visit_days values (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(day(back), 100, 300, 120, 40, back === 4 ? 61_000 : 900, stored, Date.now() / 1000)
  }
  database.exec(`update orders set channel = case rowid % 4 when 0 then 'search' when 1 then 'email'
    when 2 then 'direct' end, campaign = iif(rowid % 4 = 1, 'spring letter', null)`)
  database.close()
}

/** Where there is a folder to keep them in, pictures of what the desk looks like. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

/** Whether nothing reaches beyond the sides of the window. */
const isWithin = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')

async function expectGood(page: Page, name: string, script: boolean): Promise<void> {
  await picture(page, name)
  assert.equal(await isWithin(page), true, `${name} is too wide`)
  assert.deepEqual(await pageFaults(page), [], name)
  if (script) assert.deepEqual(await faults(page), [], name)
}

for (const [size, options] of Object.entries({ phone: {}, wide }))
  for (const javaScriptEnabled of [true, false])
    test(`the owner reads what visits bring and how the site does: ${size}, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const page = await shop.atTheDesk('owner', { ...options, javaScriptEnabled })
      const name = `${size}-${javaScriptEnabled ? 'script' : 'plain'}`
      await page.goto('/admin/statistics')
      await page.getByRole('link', { name: 'Shop', exact: true }).click()
      await page.locator('#funnel').waitFor()
      await page.locator('#channels').getByText('Search engines').waitFor()
      await expectGood(page, `shop-${name}`, javaScriptEnabled)

      // What a figure means is a press away, with the keyboard as well.
      await page.locator('#funnel summary').focus()
      await page.keyboard.press('Enter')
      await page.locator('#funnel').getByText('never joined').waitFor()

      const seen = page.locator('#products-never-sold')
      await seen.getByRole('link', { name: 'Show all : Seen often, never sold' }).click()
      await page.waitForURL('**table=products-never-sold')
      assert.equal(await page.locator('.panel').count(), 1)
      assert.ok((await page.locator('.bars tbody tr').count()) > 5)
      await expectGood(page, `seen-${name}`, javaScriptEnabled)
      await page.getByRole('link', { name: '90 days' }).click()
      await page.waitForURL('**period=90d&table=products-never-sold')

      await page.getByRole('link', { name: 'Site', exact: true }).click()
      await page.locator('#not-found').getByText('/blogs/news/how-we-work').waitFor()
      await expectGood(page, `site-${name}`, javaScriptEnabled)
      await page.context().close()
    })

test('both pages in the dark', async () => {
  for (const [size, options] of Object.entries({ phone: {}, wide })) {
    const page = await shop.atTheDesk('owner', { ...options, colorScheme: 'dark' })
    for (const screen of ['shop', 'site']) {
      await page.goto(`/admin/statistics/${screen}`)
      await picture(page, `${screen}-${size}-dark`)
      assert.deepEqual(await faults(page), [], `${screen} ${size}`)
    }
  }
})
