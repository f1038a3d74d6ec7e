import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const cards = (page: Page) =>
  page
    .locator('.found .card')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
const count = async (page: Page) =>
  (await page.locator('.list-bar [role=status]').textContent()) ?? ''
const narrowedTo = (page: Page) => new URL(page.url()).search

/** Opens the filters of a list on a phone, and one of them. */
async function openFilter(page: Page, name: string) {
  await page.locator('#filters-all > summary').click()
  const filter = page
    .locator('details.filter')
    .filter({ has: page.getByText(name, { exact: true }) })
  if (!(await filter.evaluate((details) => details.hasAttribute('open'))))
    await filter.locator('summary').click()
}

test('without script a shopper narrows a collection down, takes a filter away, sorts and turns the page', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await page.goto('/collections/rings')
  const all = await cards(page)
  await openFilter(page, 'Metal')
  await page.getByRole('checkbox', { name: /^Platinum 950/ }).check()
  await page.getByRole('button', { name: 'Show pieces' }).click()
  await page.waitForURL(/metal=platinum-950/)
  const platinum = await cards(page)
  assert.ok(platinum.length > 0 && platinum.length < all.length)
  assert.match(narrowedTo(page), /metal=platinum-950/)
  assert.equal(await count(page), `${platinum.length} pieces`)

  await page.getByLabel('Sort by').selectOption('Price, low to high')
  await page.getByRole('button', { name: 'Sort', exact: true }).click()
  await page.waitForURL(/sort=price-ascending/)
  assert.deepEqual((await cards(page)).toSorted(), platinum.toSorted())
  assert.match(narrowedTo(page), /metal=platinum-950.*sort=price-ascending/)

  await page.getByRole('link', { name: 'Remove Platinum 950' }).click()
  await page.waitForURL((url) => !url.search.includes('metal'))
  assert.doesNotMatch(narrowedTo(page), /metal/)
  assert.equal((await cards(page)).length, all.length)

  await page.goto('/search?q=gold')
  await page.getByRole('link', { name: 'Next' }).click()
  await page.waitForURL(/page=2/)
  assert.match((await page.locator('.pagination').textContent()) ?? '', /Page 2 of/)
  assert.ok((await cards(page)).length > 0)
})

test('with script the list changes in place, is announced, and goes back', async () => {
  const page = await shop.nextVisitor()
  await page.goto('/collections/rings')
  const all = await count(page)
  await page.evaluate('window.stayed = true')
  await openFilter(page, 'Metal')
  await page.getByRole('checkbox', { name: /^Platinum 950/ }).check()
  await page.waitForURL('**metal=platinum-950**')
  await page.getByRole('checkbox', { name: /^Sterling silver 925/ }).check()
  await page.waitForURL('**metal=sterling-silver-925**')
  assert.notEqual(await count(page), all)
  const focused = () => page.evaluate('document.activeElement.id')
  assert.equal(await focused(), 'metal-sterling-silver-925')
  const both = await cards(page)

  await page.getByRole('link', { name: 'Remove Sterling silver 925' }).click()
  await page.waitForURL((url) => !url.search.includes('sterling'))
  assert.ok((await cards(page)).length < both.length)
  await page.goBack()
  await page.locator('#metal-sterling-silver-925:checked').waitFor({ state: 'attached' })
  assert.deepEqual(await cards(page), both)
  await page.goBack()
  await page.goBack()
  await page
    .locator('.list-bar [role=status]')
    .and(page.getByText(all, { exact: true }))
    .waitFor()
  assert.equal(await page.evaluate('window.stayed'), true)
})

test('with the keyboard: filters are taken away one by one, and the focus stays with them', async () => {
  const page = await shop.nextVisitor({ viewport: { width: 1280, height: 800 } })
  await page.goto('/collections/rings?metal=platinum-950&stone=natural-ruby')
  await page.getByRole('link', { name: 'Remove Platinum 950' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.search.includes('platinum'))
  assert.equal(await page.locator(':focus').getAttribute('aria-label'), 'Remove Natural ruby')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.search === '')
  assert.equal(await page.locator(':focus').getAttribute('id'), 'sort')
})

test('what somebody types while the list changes is not lost', async () => {
  const page = await shop.nextVisitor({ viewport: { width: 1280, height: 800 } })
  await page.goto('/collections/rings')
  let answer = () => {}
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/collections/rings?*', async (route) => {
    await asked
    await route.continue()
  })
  await page.getByLabel('From', { exact: true }).fill('500')
  await page.keyboard.press('Tab')
  await page.keyboard.type('25')
  answer()
  await page.waitForURL('**price.gte=500**')
  assert.equal(await page.locator(':focus').getAttribute('id'), 'price-to')
  // What is typed so far has narrowed the list as well: the rest still goes behind it.
  await page.waitForURL('**price.lte=25')
  await page.keyboard.type('00')
  await page.keyboard.press('Enter')
  await page.waitForURL('**price.gte=500&price.lte=2500')
})

test('what is typed suggests pieces, one question a pause, and the keyboard leads there', async () => {
  const page = await shop.visitor()
  await page.clock.install()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/search/suggest')) asked.push(request.url())
  })
  await page.goto('/search')
  const field = page.getByRole('combobox', { name: 'What are you looking for?' })
  // No pause between the letters, however busy the machine is.
  await page.clock.pauseAt(Date.now() + 60_000)
  await field.pressSequentially('saphir')
  await page.clock.resume()
  await page.getByRole('option').first().waitFor()
  assert.equal(asked.length, 1)
  assert.equal(await field.getAttribute('aria-expanded'), 'true')
  await field.press('ArrowDown')
  const active = await field.getAttribute('aria-activedescendant')
  assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true')
  await field.press('Escape')
  assert.equal(await page.getByRole('option').count(), 0)
  // Whoever has gone on meanwhile is not called back by an answer that comes late.
  await page.route('**/search/suggest?*', () => {})
  const question = page.waitForRequest('**/search/suggest?*')
  await field.pressSequentially('x')
  await question
  const dropped = page.waitForEvent('requestfailed')
  await field.press('Tab')
  await dropped
  assert.equal(await page.getByRole('option').count(), 0)
  await page.unroute('**/search/suggest?*')
  await field.press('End')
  await field.press('Backspace')
  await field.pressSequentially('e', { delay: 30 })
  await page.getByRole('option').first().waitFor()
  await field.press('ArrowDown')
  await field.press('Enter')
  await page.waitForURL('**/products/*')
  assert.match((await page.locator('h1').textContent()) ?? '', /Sapphire|Marine/i)
})

test('a misspelled search says what it took it for', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await page.goto('/search?q=emreald+ring')
  assert.match((await page.locator('.notice').first().textContent()) ?? '', /“emerald ring”/)
  assert.ok((await cards(page)).includes('/products/verde-emerald-ring'))
})
