import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { pageFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop({ paypal: true })
})
after(() => shop.close())

const sizes = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 } },
}
/** Where to keep pictures of what is tested, to be looked at; none by default. */
const pictures = process.env.PICTURES
let taken = 0
const look = async (page: Page, name: string) =>
  pictures && page.screenshot({ path: `${pictures}/${++taken}-${name}.png`, fullPage: true })

const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

/** Finds something that can be taken along and puts it into a new order. */
async function begin(page: Page, title: string): Promise<void> {
  await page.goto('/admin')
  await page.getByRole('link', { name: 'New order', exact: true }).click()
  await page.getByLabel('Title, article number').fill(title)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.locator('#find .others a').first().click()
  const variant = page.getByLabel('Variant', { exact: true })
  const inStock = variant.locator('option', { hasText: 'in stock' }).first()
  await variant.selectOption({ label: (await inStock.textContent()) ?? '' })
  await look(page, 'add')
  await page.getByRole('button', { name: 'Add to the order' }).click()
  await page.locator('#lines .order-line').waitFor()
}

async function fillIn(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields))
    await page.locator('#customer').getByRole('textbox', { name: label }).fill(value)
}

/** First PayPal is down, which is said at the choice; then it is to be paid with. */
async function choosePayPal(page: Page, hasScript: boolean): Promise<void> {
  shop.paypal.faults.order({ endpoint: 'any', kind: 'error-before', times: 9 })
  const choice = page.getByLabel('PayPal', { exact: true })
  await choice.check()
  await page.getByRole('button', { name: 'Pay now' }).click()
  await page.getByRole('alert').getByText('“PayPal” isn’t available').waitFor()
  shop.paypal.faults.clear()
  await look(page, 'not-opened')
  assert.equal(await choice.isChecked(), true)
  if (hasScript) assert.deepEqual(await faults(page), [])
  assert.deepEqual(await pageFaults(page), [])
}

for (const [size, options] of Object.entries(sizes))
  for (const javaScriptEnabled of [true, false]) {
    const how = `${size}, ${javaScriptEnabled ? 'with' : 'without'} script`

    test(`an order by telephone is paid by the link of the mail: ${how}`, async () => {
      const page = await shop.atTheDesk('desk', { ...options, javaScriptEnabled })
      const email = `bert.${size}.${javaScriptEnabled}@example.com`
      await begin(page, 'alba small hoops')
      await page.getByRole('radio', { name: 'On the telephone' }).check()
      await page.getByRole('radio', { name: /^By a link that we mail/ }).check()
      await page.getByRole('button', { name: 'Place the order' }).last().click()
      await page.locator('.error-summary').waitFor()
      if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
      assert.deepEqual(await pageFaults(page), [])
      await look(page, 'refused')
      await fillIn(page, {
        ...{ 'Email address': email, Telephone: '020 555 0199', Name: 'Bert Bakker' },
        ...{
          'Street and house number': 'Prinsengracht 20',
          Postcode: '1015 AB',
          City: 'Amsterdam',
        },
      })
      await page.getByRole('button', { name: 'Place the order' }).last().click()
      await said(page, /the link to pay is on its way/)
      await look(page, 'placed')
      if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
      const number = /J-\w{8}/.exec(page.url())?.[0] ?? ''

      const mail = await shop.mail(email, new RegExp(number))
      const link = mail.links.find((each) => each.includes('/orders/')) ?? ''
      const customer = await shop.visitor({ ...options, javaScriptEnabled })
      await customer.goto(link)
      await said(customer, 'Waiting for your payment.')
      await look(customer, 'pay-now')
      if (javaScriptEnabled) assert.deepEqual(await faults(customer), [])
      assert.equal(await customer.getByLabel('Card and other ways to pay').isChecked(), true)
      if (size === 'phone') await choosePayPal(customer, javaScriptEnabled)
      await customer.getByRole('button', { name: 'Pay now' }).click()
      // On the page of either.
      await customer.getByRole('button', { name: /^Pay( now)?$/ }).click()
      await said(customer, 'Thank you. Your order is paid.')
    })

    test(`a counter sale in cash is handed over at once: ${how}`, async () => {
      const page = await shop.atTheDesk('desk', { ...options, javaScriptEnabled })
      await begin(page, 'alba small hoops')
      await page.getByRole('radio', { name: 'At the counter' }).check()
      await page.getByRole('radio', { name: /^Taken along/ }).check()
      await page.getByRole('radio', { name: /in cash/ }).check()
      await fillIn(page, { Name: 'Carla Counter' })
      await look(page, 'counter')
      await page.getByRole('button', { name: 'Place the order' }).last().click()
      await said(page, /Paid and handed over/)
      await page.locator('#parcels').getByText('Handed over').waitFor()
      await look(page, 'handed-over')
      if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
    })
  }
