import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import { databaseFile } from '../stand-ins/local-database.ts'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { htmlFaults } from './valid-html.ts'

const audience = '/admin/statistics/audience'
let shop: BrowserShop

before(async () => {
  shop = await openBrowserShop()
  seed()
})
after(() => shop.close())

/** Yesterday's visitors. */
function seed(): void {
  const database = new DatabaseSync(databaseFile(shop.place) ?? '', { timeout: 5000 })
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const counts: Record<string, Record<string, number>> = {
    channel: { search: 40, direct: 20, email: 3 },
    page: { '/': 60, '/products/alba-small-hoops': 14, '/cart': 9 },
    country: { NL: 45, DE: 12, MT: 1 },
    language: { 'nl-NL': 44, 'de-DE': 12 },
    device: { phone: 50, computer: 9 },
    browser: Object.fromEntries(Array.from({ length: 14 }, (_, n) => [`Browser ${n}`, 20 - n])),
    hour: { '09': 20, '20': 43 },
  }
  database.prepare('INSERT INTO visit_days VALUES (?, 63, 180, 70, 20, 180, 180, 0)').run(day)
  const row = database.prepare(
    'INSERT INTO visit_totals (dimension, period, key, visitors, times, visits) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const [dimension, keys] of Object.entries(counts))
    for (const [key, count] of Object.entries(keys))
      row.run(dimension, day, key, count, 2 * count, count)
  database.close()
}

const screens = {
  phone: {},
  desktop: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
} as const

for (const [name, options] of Object.entries(screens))
  for (const javaScriptEnabled of [true, false])
    test(`who came, narrowed and in full, on a ${name} ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const page = await shop.atTheDesk('books', { ...options, javaScriptEnabled })
      await page.goto(audience)
      await page.getByRole('link', { name: 'Alba Small Hoops' }).waitFor()
      if (javaScriptEnabled) {
        assert.deepEqual(await faults(page), [])
        const [wide, window] = await page.evaluate<[number, number]>(
          '[document.documentElement.scrollWidth, innerWidth]',
        )
        assert.ok(wide <= window, `${wide} in ${window}`)
      }
      assert.deepEqual(await htmlFaults(await page.content()), [])

      await page.getByRole('link', { name: 'Show all: Browsers' }).click()
      await page.waitForURL('**all=browser')
      assert.equal(await page.locator('.bars tbody tr').count(), 14)
      if (javaScriptEnabled) assert.deepEqual(await faults(page), [])

      await page.getByRole('link', { name: 'All of the audience' }).click()
      await page.getByRole('link', { name: 'Netherlands', exact: true }).click()
      await page.waitForURL('**country=NL')
      await page.getByRole('link', { name: 'Overview' }).click()
      await page.waitForURL('**/admin/statistics?country=NL')
      await page.getByRole('link', { name: 'Audience' }).click()
      const chip = page.getByRole('link', { name: 'Remove Country: Netherlands' })
      await chip.waitFor()
      if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
      await chip.click()
      await page.waitForURL(`**${audience}`)
      await page.getByRole('link', { name: 'Netherlands', exact: true }).waitFor()
    })

test('the map is drawn, its countries lead where those of the list do, and keys pass it by', async () => {
  const page = await shop.atTheDesk('owner', screens.desktop)
  await page.goto(audience)
  const map = page.locator('.map > svg')
  const box = await map.boundingBox()
  assert.ok((box?.width ?? 0) > 500 && (box?.height ?? 0) > 200)
  const shade = (country: string) =>
    page.evaluate<string>(
      `getComputedStyle(document.querySelector('.map a[href="?country=${country}"] path')).fill`,
    )
  assert.notEqual(await shade('NL'), await shade('DE'))
  assert.equal(await map.locator('a:not([tabindex="-1"])').count(), 0)
  await page.locator('.map a[href="?country=DE"] path').click()
  await page.waitForURL('**country=DE')
})

test('a table is taken along as a file', async () => {
  const page = await shop.atTheDesk('books')
  await page.goto(audience)
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV: Countries' }).click()
  assert.match((await file).suggestedFilename(), /^visits-by-country-[\d-]+\.csv$/)
})

test('printed, the page has its figures and no links to files', async () => {
  const page = await shop.atTheDesk('owner', { viewport: { width: 794, height: 1123 } })
  await page.goto(audience)
  await page.emulateMedia({ media: 'print' })
  await page.getByRole('heading', { name: 'Countries' }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'CSV: Countries' }).isVisible(), false)
  assert.equal(await page.locator('.desk-header').isVisible(), false)
  assert.ok(await page.locator('.map').isVisible())
})
