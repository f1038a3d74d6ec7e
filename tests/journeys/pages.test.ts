import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Page, Response } from 'playwright-core'
import { fixedHeaders } from '../../src/platform/security.ts'
import { everyPage } from './every-page.ts'
import { personal } from './shopping.ts'
import { openTown, type Town } from './town.ts'
import { htmlFaults } from './valid-html.ts'

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

for (const [name, open] of Object.entries(everyPage))
  test(`${name}: accessible, within the screen, nothing from elsewhere, nothing refused`, async () => {
    for (const look of [
      { viewport: { width: 320, height: 700 }, colorScheme: 'light' },
      { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
    ] as const) {
      const page = await town.visitor(look)
      const complaints: string[] = []
      const elsewhere: string[] = []
      page.on('console', (message) => {
        const expected = /status of 4(04|22)/.test(message.text())
        if (message.type() === 'error' && !expected) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => {
        const { origin } = new URL(request.url())
        if (origin !== town.shop && origin !== town.standIns) elsewhere.push(request.url())
      })
      const documents: Response[] = []
      page.on('response', (answer) => {
        const isPage = answer.request().resourceType() === 'document' && answer.status() !== 303
        if (isPage) documents.push(answer)
      })
      await open(page)

      assert.deepEqual(await htmlFaults((await documents.at(-1)?.text()) ?? ''), [])
      assert.deepEqual(await faults(page), [], `${name} at ${look.viewport.width} px`)
      const width = await page.evaluate('document.documentElement.scrollWidth')
      assert.equal(width, look.viewport.width, 'the page is wider than the screen')
      assert.deepEqual(complaints, [])
      assert.deepEqual(elsewhere, [])
      await page.context().close()
    }
  })

/** What axe finds against WCAG 2.2 AA and good practice, with where. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const results = (await page.evaluate('axe.run()')) as AxeResults
  return results.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} (${rule.help})`),
  )
}

test('every page that search engines know is valid HTML', async () => {
  const sitemap = await (await fetch(`${town.shop}/sitemap.xml`)).text()
  const paths = [...sitemap.matchAll(/<loc>([^<]+)/g)].map(([, url = '/']) => new URL(url).pathname)
  assert.ok(paths.length > 50, 'the sitemap has no pages')
  for (const path of paths) {
    const page = await (await fetch(town.shop + path)).text()
    assert.deepEqual(await htmlFaults(page), [], path)
  }
})

test('a ring is bought with the keyboard alone', async () => {
  const page = await town.visitor()
  await page.goto('/products/tide-hammered-ring')
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), 'Skip to content')
  await page.keyboard.press('Enter')
  await tabTo(page, 'variant')
  await page.keyboard.type('56')
  await tabTo(page, 'Add to cart')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/cart')
  await tabTo(page, 'Check out')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/checkout')
  const typed = {
    email: 'anna@example.com',
    phone: '+31205550123',
    country: 'Netherlands',
    name: 'Anna Lindqvist',
    line1: 'Keizersgracht 174',
    postcode: '1016 DW',
    city: 'Amsterdam',
  }
  for (const [field, text] of Object.entries(typed)) {
    await tabTo(page, field)
    await page.keyboard.type(text)
  }
  // Return in a field sends the order, not the button that only shows prices again.
  await page.keyboard.press('Enter')
  await page.waitForURL('**/pay/**')
})

/** Name or words of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(
    `document.activeElement.name || document.activeElement.textContent.trim()`,
  ) as Promise<string>

async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)) === wanted) return
  }
  throw new Error(`The keyboard does not reach ${wanted}`)
}

test('a picture may be kept for ever, and is as guarded as a page', async () => {
  const page = await town.visitor()
  await page.goto('/products/aurelia-solitaire')
  const src = await page.locator('img').first().getAttribute('src')
  assert.match(src ?? '', /^\/pictures\//)
  const { headers } = await fetch(new URL(src ?? '', town.shop))
  assert.equal(headers.get('Cache-Control'), 'public, max-age=31556952, immutable')
  for (const [name, value] of Object.entries(fixedHeaders)) assert.equal(headers.get(name), value)
  assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'none'/)
})

test('nothing personal was logged on all these ways, and nothing that opens anything', async () => {
  const log = town.lines.join('\n').toLowerCase()
  assert.match(log, /visit: /)
  for (const words of [...personal, ...(await town.keys())])
    assert.ok(!log.includes(words.toLowerCase()), `the log says "${words}"`)
})
