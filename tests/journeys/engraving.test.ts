import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { addToCart, chooseSize, fillCheckout, goToPayment } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const letters = 'Nightingale & Łark'
const told = `Engraving: “${letters}”, Script, on the inside`

/** Types letters that only some fonts have, and chooses one of them. */
async function type(page: Page): Promise<void> {
  await page.goto('/products/classic-court-band')
  await page.getByLabel('Engraving').fill(letters)
  await page.getByRole('radio', { name: 'Script' }).check()
}

test('without script: typed, looked at, put into the cart, paid, and told on the order and by mail', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await type(page)
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.waitForURL('**/cart/engraving#engraving')
  await page.locator('.add-to-cart figure text', { hasText: letters }).waitFor()
  assert.equal(await page.getByLabel('Engraving').inputValue(), letters)

  await chooseSize(page, '54')
  await addToCart(page)
  await page.getByText(told).waitFor()
  await page.getByText('it can’t be returned').waitFor()
  const email = 'engraved@example.com'
  await fillCheckout(page, { 'Email address': email })
  await page.getByLabel('Wrap it as a gift').check()
  await page.getByText('Made for you, so it can’t be returned').waitFor()
  await goToPayment(page)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.getByText('Your order is paid').waitFor()
  for (const words of [told, 'Gift-wrapped']) await page.getByText(words).waitFor()
  for (const [to, subject] of [
    [email, /Your order J-/],
    ['owner@shop.example', /New order J-/],
  ] as const)
    assert.ok((await shop.mail(to, subject)).text.includes(told))
})

test('with script: drawn while it is typed, and nothing is sent but for the font', async () => {
  const page = await shop.visitor()
  const before: string[] = []
  await page.goto('/products/classic-court-band', { waitUntil: 'networkidle' })
  page.on('request', (request) => before.push(new URL(request.url()).pathname))
  await page.getByLabel('Engraving').pressSequentially('A very long name', { delay: 5 })
  const text = page.locator('.add-to-cart figure text')
  await text.waitFor()
  assert.equal(await text.textContent(), 'A very long name')
  await page.getByRole('radio', { name: 'Script' }).check()
  assert.equal(await text.getAttribute('font-family'), 'cut-script')
  await page.evaluate('document.fonts.ready')
  // With the first key the second picture comes in full as well.
  for (const path of before)
    assert.match(path, /^\/(engraving\/\w+\/(roman|script)\.woff2|pictures\/[\w-]+\.avif)$/)
  await page.getByLabel('Engraving').fill('')
  await page.locator('.add-to-cart figure').waitFor({ state: 'hidden' })
})

test('with script: the drawing follows the size, as the cart draws it', async () => {
  const page = await shop.visitor()
  await page.goto('/products/classic-court-band')
  await page.getByLabel('Engraving').fill('W'.repeat(20))
  await page.locator('.add-to-cart figure text').waitFor()
  await page.evaluate('document.fonts.ready')
  const measured = (where: string) =>
    page.locator(`${where} svg.drawing`).evaluate((node) => {
      const svg = node as unknown as {
        getAttribute(name: string): string
        querySelector(name: string): { getAttribute(name: string): string }
      }
      const of = (name: string) => Number(svg.querySelector('text').getAttribute(name))
      return { box: svg.getAttribute('viewBox'), room: of('data-room'), high: of('font-size') }
    })
  const heights: number[] = []
  for (const size of ['48', '60']) {
    await chooseSize(page, size)
    const { box, high } = await measured('.add-to-cart')
    assert.equal(Number(box.split(' ')[2]), Number(size) / 2 + 2)
    heights.push(high)
  }
  assert.ok((heights[0] ?? 0) < (heights[1] ?? 0), 'a larger ring has room for larger letters')
  const before = await measured('.add-to-cart')
  await addToCart(page)
  const after = await measured('.cart-line')
  assert.equal(after.box, before.box)
  assert.ok(Math.abs(after.room - before.room) < 0.02)
})

test('a letter that cannot be cut is named at its field, with the lettering that has it', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await page.goto('/products/forge-flat-band')
  await page.getByLabel('Engraving').fill('Mĭa')
  await page.getByRole('radio', { name: 'Block' }).check()
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.locator('#engraving-error').waitFor()
  const said = await page.locator('#engraving-error').textContent()
  assert.equal(said, 'We can’t cut “ĭ” in Block, but we can in Roman.')
  assert.equal(await page.getByLabel('Engraving').inputValue(), 'Mĭa')
})

test('no letter of it stands in an address or in the log', () => {
  const log = shop.lines.join('\n')
  assert.match(log, /visit: /)
  assert.doesNotMatch(log, /nightingale|łark/i)
})
