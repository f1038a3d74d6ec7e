import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { addToCart, anna, chooseRing, chooseSize, fillCheckout, goToPayment } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

/** Somebody at the checkout with a ring that can be sent in two ways. */
async function atCheckout(
  options: Parameters<BrowserShop['visitor']>[0] = {},
  size = '52',
): Promise<Page> {
  const page = await shop.visitor(options)
  await chooseRing(page, 'tide-hammered-ring', size)
  await page.goto('/checkout')
  return page
}

const textIn = (page: Page, field: string) => page.locator(`#${field}`).inputValue()
const status = (page: Page) => page.locator('#delivery-status')
const totalOn = async (page: Page) =>
  ((await page.locator('#total strong').textContent()) ?? '').trim()

test('delivery, state and total follow the country at once: what is typed and the focus stay, it is said, and nothing is ordered', async () => {
  const page = await atCheckout()
  await page.locator('#name').fill('Jane Roe')
  await page.locator('#postcode').fill('94103')
  const before = await totalOn(page)
  const country = page.locator('#country')
  const asked = page.waitForRequest((request) => request.method() === 'POST')
  await country.focus()
  await country.selectOption('US')
  await page.locator('#state').waitFor()
  assert.doesNotMatch((await asked).postData() ?? '', /Jane|94103/)
  assert.match((await status(page).textContent()) ?? '', /^United States: .*With you .*Total €/)
  assert.notEqual(await totalOn(page), before)
  assert.equal(
    (await page.locator('#summary .summary-total dd').textContent())?.trim(),
    await totalOn(page),
  )
  await page.getByText('ZIP code').waitFor()
  assert.deepEqual(
    [await textIn(page, 'name'), await textIn(page, 'postcode')],
    ['Jane Roe', '94103'],
  )
  assert.equal(await page.evaluate('document.activeElement.id'), 'country')
  // Once more to a country that asks for no state, and what was chosen in it is no other's.
  await page.locator('#state').selectOption('CA')
  await country.selectOption('DE')
  await page.locator('#state').waitFor({ state: 'detached' })
  await country.selectOption('CA')
  await page.locator('#state').waitFor()
  assert.equal(await textIn(page, 'state'), '')
  assert.equal(shop.stripe.sessions.length, 0)
})

test('another way of delivery changes the total at once', async () => {
  const page = await atCheckout()
  const before = await totalOn(page)
  await page.getByLabel('Insured, signed for').check()
  await page.locator('#total').getByText('insured').waitFor()
  assert.notEqual(await totalOn(page), before)
  assert.equal(await page.evaluate('document.activeElement.value'), 'insured')
})

for (const [next, said] of [
  ['GB', 'United Kingdom: '],
  ['NL', 'Netherlands: '],
] as const)
  test(`an answer that comes late is dropped when ${next} was chosen since`, async () => {
    const page = await atCheckout()
    let free = () => {}
    const held = new Promise<void>((resolve) => {
      free = resolve
    })
    await page.route('**/checkout', async (route) => {
      if (route.request().postData()?.includes('&country=US')) await held
      await route.continue().catch(() => {})
    })
    const asked = page.waitForRequest((request) => request.method() === 'POST')
    await page.locator('#country').selectOption('US')
    await asked
    const dropped = page.waitForEvent('requestfailed')
    await page.locator('#country').selectOption(next)
    await dropped
    free()
    await page.locator('#summary[aria-busy=false]').waitFor()
    await page.waitForTimeout(200)
    assert.ok((await status(page).textContent())?.startsWith(said))
    assert.equal(await page.locator('#state').count(), 0)
    assert.equal(await page.locator('#summary').getAttribute('aria-busy'), 'false')
  })

test('without a network the button to show another country appears, and works later', async () => {
  const page = await atCheckout()
  const button = page.getByRole('button', { name: 'Show delivery to this country' })
  assert.equal(await button.isVisible(), false)
  await page.context().setOffline(true)
  await page.locator('#country').selectOption('US')
  await button.waitFor()
  await page.context().setOffline(false)
  await button.click()
  await page.locator('#state').waitFor()
})

