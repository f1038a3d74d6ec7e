import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { buyRings } from './buy-rings.ts'
import { htmlFaults } from './valid-html.ts'

let shop: BrowserShop
let number = ''
before(async () => {
  shop = await openBrowserShop()
  number = await buyRings(shop)
})
after(() => shop.close())

const wide = { viewport: { width: 1440, height: 900 } }

const said = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor()

for (const javaScriptEnabled of [true, false])
  test(`move, correct, write, look up a mail: ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const page = await shop.atTheDesk('desk', { ...wide, javaScriptEnabled })
    await page.goto(`/admin/orders/${number}`)
    await page.getByRole('button', { name: /^On the bench: Corona/ }).click()
    await said(page, 'Moved.')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await said(page, 'Undone.')

    await page.getByRole('link', { name: 'Correct the address' }).click()
    await page.getByLabel('Apartment').fill(`Floor ${javaScriptEnabled ? 2 : 3}`)
    await page.getByRole('button', { name: 'Save the correction' }).last().click()
    await said(page, 'The address has been corrected.')
    await said(page, 'As the customer typed it')

    const text = `Shall we engrave it deeper? ${javaScriptEnabled}`
    await page.getByLabel('Note', { exact: true }).fill(text)
    await page.getByRole('radio', { name: /^To the customer/ }).check()
    await page.getByRole('button', { name: 'Save note' }).click()
    await said(page, 'Note saved.')
    await page.getByRole('button', { name: 'Send it to the customer' }).click()
    await said(page, 'The note is on its way to the customer.')

    await page.getByRole('link', { name: 'Mail: order confirmation' }).last().click()
    await page.getByText('Delivery: Insured').waitFor()
    await page.getByRole('button', { name: 'Send again' }).click()
    await said(page, 'A new mail is on its way to the customer.')
  })

test('two desks correct one address: the second loses nothing', async () => {
  const [one, other] = [await shop.atTheDesk('desk', wide), await shop.atTheDesk('owner')]
  for (const page of [one, other]) await page.goto(`/admin/orders/${number}/address`)
  await one.getByLabel('City').fill('Amstelveen')
  await one.getByRole('button', { name: 'Save the correction' }).last().click()
  await said(one, 'The address has been corrected.')
  await other.getByLabel('Name').fill('Anna Lind')
  await other.getByRole('button', { name: 'Save the correction' }).last().click()
  await other.getByText('Somebody saved this while you were typing.').waitFor()
  assert.equal(await other.getByLabel('City').inputValue(), 'Amstelveen')
  assert.equal(await other.getByLabel('Name').inputValue(), 'Anna Lind')
  assert.deepEqual(await faults(other), [])
  await other.getByRole('button', { name: 'Save the correction' }).last().click()
  await said(other, 'The address has been corrected.')
})

test('an engraving is drawn as large as it will be', async () => {
  const page = await shop.atTheDesk('desk', wide)
  await page.goto(`/admin/orders/${number}`)
  const width = await page
    .locator('.drawing-true > path')
    .first()
    .evaluate((node) => {
      const shape = node as unknown as {
        getBBox(): { width: number }
        getScreenCTM(): { a: number }
      }
      return (shape.getBBox().width * shape.getScreenCTM().a * 25.4) / 96
    })
  // Half the inner circumference of 54 mm.
  assert.ok(Math.abs(width - 27) < 0.05, `${width} mm`)
})

test('axe and the validator find nothing, on a phone and wide', async () => {
  const page = await shop.atTheDesk('desk')
  await page.goto(`/admin/orders/${number}`)
  const mail = await page
    .getByRole('link', { name: /^Mail: order conf/ })
    .last()
    .getAttribute('href')
  const at = `/admin/orders/${number}`
  const act = '00000000-0000-4000-8000-000000000000'
  const paths = [
    ...[at, `${at}?done=moved&act=${act}`, `${at}?ask=payment`, `${at}/address`],
    ...[`${at}/date`, `${at}/date?day=2099-03-04`, `${at}/date?day=2001-01-01`, `${mail}`],
  ]
  for (const size of [{ width: 390, height: 844 }, wide.viewport]) {
    await page.setViewportSize(size)
    for (const path of paths) {
      const html = (await (await page.goto(path))?.text()) ?? ''
      assert.deepEqual(await htmlFaults(html), [], path)
      assert.deepEqual(await faults(page), [], `${path} at ${size.width}`)
      const beyond = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      assert.ok(Number(beyond) <= 0, `${path} is ${beyond} px too wide at ${size.width}`)
      if (process.env.SHOTS) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          const name = `${paths.indexOf(path)}-${size.width}-${colorScheme}.png`
          await page.screenshot({ path: `${process.env.SHOTS}/${name}`, fullPage: true })
        }
      }
    }
  }
})
