import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { deskPages } from './desk-pages.ts'
import { expectGoodPage, expectQuietLog } from './good-page.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
  const seeded = await fetch(`${shop.shop}/stand-ins/orders`)
  assert.equal(seeded.status, 200, 'the orders that the pages show')
})
after(() => shop.close())

for (const [name, open] of Object.entries(deskPages))
  test(`${name}: accessible, within the screen, the focus in sight, nothing from elsewhere, nothing refused`, () =>
    expectGoodPage(shop, name, open))

test('nothing personal was logged at the desk, and nothing that opens anything', () =>
  expectQuietLog(shop))