test('a cart that has changed in another tab is said when the country changes', async () => {
  const page = await atCheckout()
  const other = await page.context().newPage()
  await chooseRing(other, 'alba-small-hoops').catch(() => {})
  await page.locator('#country').selectOption('DE')
  await page
    .getByRole('alert')
    .getByText(/New: .*Alba/)
    .waitFor()
  await page.locator('#summary').getByText(/Alba/).waitFor({ state: 'attached' })
  assert.equal(await page.evaluate('document.activeElement.closest("[role=alert]")'), null)
})

test('what cannot be returned is said as well when it came into the cart in another tab', async () => {
  const page = await atCheckout()
  const other = await page.context().newPage()
  await other.goto('/products/classic-court-band')
  await other.getByLabel('Engraving').fill('Ida')
  await chooseSize(other, '54')
  await addToCart(other)
  await page.locator('#country').selectOption('DE')
  await page.getByText(/can’t be returned unless it’s faulty: Classic/).waitFor()
  await page.locator('#country').selectOption('AT')
  await page.locator('#delivery-status').getByText('Austria').waitFor({ state: 'attached' })
  assert.equal(await page.getByText('can’t be returned unless').count(), 1)
})

test('what was typed survives a reload: fields, message, ticks, a cleared field; and it ends with the order', async () => {
  const page = await atCheckout()
  await fillCheckout(page)
  await page.locator('#line2').fill('Third floor')
  await page.locator('#line2').fill('')
  await page.locator('#country').selectOption('US')
  await page.locator('#state').selectOption('CA')
  await page.getByLabel('Different from the delivery address').check()
  await page.locator('#billing_city').fill('Utrecht')
  await page.getByLabel('Insured, signed for').check()
  await page.locator('#gift_message').fill('For both of you')
  const cookies = await page.context().cookies()
  await page.locator('#name').press('End')
  await page.locator('#name').pressSequentially(' Jr')
  while (!(await page.evaluate(`history.state.typed.name.endsWith(' Jr')`)))
    await page.waitForTimeout(50)
  await page.reload()
  await page.locator('#state').waitFor()
  const fields = [
    'email',
    'name',
    'line1',
    'line2',
    'country',
    'state',
    'billing_city',
    'gift_message',
  ]
  assert.deepEqual(await Promise.all(fields.map((field) => textIn(page, field))), [
    ...[anna['Email address'], `${anna.Name} Jr`, anna['Street and house number'], ''],
    ...['US', 'CA', 'Utrecht', 'For both of you'],
  ])
  assert.equal(await page.getByLabel('Different from the delivery address').isChecked(), true)
  assert.equal(await page.getByLabel('Insured, signed for').isChecked(), true)
  assert.deepEqual(await page.context().cookies(), cookies)
  assert.equal(await page.evaluate('localStorage.length + sessionStorage.length'), 0)

  await page.locator('#country').selectOption('NL')
  await page.locator('#state').waitFor({ state: 'detached' })
  await page.getByLabel('Different from the delivery address').uncheck()
  await page.evaluate(`addEventListener('pagehide', () => {
    sessionStorage.setItem('left', JSON.stringify(history.state))
  })`)
  await goToPayment(page)
  await page.goto('/cart')
  assert.equal(await page.evaluate("sessionStorage.getItem('left')"), 'null')
})

test('without script: a country in the last field that costs the same goes on to the payment at once', async () => {
  const page = await atCheckout({ javaScriptEnabled: false })
  for (const [label, text] of Object.entries({ ...anna, Postcode: '10119', City: 'Berlin' }))
    await page.getByLabel(label, { exact: false }).first().fill(text)
  await page.locator('#country').selectOption('DE')
  await page.locator('#phone').fill('+49 30 901820')
  await goToPayment(page)
})

