import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startBrowserAt } from './browser.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { everyPage } from './every-page.ts'
import { anna, chooseRing, fillCheckout, goToPayment, pressPay } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

test('two tabs: the size that was swapped in the other one is shown before it is ordered', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await chooseRing(page, 'tide-hammered-ring', '52')
  await fillCheckout(page)
  const other = await page.context().newPage()
  await other.goto('/cart')
  await other.getByRole('button', { name: /Remove/ }).click()
  await other.getByText('Nothing here yet').waitFor()
  await chooseRing(other, 'tide-hammered-ring', '54')
  await pressPay(page)
  const said = page.getByRole('alert')
  await said.getByText(/No longer there: .*52/).waitFor()
  await said.getByText(/New: .*54/).waitFor()
  assert.equal(await page.locator('#line1').inputValue(), anna['Street and house number'])
  assert.equal(shop.stripe.sessions.length, 0)
  await goToPayment(page)
  assert.equal(shop.stripe.sessions.length, 1)
})

test('a browser that blocks cookies says so in the cart, and whom to call', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'no-cookies-'))
  mkdirSync(join(profile, 'Default'))
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } }
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(blocked))
  const context = await startBrowserAt(profile, { baseURL: shop.shop })
  try {
    const page = await context.newPage()
    await chooseRing(page, 'tide-hammered-ring', '52')
    const said = page.getByRole('alert')
    await said.getByText('Your browser blocks our cookie').waitFor()
    assert.match((await said.getByRole('link').first().getAttribute('href')) ?? '', /^tel:\+/)
    await page.goto('/cart')
    await page.getByText('Nothing here yet').waitFor()
  } finally {
    await context.close()
    rmSync(profile, { recursive: true })
  }
})

test('the form on an order’s page tells where it comes from', async () => {
  const page = await shop.visitor()
  await everyPage.order?.(page)
  // By the keyboard, once all is there: a click may miss a button of a long page that still moves.
  await page.waitForLoadState()
  const asked = page.waitForRequest('**/orders/close')
  await page.getByRole('button', { name: 'Close it now' }).press('Enter')
  const { origin, referer } = await (await asked).allHeaders()
  assert.equal(origin, shop.shop)
  assert.match(referer ?? '', /\/orders\/J-/)
  await page.waitForURL('**/orders')
})

test('without script, with the keyboard alone: from what is sold out to the mail that asks first, and its one button', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await page.goto('/products/lacrima-pearl-drops')
  await page.getByRole('link', { name: /Tell me when/ }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/notify?*')
  const email = page.getByLabel('Email address')
  const typeAndSend = async (typed: string) => {
    while ((await page.evaluate('document.activeElement.id')) !== 'email')
      await page.keyboard.press('Tab')
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
  await typeAndSend('anna@')
  await page.getByRole('alert').waitFor()
  assert.equal(await email.inputValue(), 'anna@')
  await page.waitForTimeout(2100)
  await typeAndSend('anna@example.com')
  await page.getByText('One more step').first().waitFor()
  assert.ok(!page.url().includes('anna'))
  const { links } = await shop.mail('anna@example.com', /confirm/)
  await page.goto(links.find((link) => link.includes('/notify/confirm')) ?? '')
  await page.getByRole('button', { name: 'Yes, email me once' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('We’ll email you once when this is back: Lacrima').waitFor()
})
