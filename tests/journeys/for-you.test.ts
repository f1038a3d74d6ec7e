import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { clickThrough } from './click-through.ts'
import { expectGoodPage } from './good-page.ts'
import { chooseRing } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const section = (page: Page) => page.getByRole('region', { name: 'For you' })

/** A visitor with a ring in the cart, on this page. */
const withRing = (path: string) => async (page: Page) => {
  await chooseRing(page, 'tide-hammered-ring', '56')
  await page.goto(path)
}

for (const path of ['/', '/cart', '/search?q=emerald+submarine'])
  test(`pieces for a guest: ${path}`, () =>
    expectGoodPage(shop, `For you on ${path}`, async (page) => {
      await withRing(path)(page)
      await section(page).waitFor()
    }))

test('without a script: a piece with its reason is followed, and the switch ends it', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await withRing('/')(page)
  const first = section(page).getByRole('link').first()
  assert.match((await first.textContent()) ?? '', /Tide/)
  await first.click()
  await page.getByRole('button', { name: 'Add to cart' }).waitFor()
  await page.goto('/')
  await clickThrough(section(page).getByRole('button', { name: 'Don’t pick for me' }))
  assert.equal(new URL(page.url()).pathname, '/')
  assert.equal(await section(page).count(), 0)
  await page.goto('/cart')
  assert.equal(await section(page).count(), 0)
})