for (const javaScriptEnabled of [false, true])
  test(`on a phone the order is folded into a line with its total, on a desktop and on paper it is whole; script: ${javaScriptEnabled}`, async () => {
    const page = await atCheckout({ javaScriptEnabled })
    const line = page.locator('#summary > summary')
    const lines = page.locator('#summary .summary')
    const shown = async () => [await line.isVisible(), await lines.isVisible()]
    assert.deepEqual(await shown(), [true, false])
    assert.match((await line.textContent()) ?? '', /^Your order €\d/)
    await line.focus()
    await page.keyboard.press('Enter')
    assert.deepEqual(await shown(), [true, true])
    await page.keyboard.press('Enter')
    assert.deepEqual(await shown(), [true, false])
    await page.emulateMedia({ media: 'print' })
    assert.deepEqual(await shown(), [false, true])
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize({ width: 1440, height: 900 })
    assert.deepEqual(await shown(), [false, true])
  })

test('nothing jumps while the checkout opens on a phone', async () => {
  const page = await atCheckout()
  const shift = await page.evaluate(`new Promise((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(sum), 1000)
  })`)
  assert.ok(Number(shift) <= 0.01, `it jumps by ${shift}`)
})

/** Countries, each with an entry of a browser's address book. */
const book = {
  NL: [
    'Netherlands',
    'Anna Lindqvist',
    'Keizersgracht 174',
    '',
    'Amsterdam',
    '',
    '1016 DW',
    '+31205550123',
  ],
  DE: ['Germany', 'Greta Lindner', 'Torstraße 140', '', 'Berlin', '', '10119', '+4930901820'],
  US: [
    'United States',
    'Jane Roe',
    '2400 Fulton St',
    'Apt 3',
    'San Francisco',
    'CA',
    '94118',
    '+14155550123',
  ],
  JP: ['Japan', 'Hanako Yamada', '中央区銀座1-2-3', '', '', '東京都', '104-0061', '+81355500123'],
}

for (const [at, [country, entry]] of Object.entries(book).entries())
  test(`a returning shopper’s browser fills in the whole checkout in ${country}, and the order goes through`, async () => {
    const page = await atCheckout({}, String(54 + 2 * at))
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('DOM.enable')
    const { root } = await cdp.send('DOM.getDocument')
    const { nodeId } = await cdp.send('DOM.querySelector', {
      nodeId: root.nodeId,
      selector: '#name',
    })
    const { node } = await cdp.send('DOM.describeNode', { nodeId })
    const [named = '', name, line1, line2, city, state, zip, phone] = entry
    const address = {
      ...{
        NAME_FULL: name,
        EMAIL_ADDRESS: `${country}@example.com`,
        PHONE_HOME_WHOLE_NUMBER: phone,
      },
      ...{ ADDRESS_HOME_STREET_ADDRESS: [line1, line2].filter(Boolean).join('\n') },
      ...{ ADDRESS_HOME_CITY: city, ADDRESS_HOME_STATE: state, ADDRESS_HOME_ZIP: zip },
      ADDRESS_HOME_COUNTRY: country,
    }
    const fields = Object.entries(address).map(([name, value = '']) => ({ name, value }))
    await cdp.send('Autofill.enable')
    await cdp.send('Autofill.setAddresses', { addresses: [{ fields }] })
    await page.locator('#name').focus()
    await cdp.send('Autofill.trigger', {
      fieldId: node.backendNodeId,
      address: { fields },
    } as never)
    const chosen = (field: string, value: string) =>
      page.locator(`#${field}:has(option:checked${value})`).waitFor()
    await chosen('country', `[value=${country}]`)
    if (state) await chosen('state', ':not([value=""])')
    if (country !== 'NL')
      await page.locator('#delivery-status').getByText(named).waitFor({ state: 'attached' })
    assert.equal(await page.locator('[name=topic]').inputValue(), '')
    await goToPayment(page)
    assert.equal(shop.stripe.sessions.at(-1)?.customer_email, `${country}@example.com`)
  })
