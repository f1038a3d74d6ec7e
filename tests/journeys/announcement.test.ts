import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { htmlFaults } from './valid-html.ts'

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop({ entry: 'tests/journeys/announcement-worker.ts' })
})
after(() => shop.close())

const desk = { width: 1440, height: 900 }
const line = (page: Page) => page.getByRole('region', { name: 'Announcement' })
const button = (page: Page) => page.getByRole('button', { name: 'Dismiss announcement' })
const top = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => element.getBoundingClientRect().top)

/**
 * A processor four times slower, and a network as a phone has it; without web fonts, which move a
 * page a little on a busy machine, whatever is announced. Close the page's context afterwards:
 * Chromium is slow by keeping a core busy, as long as the page is there.
 */
async function slow(page: Page) {
  await page.route('**/*.woff2', (route) => route.abort())
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await protocol.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_440_000 / 8,
    uploadThroughput: 675_000 / 8,
  })
}

/** How much has moved on the page by itself, from its beginning (Cumulative Layout Shift). */
async function shifted(page: Page): Promise<number> {
  await page.waitForLoadState('networkidle')
  return Number(
    await page.evaluate(`new Promise((resolve) => {
      let sum = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value
      }).observe({ type: 'layout-shift', buffered: true })
      setTimeout(() => resolve(sum), 500)
    })`),
  )
}

test('once dismissed it stays away, on every page and without a cookie, until it says something else', async () => {
  const page = await shop.visitor()
  await page.goto('/')
  await line(page).getByRole('link').waitFor()
  await button(page).click()
  assert.equal(await top(page, '.site-header'), 0)
  for (const path of ['/collections/earrings', '/nowhere', '/']) {
    await page.goto(path)
    await page.locator('.site-header').waitFor()
    assert.equal(await line(page).isVisible(), false, path)
  }
  assert.deepEqual(await page.context().cookies(), [])
  await page.route('/collections/rings', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace('14 December', '16 December')
    await route.fulfill({ response: answer, body })
  })
  await page.goto('/collections/rings')
  await line(page).getByText('16 December').waitFor()
})

test('a page that was left with it does not come back with it', async () => {
  const left = await shop.visitor()
  await left.goto('/policies/terms')
  await line(left).waitFor()
  const next = await left.context().newPage()
  await next.goto('/collections/rings')
  await button(next).click()
  // What Chromium does when it keeps a whole page, which it does not do under test.
  await left.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`)
  assert.equal(await line(left).isVisible(), false)
})

for (const viewport of [{ width: 390, height: 844 }, desk])
  test(`nothing moves for who dismissed it, at ${viewport.width} px on a slow phone`, async () => {
    const page = await shop.visitor({ viewport })
    await page.goto('/')
    await button(page).click()
    await slow(page)
    // The script is at hand, as from the second page on.
    await page.goto('/collections/rings')
    const sum = await shifted(page)
    assert.ok(sum <= 0.01, `it moves by ${sum}`)
    assert.equal(await line(page).isVisible(), false)
    // The script comes long after the page was painted.
    await page.route('/shop.js', async (route) => {
      await page.waitForTimeout(1500)
      await route.continue()
    })
    await page.goto('/collections/earrings', { waitUntil: 'commit' })
    await line(page).waitFor()
    const header = await top(page, '.site-header')
    await line(page).waitFor({ state: 'hidden' })
    assert.equal(await top(page, '.site-header'), header)
    await page.context().close()
  })

for (const reducedMotion of ['no-preference', 'reduce'] as const)
  test(`it appears after the script had time to hide it, ${reducedMotion}`, async () => {
    const page = await shop.visitor({ reducedMotion })
    await page.goto('/')
    const opacityAt = (milliseconds: number) =>
      page.evaluate(`(() => {
        const section = document.querySelector('.announcement')
        section.style.animation = 'none'
        getComputedStyle(section).opacity
        section.style.animation = ''
        for (const appearing of section.getAnimations()) {
          appearing.pause()
          appearing.currentTime = ${milliseconds}
        }
        return getComputedStyle(section).opacity
      })()`)
    assert.equal(await opacityAt(350), '0')
    assert.equal(await opacityAt(1100), '1')
    if (reducedMotion === 'reduce') assert.equal(await opacityAt(450), '1')
  })

test('nothing moves for who sees it for the first time', async () => {
  const page = await shop.visitor()
  await slow(page)
  await page.goto('/collections/rings')
  const sum = await shifted(page)
  assert.ok(sum <= 0.01, `it moves by ${sum}`)
  assert.equal(await button(page).isVisible(), true)
  await page.context().close()
})

test('with the keyboard: after the skip link, its button seen, and the page goes on from its content', async () => {
  const page = await shop.visitor()
  await page.goto('/collections/earrings')
  for (const name of [/Skip/, /Engraved/]) {
    await page.keyboard.press('Tab')
    await page.locator(':focus').filter({ hasText: name }).waitFor()
  }
  await page.keyboard.press('Tab')
  await button(page).and(page.locator(':focus-visible')).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('main:focus').waitFor()
  assert.equal(await line(page).count(), 0)
  await page.keyboard.press('Tab')
  await page.locator('main a:focus').waitFor()
})

test('where storage is blocked it goes for this page, and nothing breaks', async () => {
  const page = await shop.visitor()
  const faults: Error[] = []
  page.on('pageerror', (fault) => faults.push(fault))
  await page.addInitScript(`Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('Access is denied for this document.', 'SecurityError') },
  })`)
  await page.goto('/')
  await button(page).click()
  assert.equal(await line(page).count(), 0)
  await page.goto('/collections/rings')
  await button(page).waitFor()
  assert.deepEqual(faults, [])
})

test('without script it is read and leads on, and has no button', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await page.goto('/')
  assert.equal(await page.locator('.announcement button').isVisible(), false)
  await line(page).getByRole('link', { name: 'Engraved for the holidays' }).click()
  await page.waitForURL('**/collections/rings')
})

for (const look of [
  { viewport: { width: 320, height: 256 }, colorScheme: 'light' },
  { viewport: desk, colorScheme: 'dark' },
] as const)
  test(`axe finds nothing in it at ${look.viewport.width} px, and a thumb hits it`, async () => {
    const page = await shop.visitor(look)
    const answer = await page.goto('/collections/rings')
    assert.deepEqual(await htmlFaults((await answer?.text()) ?? ''), [])
    await button(page).waitFor()
    await page.waitForTimeout(1200)
    await page.evaluate(axe)
    const asked = "axe.run({ rules: { 'target-size': { enabled: true } } })"
    const { violations } = (await page.evaluate(asked)) as AxeResults
    assert.deepEqual(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
      [],
    )
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), look.viewport.width)
    for (const pressed of [button(page), line(page).getByRole('link')]) {
      const { width = 0, height = 0 } = (await pressed.boundingBox()) ?? {}
      assert.ok(width >= 44 && height >= 43, `${width} by ${height}`)
    }
    await page.emulateMedia({ media: 'print' })
    assert.equal(await line(page).isVisible(), false)
  })
