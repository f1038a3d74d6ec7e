import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { addToCart } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

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
  await page.getByRole('link', { name: 'Choose 54 mm' }).click()
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
