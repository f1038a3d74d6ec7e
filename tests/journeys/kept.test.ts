import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { answered, clickThrough } from './click-through.ts'
import { chooseRing, chooseSize } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const heartOf = (page: Page, piece: string) =>
  page.getByRole('button', { name: `Keep ${piece}`, exact: true }).first()
const pressed = (page: Page, piece: string, on: boolean) =>
  page
    .getByRole('button', { name: `Keep ${piece}`, exact: true, pressed: on })
    .first()
    .waitFor()
const link = (page: Page, text: string) =>
  page.getByRole('banner').getByRole('link', { name: text, exact: true }).waitFor()

/** The first two pieces of a list. */
async function twoPieces(page: Page): Promise<[string, string]> {
  await page.goto('/collections/rings')
  const [one = '', two = ''] = await page.locator('.card > picture + span').allTextContents()
  return [one, two]
}

for (const javaScriptEnabled of [false, true])
  test(`with scripts ${javaScriptEnabled ? 'on' : 'off'}, a heart keeps a piece on its card and on its page, and lets go of it`, async () => {
    const page = await shop.visitor({
      javaScriptEnabled,
      viewport: { width: 320, height: 700 },
    })
    const [one, two] = await twoPieces(page)
    await link(page, 'Kept')
    await pressed(page, one, false)
    const box = await heartOf(page, one).boundingBox()
    assert.ok(box && box.width >= 44 && box.height >= 44, JSON.stringify(box))
    await heartOf(page, one).focus()
    await answered(page, () => page.keyboard.press('Space'))
    await pressed(page, one, true)
    await link(page, 'Kept (1)')
    assert.equal(new URL(page.url()).pathname, '/collections/rings')
    await answered(page, () => heartOf(page, two).click())
    await link(page, 'Kept (2)')
    assert.equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false)
    if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
    // It is there, and stays.
    await page.reload()
    await pressed(page, one, true)
    await pressed(page, two, true)

    await page
      .getByRole('link', { name: new RegExp(one) })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: one }).waitFor()
    await pressed(page, one, true)
    await answered(page, () => heartOf(page, one).click())
    await pressed(page, one, false)
    await link(page, 'Kept (1)')
    await page.goto('/collections/rings')
    await pressed(page, one, false)
    await pressed(page, two, true)
  })

test('when a heart is refused, the page says why', async () => {
  const page = await shop.visitor({})
  const [one] = await twoPieces(page)
  let first = true
  await page.route('/kept', (route) => {
    if (!first) return route.continue()
    first = false
    return route.fulfill({ status: 409, body: 'full' })
  })
  const again = page.waitForRequest((r) => r.method() === 'POST' && r.isNavigationRequest())
  await heartOf(page, one).click()
  await again
  await pressed(page, one, true)
})

test('on a slow connection a guest’s first heart is lost neither to what is added at once nor to a link', async () => {
  const page = await shop.visitor()
  await page.route('/kept', async (route) => {
    if (route.request().method() === 'POST')
      await new Promise((resolve) => setTimeout(resolve, 800))
    await route.continue()
  })
  await page.goto('/products/tide-hammered-ring')
  await chooseSize(page, '52')
  await page.locator('.heart').first().click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByRole('dialog', { name: 'Added to your cart' }).waitFor()
  await page.goto('/collections/rings')
  await link(page, 'Kept (1)')
  await link(page, 'Cart (1)')

  const other = '/products/violetta-cocktail-ring'
  await page.goto(other)
  await page.locator('.heart').first().click()
  await page.locator('.kept-link').click()
  await page.waitForURL('**/kept')
  await page.locator(`main a[href^="${other}"]`).first().waitFor()
})

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

test('without script: kept from the cart, shared, seen by somebody else, moved back, ended', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await page.goto('/kept')
  await page.getByText('Nothing here yet').waitFor()
  await chooseRing(page, 'tide-hammered-ring', '52')
  await press(page, /^Keep Tide .* for later$/)
  await page.getByRole('status').getByText('Kept for later').waitFor()
  await page.getByRole('link', { name: 'View kept pieces' }).click()
  await page.getByRole('heading', { name: 'Tide' }).waitFor()
  await page.getByText(/ring size 52/i).waitFor()

  await press(page, 'Make a link')
  await page.getByText('can see your list now').waitFor()
  const link = await page.getByLabel('The link to your list').inputValue()

  const other = await shop.visitor({ javaScriptEnabled: false })
  await other.goto(new URL(link).pathname)
  await other.getByRole('heading', { name: 'Tide' }).waitFor()
  assert.doesNotMatch((await other.locator('main').textContent()) ?? '', /€|52/)
  assert.deepEqual(await other.context().cookies(), [])

  await press(page, /^Move Tide/)
  await page.getByRole('status').getByText('Moved to your cart').waitFor()
  assert.equal(await page.getByRole('heading', { name: 'Tide' }).count(), 0)
  await clickThrough(page.getByRole('button', { name: 'Stop sharing' }))
  const answer = await other.reload()
  assert.equal(answer?.status(), 404)
  await page.goto('/cart')
  await page.getByRole('heading', { name: 'Tide' }).waitFor()
})
