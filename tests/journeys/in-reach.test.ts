import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { addToCart, chooseSize } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const button = (page: Page) => page.getByRole('button', { name: 'Add to cart' })

/** Where an element is in the window, once it has been drawn. */
async function placeOf(page: Page, selector: string) {
  await frame(page)
  return (await page.evaluate(
    `document.querySelector('${selector}').getBoundingClientRect().toJSON()`,
  )) as Record<'top' | 'bottom' | 'left' | 'width' | 'height', number>
}

/** Lets the browser draw; a callback of the page's would never come where scripts are off. */
const frame = (page: Page) => page.waitForTimeout(100)

/** Scrolls to where an element begins. */
async function scrollTo(page: Page, selector: string) {
  await page.evaluate(`document.querySelector('${selector}').scrollIntoView()`)
  await frame(page)
}

const isAtTheEdge = async (page: Page) => {
  const { bottom, left, width } = await placeOf(page, '.buy-bar')
  return bottom === 844 && left === 0 && width === 390
}

for (const javaScriptEnabled of [false, true])
  describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test('on a phone, price and button stay at the edge once they have left the window, and come back', async () => {
      const page = await shop.visitor({ javaScriptEnabled })
      await page.goto('/products/tide-hammered-ring')
      assert.equal(await isAtTheEdge(page), false)
      assert.equal(await page.locator('.buy-bar .price').isVisible(), false)
      await chooseSize(page, '54')
      const { height } = await placeOf(page, '.add-line')
      await scrollTo(page, '.description')
      assert.equal(await isAtTheEdge(page), true)
      assert.equal(await page.locator('.buy-bar .price').isVisible(), true)
      assert.equal((await placeOf(page, '.add-line')).height, height)
      // One button, wherever it is.
      assert.equal(await button(page).count(), 1)
      await scrollTo(page, 'h1')
      assert.equal(await isAtTheEdge(page), false)
      await scrollTo(page, '.description')
      await addToCart(page)
      await page.getByText('Ring size 54').waitFor()
    })
  })

for (const [handle, kind] of [
  ['tide-hammered-ring', 'among many'],
  ['anello-link-bracelet', 'among few'],
] as const)
  test(`what is still to be chosen ${kind} is shown with its message`, async () => {
    const page = await shop.nextVisitor()
    await page.goto(`/products/${handle}`)
    await scrollTo(page, '.description')
    await button(page).click()
    await page.locator('[name=variant]:focus').waitFor({ state: 'attached' })
    const { top, bottom } = await placeOf(page, '[name=variant]')
    // Its name, above it, is in sight as well.
    assert.ok(top >= 40 && bottom <= 844, `${top} to ${bottom}`)
    const message = await page.evaluate('document.activeElement.validationMessage')
    assert.match(String(message), /select/)
    assert.equal(new URL(page.url()).pathname, `/products/${handle}`)
  })

test('the bar covers nothing that the keyboard comes to, nor the end of the page', async () => {
  const page = await shop.nextVisitor()
  await page.goto('/products/classic-court-band')
  await page.locator('.facts').evaluate((facts) => facts.scrollIntoView())
  assert.equal(await isAtTheEdge(page), true)
  await page.locator('.product-text').evaluate((text) => {
    text.tabIndex = -1
    text.focus()
  })
  let steps = 0
  for (; steps < 60; steps++) {
    await page.keyboard.press('Tab')
    await frame(page)
    const seen = await page.evaluate(`(() => {
      const focus = document.activeElement
      if (focus === document.body) return null
      const bar = document.querySelector('.buy-bar').getBoundingClientRect()
      return focus.getBoundingClientRect().bottom <= bar.top || focus.outerHTML
    })()`)
    if (seen === null) break
    assert.equal(seen, true)
  }
  assert.ok(steps > 5, 'nothing below the form has the focus')
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
  const [end, bar] = [await placeOf(page, 'footer address'), await placeOf(page, '.buy-bar')]
  assert.ok(end.bottom <= bar.top, `${end.bottom} is beneath ${bar.top}`)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`accessible with the bar in sight, ${colorScheme}`, async () => {
    const page = await shop.nextVisitor({ colorScheme })
    await page.goto('/products/classic-court-band')
    await scrollTo(page, '.facts')
    assert.equal(await isAtTheEdge(page), true)
    assert.deepEqual(await faults(page), [])
    assert.equal(await isAtTheEdge(page), true)
  })

test('with text twice as large on a narrow phone, price and button are whole, in the form and in the bar', async () => {
  const page = await shop.nextVisitor({ viewport: { width: 320, height: 844 } })
  await page.goto('/products/tide-hammered-ring')
  await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
  const { left, width } = await placeOf(page, '.add-line .button')
  assert.ok(left + width <= 320, `in the form the button ends at ${left + width}`)
  await scrollTo(page, '.description')
  const bar = await placeOf(page, '.buy-bar')
  assert.equal(bar.bottom, 844)
  assert.ok(bar.height < 844 / 3, `the bar is ${bar.height} high`)
  for (const part of ['.buy-bar .price', '.buy-bar .button']) {
    const { left, width, top, bottom } = await placeOf(page, part)
    assert.ok(left >= 0 && left + width <= 320, `${part}: ${left} to ${left + width}`)
    assert.ok(top >= bar.top && bottom <= bar.bottom, part)
  }
})

test('with the keyboard, the button at the edge is where it is in the form', async () => {
  const page = await shop.nextVisitor()
  await page.goto('/products/tide-hammered-ring')
  await chooseSize(page, '54')
  await page.getByLabel('Quantity').focus()
  await page.evaluate(`document.querySelector('.facts').scrollIntoView()`)
  assert.equal(await isAtTheEdge(page), true)
  await page.keyboard.press('Tab')
  await button(page).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Added to your cart' }).waitFor()
})

test('nothing on the page moves when the bar comes and goes', async () => {
  const page = await shop.nextVisitor()
  await page.goto('/products/classic-court-band')
  await page.waitForLoadState('networkidle')
  await page.evaluate(`{
    globalThis.shifts = []
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
      .observe({ type: 'layout-shift' })
  }`)
  const { height } = await placeOf(page, '.product')
  await page.mouse.move(195, 400)
  for (const by of [700, 700, 700, -700, -700, 2100]) {
    await page.mouse.wheel(0, by)
    await page.waitForTimeout(150)
  }
  assert.equal(await isAtTheEdge(page), true)
  assert.equal((await placeOf(page, '.product')).height, height)
  assert.deepEqual(await page.evaluate('shifts'), [])
})

for (const [why, path, viewport] of [
  ['where all is sold out', '/products/lacrima-pearl-drops', { width: 390, height: 844 }],
  [
    'in a window as low as a zoomed one',
    '/products/tide-hammered-ring',
    { width: 390, height: 422 },
  ],
  [
    'beside the pictures of a desktop',
    '/products/tide-hammered-ring',
    { width: 1440, height: 900 },
  ],
] as const)
  test(`there is no bar ${why}`, async () => {
    const page = await shop.nextVisitor({ viewport })
    await page.goto(path)
    await scrollTo(page, '.product-text')
    await page.evaluate('scrollBy(0, 300)')
    await frame(page)
    const fixed = await page.evaluate(
      `[...document.querySelectorAll('main *')].some((each) => getComputedStyle(each).position === 'fixed')`,
    )
    assert.equal(fixed, false)
  })
