import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { chooseRing, fillCheckout, goToPayment, pressPay } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop({ paypal: true })
})
after(() => shop.close())

for (const javaScriptEnabled of [false, true])
  describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    const shopper = () => shop.visitor({ javaScriptEnabled })
    const handle = javaScriptEnabled ? 'fiore-sapphire-brooch' : 'filo-pearl-brooch'

    test('a brooch is bought with PayPal, after a look at the page for cards', async () => {
      const page = await shopper()
      await chooseRing(page, handle)
      await fillCheckout(page)
      assert.equal(await page.getByLabel('Card and other ways to pay').isChecked(), true)
      await goToPayment(page)
      await page.goto(`${shop.shop}/checkout`)
      await page.getByLabel('PayPal', { exact: true }).check()
      await pressPay(page)
      await page.waitForURL('**/checkoutnow?token=*')
      await page.getByRole('button', { name: 'Cancel and go back' }).click()
      await page.waitForURL('**/checkout*')
      assert.equal(await page.getByLabel('PayPal', { exact: true }).isChecked(), true)
      await pressPay(page)
      await page.getByRole('button', { name: 'Pay now' }).click()
      await page.getByText('Your order is paid').waitFor()
      assert.match(page.url(), /\/orders\/J-[0-9A-Z]{8}$/)
    })
  })
