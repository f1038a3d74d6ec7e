import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { root } from '../stand-ins/wrangler.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

test('without script: choosing a metal shows its picture beside the choice, and a thumbnail leads to its picture', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await page.goto('/products/aurelia-solitaire')
  const picture = page.locator('.slides img').first()
  assert.match((await picture.getAttribute('alt')) ?? '', /yellow gold/)
  await page.getByRole('link', { name: '18K white gold' }).click()
  await page.waitForURL('**shown=*')
  assert.match((await picture.getAttribute('alt')) ?? '', /white gold/)
  const current = page.locator('.option-values [aria-current]')
  assert.equal((await current.textContent())?.trim(), '18K white gold')
  for (const each of [picture, current]) assert.equal(await isWithinView(each), true)
  assert.equal(await page.locator('.slides img[alt*="yellow"]').count(), 0)

  const scale = page.getByRole('img', { name: /Drawn to scale/ })
  assert.equal(await isWithinView(scale), false)
  await page.getByRole('link', { name: 'Show the size' }).click()
  await page.waitForURL('**#to-scale')
  assert.equal(await isWithinView(scale), true)
})

test('without script: a picture leads to its largest form', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await page.goto('/products/verde-emerald-ring')
  await page
    .getByRole('link', { name: /Opens at full size/ })
    .first()
    .click()
  await page.waitForURL('**/pictures/*-800.webp')
})

for (const [way, act] of Object.entries({
  'a touch': (page: Page) => page.locator('h1').tap(),
  'a swipe': (page: Page) => page.locator('.slides').evaluate((slides) => slides.scrollBy(9, 0)),
  'a thumbnail': (page: Page) => page.getByRole('link', { name: 'Show picture 2' }).tap(),
  'a key': (page: Page) => page.keyboard.press('Tab'),
}))
  test(`the next picture comes small, and with ${way} as sharp as the first`, async () => {
    const page = await shop.visitor({ deviceScaleFactor: 3, isMobile: true, hasTouch: true })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto('/products/verde-emerald-ring', { waitUntil: 'networkidle' })
    const widths = asked.flatMap((url) => url.match(/-(\d+)\.avif$/)?.[1] ?? [])
    assert.deepEqual(widths, ['800', '240'])
    await act(page)
    await secondIs(page, /-800\.avif$/)
  })

test('without script the next picture is as sharp as the first', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false, deviceScaleFactor: 3 })
  await page.goto('/products/verde-emerald-ring')
  await secondIs(page, /-800\.avif$/)
})

type Shown = { currentSrc: string }

/** Waits until the second picture of a product shows this file. */
async function secondIs(page: Page, file: RegExp): Promise<void> {
  const second = page.locator('.slides img').nth(1)
  for (const end = Date.now() + 5000; ; ) {
    const shown = await second.evaluate((image) => (image as unknown as Shown).currentSrc)
    if (file.test(shown)) return
    if (Date.now() > end) throw new Error(`The second picture shows ${shown}`)
    await page.waitForTimeout(50)
  }
}

/**
 * For every picture that a list shows: how wide the browser was told that it is, and how wide it
 * is. A file that was chosen by its width has not its own as its natural width but the one in
 * `sizes`.
 */
const widthsOfPictures = `Promise.all(
  [...document.querySelectorAll(':is(.card, .hero, .feature) img')]
    .filter((image) => image.offsetWidth > 0)
    .map(async (image) => {
      image.loading = 'eager'
      await image.decode()
      return [image.naturalWidth, image.offsetWidth]
    }),
)`

for (const path of ['/', '/collections/rings', '/search?q=gold', '/products/aurelia-solitaire'])
  test(`${path}: the pictures that lists show are fetched for the width at which they are shown`, async () => {
    const page = await shop.visitor()
    for (const width of [390, 740, 900, 1100, 1440, 1700, 2560]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(path)
      const told = (await page.evaluate(widthsOfPictures)) as [number, number][]
      assert.ok(told.length > 3)
      for (const [at, [slot, shown]] of told.entries())
        assert.ok(
          Math.abs(slot - shown) <= 0.02 * shown,
          `picture ${at} at ${width}: ${slot} told, ${shown} shown`,
        )
    }
  })

test('with the keyboard: a picture opens at full size over the page, and Escape leads back to where one was', async () => {
  const page = await shop.visitor()
  await page.goto('/products/verde-emerald-ring')
  await page.getByRole('link', { name: /Picture 1 of 2/ }).focus()
  await page.keyboard.press('Tab')
  const second = page.locator('.slides > li').nth(1)
  assert.equal(await isWithinView(second), true)
  await page.keyboard.press('Enter')
  const zoom = page.getByRole('dialog', { name: 'Picture at full size' })
  const image = zoom.getByRole('img', { name: /seen from the front/ })
  await image.waitFor()
  assert.equal((await image.boundingBox())?.width, 800)
  assert.equal(await focused(page), 'Close')
  // Larger than the window: the arrows move it, and the way back stays in its place.
  const button = zoom.getByRole('button')
  const place = await button.boundingBox()
  const moved = page.evaluate(`new Promise((moved, stayed) => {
    document.querySelector('.zoom').addEventListener('scroll', () => moved(), { once: true })
    setTimeout(() => stayed(new Error('The arrows do not move it')), 5000)
  })`)
  await page.keyboard.press('ArrowDown')
  await moved
  assert.deepEqual(await button.boundingBox(), place)
  await page.keyboard.press('Escape')
  await zoom.waitFor({ state: 'hidden' })
  assert.match((await focused(page)) ?? '', /Picture 2 of 2/)
})

test('every picture that a page names is there, and has its place before it is loaded', async () => {
  const sitemap = await (await fetch(`${shop.shop}/sitemap.xml`)).text()
  const paths = [...sitemap.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(
    ([, path]) => path,
  )
  const named = new Set<string>()
  const metals = /href="([^"]*\?(?:shown|variant)=[^"]*)#pictures"(?! aria-current)/g
  for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
    const html = await (await fetch(shop.shop + path)).text()
    if (!path.includes('?')) for (const [, metal = ''] of html.matchAll(metals)) paths.push(metal)
    for (const [file] of html.matchAll(/\/pictures\/[\w-]+\.\w+/g)) named.add(file)
    for (const [tag] of html.matchAll(/<img [^>]*>/g))
      assert.match(tag, /alt="[^"]*" width="\d+" height="\d+" data-color="#[0-9a-f]{6}"/)
    const first = [...html.matchAll(/<img [^>]*fetchpriority="high"[^>]*>/g)]
    assert.ok(first.length <= 1, `${path} hurries ${first.length} pictures`)
  }
  assert.ok(named.size > 400, `only ${named.size} files`)
  const missing = [...named].filter((file) => !existsSync(join(root, 'static', file)))
  assert.deepEqual(missing, [])
})

const focused = (page: Page) => page.locator(':focus').textContent()

/** Whether its middle can be seen without scrolling. */
async function isWithinView(element: Locator): Promise<boolean> {
  const box = await element.boundingBox()
  const view = element.page().viewportSize()
  assert.ok(box && view)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  return x > 0 && y > 0 && x < view.width && y < view.height
}
