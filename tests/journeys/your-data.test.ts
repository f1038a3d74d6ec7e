import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { expectGoodPage } from './good-page.ts'
import { look } from './look.ts'
import { chooseRing, fillCheckout, goToPayment } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

/** Asks for one mail when a piece can be had again. */
async function askForAlert(page: Page, email: string): Promise<void> {
  await page.goto('/products/lacrima-pearl-drops/notify')
  await page.getByLabel('Email address').first().fill(email)
  // Only programs are faster.
  await page.waitForTimeout(2100)
  await press(page, 'Email me once')
  await page.getByRole('status').waitFor()
}

/** Somebody of whom the shop keeps everything that it can; `link` opens what they keep. */
async function withEverything(page: Page, email: string): Promise<{ link: string }> {
  await chooseRing(page, 'tide-hammered-ring', '54')
  await fillCheckout(page, { 'Email address': email })
  await goToPayment(page)
  await press(page, 'Pay')
  await page.getByText('Your order is paid').waitFor()
  const mail = await shop.mail(email, /order/i, /\?token=/)
  await page.goto(mail.links.find((each) => each.includes('/orders/')) ?? '')
  await page.getByRole('link', { name: 'Remind me of something' }).click()
  await page.getByLabel('Day', { exact: true }).selectOption('12')
  await page.getByLabel('Month', { exact: true }).selectOption('6')
  await page.getByLabel(/every year for up to five years/).check()
  await press(page, 'Remind me of this day')
  await page.getByText('12 June, every year').waitFor()
  await page.getByRole('link', { name: 'Ask for a resize or repair' }).click()
  await page.getByLabel('What would you like?').selectOption('resize')
  await page.getByLabel(/New ring size/).fill('US 7')
  await page.getByLabel(/Your message/).fill('It is a bit tight in the evening.')
  await press(page, 'Send')
  await page.getByText('We’ve got your message').waitFor()
  await askForAlert(page, email)

  await chooseRing(page, 'tide-hammered-ring', '52')
  await press(page, /^Keep Tide .* for later$/)
  await page.getByRole('status').getByText('Kept for later').waitFor()
  await chooseRing(page, 'violetta-cocktail-ring', '52')
  await page.goto('/kept')
  await page.getByLabel('Show prices').check()
  await press(page, 'Make a link')
  const link = await page.getByLabel('The link to your list').inputValue()
  await page.goto('/privacy/your-data')
  return { link: new URL(link).pathname }
}

test('your data, all of it: accessible, within the screen', () =>
  expectGoodPage(shop, 'your data, all of it', (page) =>
    withEverything(page, 'all-of-it@example.com'),
  ))

test('without script: all of it is seen, taken along and forgotten, and the link opens nothing', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false, acceptDownloads: true })
  const { link } = await withEverything(page, 'your-data@example.com')
  await look(page, 'your-data', false)
  const main = (await page.locator('main').textContent()) ?? ''
  for (const said of [
    /1 × Violetta/,
    /Kept for laterTide/,
    /Whoever you gave it to sees these pieces with prices/,
    /12 June, every year/,
    /Another ring size: Tide.*US 7.*It is a bit tight/,
    /When it’s back: Lacrima/,
  ])
    assert.match(main, said)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Take it with me' }).click(),
  ])
  assert.equal(file.suggestedFilename(), 'my-data.json')

  const other = await shop.visitor({ javaScriptEnabled: false })
  assert.equal((await other.goto(link))?.status(), 200)
  await press(page, 'Forget it')
  await page.getByRole('status').getByText('Forgotten.').waitFor()
  await look(page, 'forgotten', false)
  assert.deepEqual(await page.context().cookies(), [])
  assert.equal((await other.reload())?.status(), 404)
  await page.goto('/cart')
  await page.getByText('Nothing here yet').waitFor()
})
