import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { clickThrough } from './click-through.ts'
import { addToCart } from './shopping.ts'

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
  await clickThrough(page.getByRole('link', { name: /Ring sizer/ }))
  await clickThrough(page.getByRole('link', { name: /Ring sizes/ }))
  await page.goBack()
  await page.goBack()
  await page.getByRole('link', { name: 'Aurelia Solitaire' }).click()
  await page.getByRole('group', { name: 'Ring size mm · JP' }).getByLabel('54 14').check()
})

const RING = '/products/tide-hammered-ring'

test('a ring size is told once: rings say whether they are there in it, the cart reads so, and it is forgotten', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  const cookies = () => page.context().cookies()
  await page.goto(RING)
  assert.deepEqual(await cookies(), [])
  await page.getByRole('link', { name: /Not sure of your size/ }).click()
  await page.getByLabel('Ring size', { exact: true }).fill('huge')
  await page.getByLabel('Counted as in').selectOption('us')
  const send = page.getByRole('button', { name: 'Remember my size' })
  await send.click()
  assert.match((await page.getByRole('alert').textContent()) ?? '', /as in the table below/)
  assert.deepEqual(await cookies(), [])
  await page.getByLabel('Ring size', { exact: true }).fill('6 3/4')
  await send.click()

  await page.waitForURL(`**${RING}`)
  await page.getByText(/Your size, 6¾\s\(US\), is/).waitFor()
  await clickThrough(page.getByRole('link', { name: 'Choose 54 mm' }))
  assert.equal(await page.getByRole('radio', { name: /^54/ }).isChecked(), true)
  assert.equal(await page.getByRole('link', { name: 'Choose 54 mm' }).count(), 0)
  await addToCart(page)
  await page.getByText(/ring size 54\smm \(US\s6¾\)/).waitFor()

  await page.goto('/pages/ring-sizes')
  await page.getByText(/You told us 6¾\s\(US\)/).waitFor()
  await page.getByRole('button', { name: 'Forget my size' }).click()
  await page.getByRole('button', { name: 'Remember my size' }).waitFor()
  assert.equal(await page.getByText('You told us').count(), 0)
  await page.goto(RING)
  const remember = page.getByRole('button', { name: 'This is my size: remember it' })
  await page.getByRole('radio', { name: /^52/ }).check()
  await remember.click()
  await page.getByText(/Your size, 12\s\(CH\), is/).waitFor()
  assert.equal(await page.getByRole('radio', { name: /^52/ }).isChecked(), true)
})

test('with script, too, the size is remembered and no drawer opens; the preview of an engraving is not lost', async () => {
  const page = await shop.visitor()
  await page.goto('/products/classic-court-band')
  await page.getByLabel('Engraving').fill('Ida')
  await page.locator('.add-to-cart figure text').waitFor()
  await page.getByRole('radio', { name: /^54/ }).check()
  await page.getByRole('button', { name: 'This is my size: remember it' }).click()
  await page.getByText(/Your size, 14\s\(CH\), is/).waitFor()
  assert.equal(await page.locator('.drawer[open]').count(), 0)
})
