import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page, Response } from 'playwright-core'
import { fixedHeaders } from '../../src/platform/security.ts'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { everyPage } from './every-page.ts'
import { expectGoodPage, expectQuietLog } from './good-page.ts'
import { problemPages } from './problem-pages.ts'
import { chooseSize } from './shopping.ts'
import { htmlFaults } from './valid-html.ts'

const phone = { width: 390, height: 844 }
const desk = { width: 1440, height: 900 }

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop({ paypal: true })
})
after(() => shop.close())

for (const [name, open] of Object.entries(everyPage))
  test(`${name}: accessible, within the screen, the focus in sight, nothing from elsewhere, nothing refused`, () =>
    expectGoodPage(shop, name, open))

test('every page that search engines know is valid HTML', async () => {
  const sitemap = await (await fetch(`${shop.shop}/sitemap.xml`)).text()
  const paths = [...sitemap.matchAll(/<loc>([^<]+)/g)].map(([, url = '/']) => new URL(url).pathname)
  assert.ok(paths.length > 50, 'the sitemap has no pages')
  for (const path of paths) {
    const page = await (await fetch(shop.shop + path)).text()
    assert.deepEqual(await htmlFaults(page), [], path)
  }
})

for (const [name, { status, heading, open }] of Object.entries(problemPages))
  test(`${name}: a page of the shop that says what is wrong and leads on`, async () => {
    const page = await shop.nextVisitor({ viewport: phone })
    const answers: Response[] = []
    page.on('response', (answer) => answers.push(answer))
    await open(page)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    const answer = answers.findLast((each) => each.request().resourceType() === 'document')
    assert.equal(answer?.status(), status)
    assert.deepEqual(await htmlFaults((await answer?.text()) ?? ''), [])
    assert.ok((await page.locator('main').getByRole('link').count()) > 0, 'it leads nowhere')
    for (const viewport of [phone, desk]) {
      await page.setViewportSize(viewport)
      assert.deepEqual(await faults(page), [])
    }
  })

test('a ring is bought with the keyboard alone', async () => {
  const page = await shop.nextVisitor()
  await page.goto('/products/tide-hammered-ring')
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), 'Skip to content')
  await page.keyboard.press('Enter')
  await tabTo(page, 'variant')
  for (const size of ['48', '50', '52', '54', '56']) {
    await page.keyboard.press('ArrowRight')
    assert.match((await chosenSize(page)) ?? '', new RegExp(`^${size} `))
  }
  await tabTo(page, 'Add to cart')
  await page.keyboard.press('Enter')
  await page.locator('.drawer[open]').waitFor()
  await tabTo(page, 'Check out')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/checkout')
  const typed = {
    email: 'anna@example.com',
    phone: '+31205550123',
    country: 'Netherlands',
    name: 'Anna Lindqvist',
    line1: 'Keizersgracht 174',
    postcode: '1016 DW',
    city: 'Amsterdam',
  }
  for (const [field, text] of Object.entries(typed)) {
    await tabTo(page, field)
    await page.keyboard.type(text)
  }
  // Return in a field sends the order, not the button that only shows prices again.
  await page.keyboard.press('Enter')
  await page.waitForURL('**/pay/**')
})

const chosenSize = (page: Page) =>
  page.locator('.short label:has(:focus:checked)').textContent({ timeout: 1000 })

/** Name or words of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(
    `document.activeElement.name || document.activeElement.textContent.trim()`,
  ) as Promise<string>

async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)) === wanted) return
  }
  throw new Error(`The keyboard does not reach ${wanted}`)
}

test('in colours that the system forces, what is chosen and what has the focus can be told', async () => {
  const page = await shop.visitor({ viewport: desk, forcedColors: 'active', colorScheme: 'dark' })
  const outlined = async (selector: string) =>
    (await styleOf(page, selector, 'outlineStyle'))[0] === 'solid'
  await page.goto('/products/classic-court-band')
  await chooseSize(page, '54')
  assert.equal(await outlined('.option-value[aria-current]'), true)
  assert.equal(await outlined('.option-value:has(:checked)'), true)
  assert.equal(await outlined('.option-value:not(:has(:checked), [aria-current])'), false)
  assert.equal(await outlined('.short :checked'), true)
  assert.equal(await outlined('.short :not(:checked)'), false)
  const metals = await styleOf(page, '.metal', 'backgroundColor')
  assert.equal(new Set(metals).size, metals.length)
  assert.ok(metals.length > 2)
  await page.goto('/search')
  await page.locator('#q').pressSequentially('pearl')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  assert.equal(await outlined('[role=option][aria-selected=true]'), true)
  assert.equal(await outlined('[role=option][aria-selected=false]'), false)
})

for (const [name, most] of [
  ['order', 2],
  ['ring sizes', 3],
  ['product with an engraving', 2],
] as const)
  test(`${name} on paper: black on white, the shop's name and address, nothing to press, ${most} pages`, async () => {
    const page = await shop.nextVisitor({ viewport: desk, colorScheme: 'dark' })
    await everyPage[name]?.(page)
    const pdf = await page.pdf({ format: 'A4' })
    const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
    assert.ok(pages > 0 && pages <= most, `${pages} pages`)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    assert.deepEqual(await styleOf(page, 'html', 'backgroundColor'), ['rgb(255, 255, 255)'])
    for (const pressed of await page.locator('nav, button, input, select, .related').all())
      assert.equal(await pressed.isVisible(), false)
    await page.getByRole('link', { name: 'Jegem' }).waitFor()
    await page.getByText('Kanalstraat 12').waitFor()
    for (const display of await styleOf(page, 'thead', 'display'))
      assert.equal(display, 'table-header-group')
  })

/** A style as it comes out, of every element of a selector. */
const styleOf = (page: Page, selector: string, name: string) =>
  page.evaluate(
    `[...document.querySelectorAll('${selector}')].map((each) => getComputedStyle(each).${name})`,
  ) as Promise<string[]>

test('a picture may be kept for ever, and is as guarded as a page', async () => {
  const page = await shop.nextVisitor()
  await page.goto('/products/aurelia-solitaire')
  const src = await page.locator('img').first().getAttribute('src')
  assert.match(src ?? '', /^\/pictures\//)
  const { headers } = await fetch(new URL(src ?? '', shop.shop))
  assert.equal(headers.get('Cache-Control'), 'public, max-age=31556952, immutable')
  for (const [name, value] of Object.entries(fixedHeaders)) assert.equal(headers.get(name), value)
  assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'none'/)
})

test('nothing personal was logged on all these ways, and nothing that opens anything', async () => {
  assert.match(shop.lines.join('\n'), /visit: /)
  await expectQuietLog(shop)
})
