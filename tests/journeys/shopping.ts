import type { Page } from 'playwright-core'
import { anna as person } from '../support/anna.ts'

/** Anna, as she fills in the checkout: by the labels of its fields. */
export const anna = {
  'Email address': person.email,
  Telephone: person.phone,
  Name: person.name,
  'Street and house number': person.line1,
  Postcode: person.postcode,
  City: person.city,
}

/** Words of hers, as they would stand in a log. */
export const personal = [
  ...['anna', 'lindqvist', 'example.com', 'keizersgracht', '5550123', '555 0123', '1016 dw'],
  ...['bertil', 'for both of you'],
]

/** The cart's address, after the first piece with the time at which it was added. */
export const atCart = /\/cart(\?added=\d+)?$/

/** Puts a ring of a size into the cart from its page, and goes there. */
export async function chooseRing(page: Page, handle: string, size?: string): Promise<void> {
  await page.goto(`/products/${handle}`)
  if (size) await chooseSize(page, size)
  await addToCart(page)
}

/** Adds what is chosen to the cart, and goes there: with script through the drawer. */
export async function addToCart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add to cart' }).click()
  const onwards = page.locator('.drawer[open] a[href="/cart"]')
  await onwards.or(page.locator('#cart')).first().waitFor()
  if (await onwards.isVisible()) await onwards.click()
  await page.waitForURL(atCart)
}

/** Chooses a ring size by its millimetres; the button adds what the visitor's country calls it. */
export const chooseSize = (page: Page, size: string) =>
  page
    .locator('.short label')
    .filter({ hasText: new RegExp(`^${size}( |$)`) })
    .getByRole('radio')
    .check()

/** How many of each line the cart shows, or somebody has typed. */
export const quantities = (page: Page) =>
  page
    .locator('.cart-line [type=number]')
    .evaluateAll((fields) => fields.map((field) => (field as unknown as { value: string }).value))

/** The name of what has the focus. */
export const focused = (page: Page) =>
  page.evaluate(
    `document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()`,
  ) as Promise<string>

/** From the cart to the filled-in checkout. */
export async function fillCheckout(page: Page, person: Record<string, string> = {}): Promise<void> {
  await page.goto('/checkout')
  await page.locator('#country').selectOption('NL')
  for (const [label, text] of Object.entries({ ...anna, ...person }))
    await page.getByLabel(label, { exact: false }).first().fill(text)
}

export const pressPay = (page: Page) =>
  page.getByRole('button', { name: 'Continue to payment' }).click()

/** From the checkout to the provider's page. */
export async function goToPayment(page: Page): Promise<void> {
  await pressPay(page)
  const late = page.getByText('The payment page won’t open at the moment')
  const pay = page.getByRole('button', { name: 'Pay', exact: true })
  await pay
    .or(late)
    .first()
    .waitFor()
    .catch(async (cause) => {
      const says = await page.locator('.notice, .error').allInnerTexts()
      throw new Error(`no payment page, but at ${page.url()}: ${says.join(' ')}`, { cause })
    })
  // On a busy machine the stand-in takes longer than the shop waits. A shopper tries again.
  if (await late.isVisible()) await pressPay(page)
  await page.waitForURL('**/pay/**')
}
