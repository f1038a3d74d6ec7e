import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { keptInBrowser } from './kept-in-browser.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const ring = '/products/verde-emerald-ring'
const other = '/products/tide-hammered-ring'
const section = (page: Page) => page.locator('.lately')
const ask = (page: Page) => page.getByRole('button', { name: 'Remember what I look at' })
const clear = (page: Page) => page.getByRole('button', { name: 'Clear and stop' })
/** Where the strip leads. */
const strip = (page: Page) =>
  page.evaluate(
    `[...document.querySelectorAll('.lately a')].map(({ pathname }) => pathname)`,
  ) as Promise<string[]>

async function goAndSee(page: Page, path: string) {
  await page.goto(path)
  await section(page).waitFor()
}

test('nothing is kept until somebody asks for it; then what they look at, on this device, until they clear it', async () => {
  const page = await shop.visitor()
  const sent: string[] = []
  for (const path of ['/', ring, '/collections/rings', other]) await page.goto(path)
  await ask(page).waitFor()
  assert.deepEqual(await keptInBrowser(page), [])
  assert.deepEqual(await strip(page), [])

  // Pictures come as they are scrolled to.
  page.on('request', (request) => request.resourceType() === 'image' || sent.push(request.url()))
  // By keyboard, and the focus stays.
  await ask(page).focus()
  await page.keyboard.press('Enter')
  await clear(page).and(page.locator(':focus-visible')).waitFor()
  assert.deepEqual(sent, [], 'it asks the server for nothing')
  assert.deepEqual(await strip(page), [], 'not the page that is open')

  await goAndSee(page, ring)
  assert.deepEqual(await strip(page), [other])
  await goAndSee(page, '/')
  assert.deepEqual(await strip(page), [ring, other])
  await page.reload()
  await section(page).getByRole('link').first().waitFor()
  assert.deepEqual(await strip(page), [ring, other])
  assert.match((await section(page).textContent()) ?? '', /Verde emerald ring/i)
  const [stored = ''] = await keptInBrowser(page)
  assert.match(stored, /\["verde-emerald-ring","Verde [^"]+","\w+"\]/)
  assert.doesNotMatch(stored, /€|price/i)
  assert.deepEqual(await faults(page), [])

  await page.keyboard.press('Tab')
  await section(page).getByRole('link').first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${ring}`)

  // Not by the second half of a double click.
  await clear(page).dblclick()
  await ask(page).waitFor()
  assert.deepEqual(await keptInBrowser(page), [])
  assert.deepEqual(await strip(page), [])
  await goAndSee(page, other)
  assert.deepEqual(await keptInBrowser(page), [])
})

test('tabs share it, twelve are enough, and what is gone, damaged or blocked harms nothing', async () => {
  const page = await shop.visitor()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await goAndSee(page, '/')
  await ask(page).click()
  const tab = await page.context().newPage()
  await goAndSee(tab, ring)
  await section(page).getByRole('link').waitFor()
  assert.deepEqual(await strip(page), [ring], 'the other tab shows it at once')

  // Thirteen, one of them without its picture, one not sold any more.
  const many = Array.from({ length: 12 }, (_, at) => [`gone-${at}`, `Piece ${at}`, 'no-picture'])
  const write = (text: string) =>
    page.evaluate(`localStorage.setItem('lately', ${JSON.stringify(text)})`)
  await write(JSON.stringify(many))
  await goAndSee(tab, ring)
  await goAndSee(page, '/')
  assert.equal((await strip(page)).length, 12)
  assert.equal((await strip(page))[0], ring)
  assert.equal((await page.goto('/products/gone-0'))?.status(), 404)
  await goAndSee(page, '/')
  assert.equal((await strip(page)).includes('/products/gone-0'), false)

  for (const damaged of [
    '{',
    '5',
    'null',
    '"abc"',
    '[null]',
    '[["a"]]',
    '[1, ["a", "b", "c", "d"]]',
  ]) {
    await write(damaged)
    await goAndSee(page, '/')
    assert.deepEqual(await strip(page), [], damaged)
    await clear(page).waitFor()
  }
  await goAndSee(page, ring)
  await goAndSee(page, '/')
  assert.deepEqual(await strip(page), [ring], 'it mends itself')
  await clear(page).click()
  await section(tab).getByRole('button', { name: 'Remember' }).waitFor()

  await page.addInitScript(`Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('Access is denied for this document.', 'SecurityError') },
  })`)
  await page.goto(ring, { waitUntil: 'networkidle' })
  assert.equal(await section(page).isVisible(), false)
  assert.deepEqual(complaints, [])
})

test('it moves nothing in the first view, and is not there without script', async () => {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1440, height: 900 },
  ])
    for (const path of ['/', ring]) {
      const page = await shop.nextVisitor({ viewport })
      await page.goto(path)
      await section(page).waitFor()
      const top = (await section(page).boundingBox())?.y ?? 0
      assert.ok(top > viewport.height, `${path}: it begins at ${top}`)
    }
  const page = await shop.visitor({ javaScriptEnabled: false })
  for (const path of ['/', ring]) {
    await page.goto(path)
    assert.equal(await section(page).isVisible(), false, path)
    assert.equal(await page.getByText('Lately seen').isVisible(), false, path)
  }
})
