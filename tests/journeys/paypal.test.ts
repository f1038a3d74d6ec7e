import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { anna, chooseRing, fillCheckout, goToPayment, pressPay } from './shopping.ts'
import { htmlFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop({ paypal: true })
})
after(() => shop.close())

const choose = (page: Page) => page.getByLabel('PayPal', { exact: true })

/** From the checkout to PayPal's page. */
async function goToPayPal(page: Page): Promise<void> {
  await choose(page).check()
  await pressPay(page)
  await page.waitForURL('**/checkoutnow?token=*')
}

async function expectKept(page: Page): Promise<void> {
  for (const [field, typed] of Object.entries(anna)) {
    const kept = await page.getByLabel(field).first().inputValue()
    // Of an order that was placed, as it can be rung from everywhere.
    assert.equal(kept.replace('+31', '0').replaceAll(' ', ''), typed.replaceAll(' ', ''))
  }
}

for (const javaScriptEnabled of [false, true])
  describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    const shopper = () => shop.visitor({ javaScriptEnabled })

    test('a brooch is bought with PayPal: after a look at the page for cards, after going back, after a card was declined', async () => {
      const page = await shopper()
      await chooseRing(page, javaScriptEnabled ? 'fiore-sapphire-brooch' : 'filo-pearl-brooch')
      await fillCheckout(page)
      assert.equal(await page.getByLabel('Card and other ways to pay').isChecked(), true)
      await goToPayment(page)
      await page.goto('/checkout')
      await goToPayPal(page)

      await page.getByRole('button', { name: 'Cancel and go back' }).click()
      await page.waitForURL(`${shop.shop}/checkout*`)
      await expectKept(page)
      assert.equal(await choose(page).isChecked(), true)

      await goToPayPal(page)
      await page.getByRole('button', { name: 'Agree, and the card is declined' }).click()
      await page.getByRole('alert').getByText('Declined.').waitFor()
      assert.match(page.url(), /\/checkoutnow\?token=/)
      await page.getByRole('button', { name: 'Pay now' }).click()
      await page.getByText('Your order is paid').waitFor()
      assert.match(page.url(), /\/orders\/J-[0-9A-Z]{8}$/)
      // Which needs a page with script.
      if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
    })

    test('PayPal is down: the shop says so at once, keeps what was typed, and a card still pays', async () => {
      const page = await shopper()
      await chooseRing(page, 'tide-hammered-ring', javaScriptEnabled ? '52' : '54')
      await fillCheckout(page)
      shop.paypal.faults.order({ endpoint: 'any', kind: 'error-before', times: 9 })
      await choose(page).check()
      await pressPay(page)
      await page.getByRole('alert').getByText('“PayPal” isn’t available').waitFor()
      shop.paypal.faults.clear()
      // Whoever comes to the choice by keyboard hears it there, and has it as it was.
      const said = await choose(page).getAttribute('aria-describedby')
      assert.match(
        (await page.locator(`#${said}`).textContent()) ?? '',
        /choose another way to pay/,
      )
      assert.equal(await choose(page).isChecked(), true)
      await expectKept(page)
      if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
      else assert.deepEqual(await htmlFaults(await page.content()), [])
      await page.getByLabel('Card and other ways to pay').check()
      await goToPayment(page)
      await page.getByRole('button', { name: 'Pay', exact: true }).click()
      await page.getByText('Your order is paid').waitFor()
    })
  })

test('two tabs: who chooses a card in one and agrees in PayPal’s is told that nothing was taken, and pays once', async () => {
  const page = await shop.visitor()
  await chooseRing(page, 'tide-hammered-ring', '56')
  await fillCheckout(page)
  await goToPayPal(page)
  const other = await page.context().newPage()
  await other.goto('/checkout')
  await other.getByLabel('Card and other ways to pay').check()
  await goToPayment(other)

  await page.getByRole('button', { name: 'Pay now' }).click()
  await page.getByRole('heading', { name: 'Nothing was charged' }).waitFor()
  assert.deepEqual(await faults(page), [])
  await page.getByRole('link', { name: 'See your order' }).click()
  await page.getByText('Waiting for your payment').waitFor()
  await other.getByRole('button', { name: 'Pay', exact: true }).click()
  await other.getByText('Your order is paid').waitFor()
  assert.deepEqual(shop.paypal.orders.at(-1)?.captures, [])
})

test('with the keyboard alone PayPal is chosen and paid with', async () => {
  const page = await shop.visitor()
  await chooseRing(page, 'tide-hammered-ring', '58')
  await fillCheckout(page)
  await tabTo(page, 'stripe')
  await page.keyboard.press('ArrowDown')
  assert.equal(await focused(page), 'paypal')
  const ring = `getComputedStyle(document.activeElement.closest('label')).outlineStyle`
  assert.equal(await page.evaluate(ring), 'solid')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/checkoutnow?token=*')
  await tabTo(page, 'approve')
  await page.keyboard.press('Enter')
  await page.getByText('Your order is paid').waitFor()
})

/** The value of what has the focus. */
const focused = (page: Page) => page.evaluate('document.activeElement.value')

async function tabTo(page: Page, value: string): Promise<void> {
  for (let presses = 0; (await focused(page)) !== value; presses++) {
    assert.ok(presses < 40, `the keyboard does not come to ${value}`)
    await page.keyboard.press('Tab')
  }
}
