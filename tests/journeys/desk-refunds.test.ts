import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { buyRings } from './buy-rings.ts'
import { clickThrough } from './click-through.ts'
import { look, sizes } from './look.ts'
import { chooseRing, fillCheckout, goToPayment } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

for (const javaScriptEnabled of [true, false])
  test(`a line goes back, then all with the delivery: ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const number = await buyRings(shop)
    const page = await shop.atTheDesk('owner', { javaScriptEnabled, viewport: sizes.desktop })
    await page.goto(`/admin/orders/${number}`)
    await clickThrough(page.getByRole('link', { name: 'Send money back' }))
    await look(page, 'form', javaScriptEnabled)

    // Nothing is chosen yet; what is typed survives.
    await page.getByLabel('Note to the customer').fill('We are sorry that it took so long.')
    await press(page, 'Show what happens')
    await said(page, 'Please choose what goes back, or an amount.')
    await look(page, 'refused', javaScriptEnabled)
    assert.equal(
      await page.getByLabel('Note to the customer').inputValue(),
      'We are sorry that it took so long.',
    )
    await page.getByRole('checkbox', { name: /Classic Court Band/ }).check()
    await page.getByLabel(/^How many, Classic/).selectOption('1')
    await press(page, 'Show what happens')
    await said(page, /goes back the way it was paid, by Stripe; .* 1 piece is cancelled/)
    await said(page, 'We are sorry that it took so long.')
    await look(page, 'preview', javaScriptEnabled)
    await press(page, /^Send .* back$/)
    await said(page, 'The money is on its way.')
    // It is engraved, so nobody has ticked it.
    const box = page.getByRole('checkbox', { name: /Classic Court Band/ })
    assert.equal(await box.isChecked(), false)
    await look(page, 'refund', javaScriptEnabled)
    await box.check()
    await press(page, 'Put into stock')
    await said(page, 'Back in stock')

    await page.getByRole('link', { name: 'Send money back' }).click()
    await press(page, /^All that is left/)
    await said(page, 'All the money goes back')
    await look(page, 'preview of all', javaScriptEnabled)
    await press(page, /^Send .* back$/)
    await said(page, 'The money is on its way.')
    await page.getByRole('link', { name: `Back to order ${number}` }).click()
    await said(page, 'Nothing is left that could be sent back.')
    await look(page, 'order', javaScriptEnabled)
    await page.goto(`/admin/orders/${number}/restock`)
    await look(page, 'restock', javaScriptEnabled)
  })

test('the shopper gets the mail with the note, and the page says what went back', async () => {
  const shopper = await shop.visitor({ javaScriptEnabled: false })
  await chooseRing(shopper, 'tide-hammered-ring', '54')
  await fillCheckout(shopper, { 'Email address': 'ida@example.com' })
  await goToPayment(shopper)
  await press(shopper, 'Pay')
  await said(shopper, 'Your order is paid')
  const number = /J-\w{8}/.exec(shopper.url())?.[0] ?? ''

  const page = await shop.atTheDesk('owner')
  await page.goto(`/admin/orders/${number}/refund`)
  await page.getByLabel('Another amount').fill('25,50')
  await page.getByLabel('Reason').selectOption('goodwill')
  await page.getByLabel('Note to the customer').fill('For the long wait.')
  await press(page, 'Show what happens')
  await press(page, /^Send €25\.50 back$/)
  await said(page, 'The money is on its way.')
  const mail = await shop.mail('ida@example.com', new RegExp(`${number}: your refund`))
  assert.match(mail.text, /€25\.50/)
  assert.match(mail.text, /For the long wait\./)
  await shopper.reload()
  await said(shopper, /€25\.50 sent back on/)
  await look(shopper, 'shopper', false)
})
