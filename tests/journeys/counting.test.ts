import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page, Request } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'

let shop: BrowserShop
/** A headless Chromium says that it is one, and counts as a program. */
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

/** What was noted since the last look. */
function noted(): string[] {
  const visits = shop.lines.splice(0).filter((line) => line.includes('"visit: '))
  return visits.map((line) => JSON.parse(line.slice(line.indexOf('{'))).event)
}

const waitFor = async (event: string) => {
  const seen: string[] = []
  for (const end = Date.now() + 5_000; Date.now() < end; ) {
    seen.push(...noted())
    if (seen.includes(event)) return seen
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`Not noted: ${event}, but ${seen}`)
}

const switchOf = (page: Page, name: string) => page.getByRole('button', { name })

test('without a script somebody finds the switch, is counted no more, and later again', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false, userAgent })
  await page.goto('/')
  await page.getByRole('link', { name: 'Counting visits' }).click()
  await page.getByRole('status').getByText('Your visits are counted.').waitFor()
  await page.locator('main').getByText('computer', { exact: true }).waitFor()
  assert.deepEqual(await page.context().cookies(), [])

  await switchOf(page, 'Don’t count me').click()
  await page.getByRole('status').getByText('Your visits aren’t counted.').waitFor()
  const [cookie, ...more] = await page.context().cookies()
  assert.deepEqual(more, [])
  assert.deepEqual([cookie?.name, cookie?.value], ['__Host-uncounted', '1'])
  await waitFor('visit: page viewed')
  await page.goto('/collections/rings')
  await page.goto('/products/aurelia-solitaire')
  await page.getByRole('link', { name: 'Counting visits' }).click()
  await page.getByText('Nothing.').waitFor()
  assert.deepEqual(noted(), [])

  await switchOf(page, 'Count me again').click()
  await page.getByRole('status').getByText('Your visits are counted.').waitFor()
  assert.deepEqual(await page.context().cookies(), [])
  await waitFor('visit: page viewed')
})

for (const javaScriptEnabled of [true, false])
  test(`a link to a laboratory is followed, with scripts ${javaScriptEnabled ? 'on' : 'off'}: it learns nothing of where`, async () => {
    const page = await shop.visitor({ javaScriptEnabled, userAgent })
    const arrived: Request[] = []
    await page.route('https://www.igi.org/**', (route) => {
      arrived.push(route.request())
      return route.fulfill({ contentType: 'text/html', body: '<h1>Report</h1>' })
    })
    await page.goto('/products/aurelia-solitaire')
    noted()
    await page.getByRole('link', { name: /IGI/ }).click()
    await page.getByRole('heading', { name: 'Report' }).waitFor()
    assert.equal(page.url(), 'https://www.igi.org/verify-your-report/?r=LG-DEMO-0050')
    const headers = await arrived[0]?.allHeaders()
    assert.equal(headers?.referer, undefined)
    await waitFor('visit: link followed')
  })
