import type { BrowserShop } from './browser-shop.ts'
import { addToCart, chooseSize, fillCheckout, goToPayment } from './shopping.ts'

/** Buys an engraved band, twice, and a ring that is made to order; returns the order's number. */
export async function buyRings(shop: BrowserShop): Promise<string> {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await page.goto('/products/classic-court-band')
  await page.getByLabel('Engraving').fill('A & M')
  await page.getByRole('radio', { name: 'Script' }).check()
  await chooseSize(page, '54')
  await page.getByLabel('Quantity').fill('2')
  await addToCart(page)
  await page.goto('/products/corona-halo-ring')
  await chooseSize(page, '52')
  await addToCart(page)
  await fillCheckout(page)
  await goToPayment(page)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.getByText('Your order is paid').waitFor()
  return /J-\w{8}/.exec(page.url())?.[0] ?? ''
}
