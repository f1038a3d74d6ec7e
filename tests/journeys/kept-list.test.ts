import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { chooseRing } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

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
  await press(page, 'Stop sharing')
  const answer = await other.reload()
  assert.equal(answer?.status(), 404)
  await page.goto('/cart')
  await page.getByRole('heading', { name: 'Tide' }).waitFor()
})
