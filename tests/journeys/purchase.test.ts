import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { clickThrough } from './click-through.ts'
import {
  addToCart,
  anna,
  chooseRing,
  chooseSize,
  fillCheckout,
  goToPayment,
  personal,
  pressPay,
} from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop({ entry: 'tests/journeys/delayed-payments-worker.ts' })
})
after(() => shop.close())

for (const javaScriptEnabled of [false, true])
  describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    const shopper = () => shop.visitor({ javaScriptEnabled })

    test('a ring with a size is bought: paid order, confirmation by mail, cart empty', async () => {
      const page = await shopper()
      await page.goto('/')
      await clickThrough(
        page.getByRole('navigation', { name: 'Shop' }).getByText('Rings', { exact: true }),
      )
      await page.getByRole('link', { name: /Classic Court Band/ }).click()
      await clickThrough(page.getByRole('link', { name: /rose gold/ }))
      await chooseSize(page, '54')
      await page.getByLabel('Engraving').fill('Ida & Bertil')
      await addToCart(page)
      await page.getByText('Engraving: “Ida & Bertil”').waitFor()
      await page.getByRole('link', { name: 'Check out' }).click()
      await page.waitForURL('**/checkout')

      const email = `buyer-${javaScriptEnabled}@example.com`
      await fillCheckout(page, { 'Email address': email })
      await page.getByLabel('Message on the card').fill('For both of you')
      await goToPayment(page)
      await page.getByRole('button', { name: 'Pay', exact: true }).click()
      await page.getByText('Your order is paid').waitFor()
      assert.match(page.url(), /\/orders\/J-[0-9A-Z]{8}$/)
      for (const words of [
        '18K rose gold, ring size 54',
        'Ida & Bertil',
        'Keizersgracht 174',
        'For both of you',
      ])
        await page.getByText(words).first().waitFor()
      await page.goto('/cart')
      await page.getByText('Nothing here yet').waitFor()

      const mail = await shop.mail(email, /Your order J-/)
      const other = await shopper()
      await other.goto(mail.links.find((link) => link.includes('/orders/')) ?? '')
      await other.getByText('Your order is paid').waitFor()
      assert.doesNotMatch(other.url(), /token/)
      await shop.mail('owner@shop.example', /New order J-/)
    })

    test('sold out while paying: the second is told, and the first still gets the ring', async () => {
      const handle = javaScriptEnabled ? 'fiore-sapphire-brooch' : 'filo-pearl-brooch'
      const [first, second] = [await shopper(), await shopper()]
      await chooseRing(first, handle)
      await chooseRing(second, handle)
      await fillCheckout(second)
      await fillCheckout(first)
      await goToPayment(first)
      await pressPay(second)
      await second.getByText('Sorry, a piece has just been sold').waitFor()
      assert.equal(await second.locator('#line1').inputValue(), anna['Street and house number'])
      await second.getByRole('button', { name: 'Remove what’s sold out' }).click()
      await second.getByText('Nothing here yet').waitFor()
      await first.getByRole('button', { name: 'Pay', exact: true }).click()
      await first.getByText('Your order is paid').waitFor()
      await second.goto(`/products/${handle}`)
      await second.getByText('Sold out').first().waitFor()
    })

    test('the card is declined, then the order is paid', async () => {
      const page = await shopper()
      await chooseRing(page, 'tide-hammered-ring', '52')
      await fillCheckout(page)
      await goToPayment(page)
      await page.getByRole('button', { name: 'Decline the card' }).click()
      await page
        .getByText(/declined/i)
        .first()
        .waitFor()
      await page.getByRole('button', { name: 'Pay', exact: true }).click()
      await page.getByText('Your order is paid').waitFor()
    })

    test('cancel and come back: the cart is kept, what was typed is there, and it can be paid', async () => {
      const page = await shopper()
      await chooseRing(page, 'tide-hammered-ring', '54')
      await fillCheckout(page)
      await goToPayment(page)
      await page
        .getByRole('link', { name: /cancel/i })
        .or(page.getByRole('button', { name: /cancel/i }))
        .first()
        .click()
      await page.waitForURL('**/checkout')
      assert.equal(await page.getByLabel('Name', { exact: true }).first().inputValue(), anna.Name)
      await goToPayment(page)
      await page.getByRole('button', { name: 'Pay', exact: true }).click()
      await page.getByText('Your order is paid').waitFor()
    })

    test('paying later: the order waits, then it is paid', async () => {
      const page = await shopper()
      await chooseRing(page, 'tide-hammered-ring', '56')
      await fillCheckout(page)
      await goToPayment(page)
      await page.getByRole('button', { name: /Pay later/ }).click()
      await page.getByText('Your payment is on its way').waitFor()
      await shop.stripe.settleAsync(shop.stripe.sessions.at(-1)?.id ?? '', 'succeeded')
      await page.reload()
      await page.getByText('Your order is paid').waitFor()
    })

    test('a wrong address is named at its field, and nothing that was typed is lost', async () => {
      const page = await shopper()
      await chooseRing(page, 'tide-hammered-ring', '58')
      await fillCheckout(page, { 'Email address': 'anna@', Postcode: '12' })
      await pressPay(page)
      await page.getByText('Please check 2 fields').waitFor()
      const postcode = page.locator('#postcode')
      assert.equal(await postcode.getAttribute('aria-invalid'), 'true')
      assert.match((await page.locator('#postcode-error').textContent()) ?? '', /1234 AB/)
      assert.equal(await page.locator('#line1').inputValue(), 'Keizersgracht 174')
      await postcode.fill('1016 DW')
      await page.locator('#email').fill('anna@example.com')
      await goToPayment(page)
    })

    test('what is wrong with the billing address is told apart from the delivery address', async () => {
      const page = await shopper()
      await chooseRing(page, 'tide-hammered-ring', '58')
      await fillCheckout(page, { Postcode: '12' })
      await page.getByLabel('Different from the delivery address').check()
      await pressPay(page)
      const said = (field: string) => page.locator(`.error-summary [href="#${field}"]`)
      assert.doesNotMatch((await said('postcode').textContent()) ?? '', /Billing/)
      assert.match((await said('billing_postcode').textContent()) ?? '', /^Billing address: /)
      await said('billing_postcode').click()
      await page.locator('#billing_postcode:focus').waitFor()
    })

    test('two tabs: each adds a piece, neither loses the other’s', async () => {
      const one = await shopper()
      await chooseRing(one, 'tide-hammered-ring', '60')
      const two = await one.context().newPage()
      await one.goto('/products/violetta-cocktail-ring')
      await two.goto('/products/alba-small-hoops')
      await addToCart(two)
      await chooseSize(one, '46')
      await addToCart(one)
      assert.equal(await one.locator('.cart-line').count(), 3)
      await one.getByText('Cart (3)').waitFor()
    })
  })

test('nothing personal was logged on all these ways, and nothing that opens anything', async () => {
  const log = shop.lines.join('\n')
  assert.match(log, /visit: /)
  const keys = await shop.keys()
  assert.ok(keys.length > 20)
  for (const words of [...personal, ...keys])
    assert.ok(!log.toLowerCase().includes(words.toLowerCase()), `the log says "${words}"`)
})
