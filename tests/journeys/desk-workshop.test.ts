import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { buyRings } from './buy-rings.ts'
import { htmlFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
  await buyRings(shop)
})
after(() => shop.close())

const wide = { viewport: { width: 1440, height: 900 } }

/** What the QR code at `nth` of a printed page says: the address of the piece beside it. */
async function scanned(page: Page, nth: number): Promise<string> {
  const id = await page
    .locator('.bench-sheet footer span')
    .nth(nth * 2 + 1)
    .textContent()
  return `/admin/pieces/${id}`
}

/** Width of an outline in millimetres of the page, without its stroke. */
const millimetres = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((node) => {
      const shape = node as unknown as {
        getBBox(): { width: number }
        getScreenCTM(): { a: number }
      }
      return (shape.getBBox().width * shape.getScreenCTM().a * 25.4) / 96
    })

for (const javaScriptEnabled of [true, false])
  test(`choose, print, scan, press: ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const page = await shop.atTheDesk('workshop', { ...wide, javaScriptEnabled })
    await page.goto('/admin/bench?kind=to-engrave')
    const open = await page.locator('tbody tr').count()
    for (const box of await page.locator('tbody [type=checkbox]').all()) await box.check()
    await page.getByRole('button', { name: 'Print bench sheets' }).click()
    await page.waitForURL('**/admin/bench/sheets?pieces=*')
    assert.equal(await page.locator('.bench-sheet').count(), open)
    const piece = await scanned(page, 0)

    const phone = await shop.atTheDesk('desk', { javaScriptEnabled })
    await phone.goto(piece)
    await phone.getByText('Engraving: “A & M”, Script').waitFor()
    await phone.getByRole('button', { name: 'On the bench' }).click()
    await phone.getByText('Moved.').waitFor()
    await phone.getByRole('button', { name: 'Undo', exact: true }).click()
    await phone.getByText('Undone.').waitFor()
    for (const stage of ['On the bench', 'At the assay office', 'Ready']) {
      await phone.getByRole('button', { name: stage, exact: true }).click()
      await phone.locator('button:disabled', { hasText: stage }).waitFor()
    }
    await phone.getByText('At the assay office → Ready').waitFor()
    await phone.getByText('· Dora Visser').first().waitFor()
    await page.goto('/admin/bench?kind=to-engrave')
    assert.equal(await page.locator('tbody tr').count(), open - 1)
    if (javaScriptEnabled) {
      await phone.getByRole('button', { name: 'Undo: back to “At the assay office”' }).click()
      await phone.getByText('Undone.').waitFor()
      await phone.getByRole('button', { name: 'Ready', exact: true }).click()
    }
  })

test('two people at one piece: the second hears what the first did', async () => {
  const [one, other] = [await shop.atTheDesk('workshop'), await shop.atTheDesk('desk')]
  await one.goto('/admin/bench?kind=made-to-order')
  await one.getByRole('link', { name: /^Corona/ }).click()
  await one.getByRole('button', { name: 'On the bench' }).waitFor()
  await other.goto(one.url())
  await one.getByLabel('Waits for').selectOption('A stone')
  await one.getByLabel('What exactly').fill('diamond 1.1 mm')
  await one.getByLabel('Where it lies').fill('Tray 4')
  await one.getByRole('button', { name: 'Save' }).click()
  await one.getByText('Noted.').waitFor()
  await other.getByRole('button', { name: 'On the bench' }).click()
  await other.getByText(/somebody was faster: Corona.*“To make” \(Wim Bakker\)/).waitFor()
  await other.goto('/admin/bench/to-buy')
  await other.getByLabel(/^Choose Corona/).check()
  await other.getByRole('button', { name: 'Mark as arrived' }).click()
  await other.getByText('No piece waits').waitFor()
})

test('on paper an engraving is as large as it will be, and sheets and labels keep their sizes', async () => {
  const page = await shop.atTheDesk('workshop', wide)
  await page.goto('/admin/bench?stage=ready')
  for (const box of await page.locator('tbody [type=checkbox]').all()) await box.check()
  await page.getByRole('button', { name: 'Print bench sheets' }).click()
  await page.waitForURL('**/sheets?*')
  const sheets = page.url()
  await page.emulateMedia({ media: 'print' })
  // Half the inner circumference of 54 mm.
  const band = await millimetres(page, '.drawing-true > path')
  assert.ok(Math.abs(band - 27) < 0.05, `${band} mm`)
  const sizeOf = async () => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    return [...pdf.matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
      [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)).join(' × '),
    )
  }
  const count = await page.locator('.bench-sheet').count()
  assert.deepEqual(await sizeOf(), Array(count).fill('148 × 210'))
  await page.goto(sheets.replace('/sheets', '/labels'))
  assert.deepEqual(await sizeOf(), Array(count).fill('62 × 29'))
})

test('axe and the validator find nothing, on a phone and wide', async () => {
  const page = await shop.atTheDesk('workshop')
  await page.goto('/admin/bench?stage=ready')
  const piece = await page.locator('tbody th a').first().getAttribute('href')
  const id = piece?.split('/').at(-1)
  const paths = [
    '/admin/bench',
    '/admin/bench?stage=ready&done=moved&act=00000000-0000-4000-8000-000000000000',
    ...[`${piece}`, '/admin/bench/to-buy', '/admin/bench/packets'],
    ...[`/admin/bench/sheets?pieces=${id}`, `/admin/bench/labels?pieces=${id}`],
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
    }
  }
})
