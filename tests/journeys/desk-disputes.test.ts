import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { pageFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
  await fetch(`${shop.shop}/stand-ins/orders`)
})
after(() => shop.close())

const wide = { viewport: { width: 1440, height: 900 } }
const said = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor()

/** Where there is a folder to keep them in, pictures of what the desk looks like. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test('the first screen of the day has all lists, and each leads to where its work is done', async () => {
  const page = await shop.atTheDesk('owner', wide)
  await page.goto('/admin')
  const lists = [
    ...['disputes', 'refunds', 'to-assign', 'returns-asked', 'returns-came', 'make', 'send'],
    ...['transfers', 'changes', 'waiting', 'mails'],
  ]
  for (const id of lists) {
    await page.locator(`#${id}`).waitFor()
    assert.ok(await page.locator(`nav a[href="#${id}"]`).count(), id)
    const href = await page.locator(`#${id} th a`).first().getAttribute('href')
    const { status } = await page.request.get(href ?? '').then((answer) => ({
      status: answer.status(),
    }))
    assert.equal(status, 200, `${id}: ${href}`)
  }
  await picture(page, 'to-do-wide')
  assert.deepEqual(await faults(page), [])
  assert.deepEqual(await pageFaults(page), [])
  const phone = await shop.atTheDesk('owner')
  await phone.goto('/admin')
  await picture(phone, 'to-do-phone')
  assert.deepEqual(await faults(phone), [])
})

for (const javaScriptEnabled of [true, false])
  test(`the evidence of a dispute is copied and printed: ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const page = await shop.atTheDesk('owner', { ...wide, javaScriptEnabled })
    await page.goto('/admin')
    // What must be answered first is first.
    await page.locator('#disputes th a').first().click()
    const box = page.getByLabel('Product description')
    await box.click()
    await page.keyboard.press('Control+A')
    const selected = await box.evaluate((node) => {
      const area = node as unknown as {
        value: string
        selectionStart: number
        selectionEnd: number
      }
      return area.value.slice(area.selectionStart, area.selectionEnd)
    })
    assert.match(selected, /Vespera/)
    assert.match(await page.getByLabel('Tracking number and link').inputValue(), /3SJGEM0012345550/)
    await page.getByText(/Answer by .+ 2 days left/).waitFor()
    await picture(page, 'dispute-wide')
    if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
    await page.getByRole('link', { name: /^All of it as one page/ }).click()
    await page.getByRole('heading', { name: 'Shipping address' }).waitFor()
    await picture(page, 'evidence')
    if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
  })

test('a dispute on a phone', async () => {
  const page = await shop.atTheDesk('owner', { colorScheme: 'dark' })
  await page.goto('/admin')
  await page.locator('#disputes th a').first().click()
  await page.getByLabel('Product description').waitFor()
  await picture(page, 'dispute-phone')
  assert.deepEqual(await faults(page), [])
  assert.deepEqual(await pageFaults(page), [])
})

for (const javaScriptEnabled of [true, false])
  test(`a mail that did not go out is seen to, and put back: ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const page = await shop.atTheDesk('desk', { javaScriptEnabled })
    await page.goto('/admin')
    await page.locator('#mails').getByRole('link', { name: /^All/ }).click()
    await page.getByText(/has sent mail back before/).waitFor()
    await picture(page, 'mails-phone')
    if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
    await page.getByRole('button', { name: /^Seen to/ }).click()
    await said(page, 'Every mail has gone out.')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await said(page, 'It is back on the list.')
    await page.getByRole('button', { name: /^Seen to/ }).click()
    await said(page, 'Seen to. It is off the list.')
    await page.getByRole('link', { name: 'Seen to' }).click()
    await page.getByRole('button', { name: /^Put back/ }).click()
    await said(page, 'It is back on the list.')
  })
