import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

/** Widths of the drawings as they come out, in millimetres: the card, then every circle. */
async function widths(page: Page): Promise<number[]> {
  const pixels = (await page.evaluate(
    "[...document.querySelectorAll('.to-scale svg')].map((svg) => svg.getBoundingClientRect().width)",
  )) as number[]
  return pixels.map((px) => (px / 96) * 25.4)
}

const close = (a: number | undefined, b: number) => Math.abs((a ?? 0) - b) < 0.05

test('the ring sizer is printed to scale on one page of A4 and of US Letter, however large it was on the screen', async () => {
  const page = await shop.visitor()
  await page.goto('/pages/ring-sizer')
  await page.getByLabel('Size of the drawings').fill('1.5')
  const [card, first] = await widths(page)
  assert.ok(close(card, 54.18 * 1.5), `the card is ${card} mm wide on the screen`)
  assert.ok(close(first, (44 / Math.PI + 2) * 1.5))

  await page.emulateMedia({ media: 'print' })
  const [printed, ...circles] = await widths(page)
  assert.ok(close(printed, 54.18), `the card is ${printed} mm wide on paper`)
  assert.equal(circles.length, 27)
  for (const [at, width] of circles.entries()) assert.ok(close(width, (44 + at) / Math.PI + 2))
  for (const format of ['A4', 'Letter']) {
    const file = (await page.pdf({ format })).toString('latin1')
    assert.equal(file.match(/\/Type \/Page\b/g)?.length, 1, format)
  }
})

test('without script the sizer offers no slider, and tells what helps instead', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await page.goto('/pages/ring-sizer')
  await page.getByText('hold a bank card up to the screen and zoom').waitFor()
  assert.equal(await page.locator('#scale').isVisible(), false)
})

test('a shopper who does not know the size comes to the guide and back to the ring', async () => {
  const page = await shop.visitor()
  await page.goto('/products/aurelia-solitaire?sizes=jp')
  await page.getByRole('link', { name: /Not sure of your size/ }).click()
  await page.getByText('comes in sizes 46 mm (JP 6) to 62 mm (JP 21)').waitFor()
  await page.getByRole('link', { name: /Ring sizer/ }).click()
  await page.getByRole('link', { name: /Ring sizes/ }).click()
  await page.goBack()
  await page.goBack()
  await page.getByRole('link', { name: 'Aurelia Solitaire' }).click()
  await page.getByRole('group', { name: 'Ring size mm · JP' }).getByLabel('54 14').check()
})
