import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { clickThrough } from './click-through.ts'
import { sendParcel } from './send-parcel.ts'
import { addToCart, chooseSize, fillCheckout, goToPayment } from './shopping.ts'
import { pageFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

/** Two plain bands, sent and arrived, and the shopper on the page of their order. */
async function arrived(email: string, size: string, options: BrowserContextOptions): Promise<Page> {
  const page = await shop.visitor(options)
  await page.goto('/products/classic-court-band')
  await chooseSize(page, size)
  await page.getByLabel('Quantity').fill('2')
  await addToCart(page)
  await fillCheckout(page, { 'Email address': email })
  await goToPayment(page)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.getByText('Your order is paid').waitFor()
  await sendParcel(page)
  await page.getByRole('button', { name: 'It arrived' }).click()
  await page.getByText('Your order has arrived.').waitFor()
  return page
}

/** What is wrong with a page: axe needs script in it, and script adds to what the shop has written. */
async function look(page: Page, { javaScriptEnabled = true }: BrowserContextOptions) {
  await page.waitForLoadState()
  if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
  else assert.deepEqual(await pageFaults(page), [])
  const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  assert.ok(Number(beyond) <= 0, `${beyond} px too wide`)
}

const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }
const screen = { viewport: { width: 1440, height: 900 } }

for (const [what, options] of Object.entries({ phone, screen }))
  test(`two bands come back, one as sent and one damaged: ${what}`, async () => {
    const email = `returns-${what}@example.com`
    const page = await arrived(email, what === 'phone' ? '54' : '56', options)
    await look(page, options)
    await clickThrough(page.getByRole('link', { name: 'Withdraw from contract here' }))
    await look(page, options)
    await page.getByLabel(/^How many/).selectOption('0')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Please choose at least one piece.').first().waitFor()
    await look(page, options)
    await page.getByLabel(/^How many/).selectOption('2')
    await page.getByLabel('Anything we should know?').fill('They are lovely, but too wide.')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('I hereby withdraw').waitFor()
    await look(page, options)
    await page.getByRole('button', { name: 'Confirm withdrawal', exact: true }).click()
    await page.getByRole('heading', { name: 'Return slip' }).waitFor()
    await look(page, options)

    const receipt = await shop.mail(email, /received your message/)
    assert.match(receipt.text, /withdraw from the contract.*2 × Classic Court Band.*too wide/s)
    const [link = ''] = receipt.links.filter((each) => each.includes('/return/'))
    const printer = await shop.visitor(options)
    await printer.goto(link)
    await printer.emulateMedia({ media: 'print' })
    await printer.getByText('What to do').waitFor()
    assert.equal(await printer.getByRole('button', { name: /keeping it/ }).isVisible(), false)
    assert.equal(await printer.locator('.qr').isVisible(), true)

    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const desk = await shop.atTheDesk('desk', options)
    await desk.goto(`/admin/returns/${id}`)
    await look(desk, options)
    await desk.getByLabel(/piece 2 of 2/).uncheck()
    await desk.getByRole('button', { name: 'As sent', exact: true }).click()
    await desk.getByText('Received.', { exact: true }).waitFor()
    await look(desk, options)
    await desk.getByRole('button', { name: 'Damaged', exact: true }).click()
    await desk.locator('.status', { hasText: /^Received$/ }).waitFor()
    await desk.getByText('What comes next').waitFor()
    await look(desk, options)
    await shop.mail(email, /return has arrived/)

    await desk.getByRole('link', { name: 'Returns', exact: true }).first().click()
    await desk.waitForURL('**/admin/returns')
    await look(desk, options)
    await desk.getByRole('link', { name: 'Came back, not refunded' }).click()
    await desk.locator(`a[href="/admin/returns/${id}"]`).waitFor()
    await page.goto(page.url().replace(/\/return\/.*/, ''))
    await page.getByText('Your order has come back to us.').waitFor()
  })
