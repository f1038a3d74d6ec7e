import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { htmlFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop({ entry: 'tests/journeys/desk-frame-worker.tsx' })
})
after(() => shop.close())

const atDesk = { viewport: { width: 1440, height: 900 } }
const list = '/admin/parts'
const one = '/admin/parts/one'

/** The one-time ids of the acts that were posted so far. */
const acts = async (page: Page): Promise<string[]> =>
  (await page.request.get('/admin/parts/acts')).json()

const focused = (page: Page) => page.locator(':focus')
const city = (page: Page) => page.getByLabel('City')
const saveBar = (page: Page) => page.locator('.save-bar')
const save = (page: Page) => page.getByRole('button', { name: 'Save address' })
const signedOut = (page: Page) => page.getByRole('dialog', { name: 'You are signed out' })

/** Whether the browser asks before the page is left; it is left nevertheless. */
async function asksOnLeaving(page: Page, path: string): Promise<boolean> {
  let asked = false
  page.once('dialog', (dialog) => {
    asked = dialog.type() === 'beforeunload'
    return dialog.accept()
  })
  await page.goto(path)
  return asked
}

async function signIn(page: Page, over: boolean) {
  await page.context().addCookies([{ name: 'over', value: over ? '1' : '0', url: shop.shop }])
}

test('keys walk through a list, open a row, choose it and go to the search', async () => {
  const page = await shop.visitor(atDesk)
  await page.goto(list)
  await page.keyboard.press('j')
  await focused(page)
    .and(page.getByRole('link', { name: 'K7M10P' }))
    .waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await focused(page)
    .and(page.getByRole('link', { name: 'K7M11P' }))
    .waitFor()
  await page.keyboard.press('x')
  assert.equal(await page.getByLabel('Choose K7M11P').isChecked(), true)
  await page.getByText('Chosen: 1').waitFor()
  await page.keyboard.press('/')
  await focused(page).and(page.getByRole('searchbox')).waitFor()
  // Typed, not obeyed.
  await page.keyboard.type('jk?')
  assert.equal(await page.getByRole('searchbox').inputValue(), 'jk?')
  await page.getByLabel('Choose K7M12P').focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/admin/parts/one?from=K7M12P')
})

test('the keys are explained, and can be switched off for good', async () => {
  const page = await shop.visitor(atDesk)
  await page.goto(list)
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await help.waitFor()
  // Nothing behind it is moved.
  await page.keyboard.press('j')
  assert.equal(await page.locator('tbody :focus').count(), 0)
  await help.getByLabel('Use these keys').uncheck()
  await page.keyboard.press('Escape')
  await page.reload()
  await page.keyboard.press('j')
  assert.equal(await page.locator('tbody :focus').count(), 0)
  await page.getByRole('button', { name: 'Keys' }).click()
  await help.getByLabel('Use these keys').check()
  await help.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('j')
  await page.locator('tbody :focus').waitFor()
})

test('rows are chosen one by one, from one to another, and all at once', async () => {
  const page = await shop.visitor(atDesk)
  await page.goto(list)
  const chosen = () => page.locator('.select input:checked').count()
  await page.getByLabel('Choose K7M11P').click()
  await page.getByLabel('Choose K7M15P').click({ modifiers: ['Shift'] })
  assert.equal(await chosen(), 5)
  await page.getByLabel('Choose K7M13P').click()
  await page.getByText('Chosen: 4').waitFor()
  await page.getByLabel('Choose all').click()
  assert.equal(await chosen(), 14)
  await page.getByText('Chosen: 14').waitFor()
  await page.getByLabel('Choose all').click()
  assert.equal(await chosen(), 0)
  await page.getByText('Chosen:').waitFor({ state: 'detached' })
  // Nobody is asked for choosing.
  await page.getByLabel('Choose K7M11P').check()
  assert.equal(await asksOnLeaving(page, one), false)
})

test('the save bar comes with the first change and goes when it is discarded', async () => {
  const page = await shop.visitor(atDesk)
  await page.goto(one)
  await saveBar(page).waitFor({ state: 'hidden' })
  await city(page).fill('Lisboa')
  await saveBar(page).getByText('Not saved yet').waitFor()
  assert.equal(await asksOnLeaving(page, one), true)
  await saveBar(page).waitFor({ state: 'hidden' })
  await page.getByLabel('Country').selectOption('Ireland')
  await saveBar(page).waitFor()
  await page.getByLabel('Country').selectOption('Portugal')
  await saveBar(page).waitFor({ state: 'hidden' })
  await city(page).fill('Lisboa')
  // Nobody is asked who says that it may go: a question would be dismissed, and the page stay.
  await page.getByRole('link', { name: 'Discard changes' }).click()
  await saveBar(page).waitFor({ state: 'hidden' })
  assert.equal(await city(page).inputValue(), 'Porto')
})

test('what is sent asks no question, but leaves what was typed elsewhere only after one', async () => {
  const page = await shop.visitor(atDesk)
  await page.goto(one)
  await city(page).fill('Lisboa')
  await save(page).click()
  await page.getByRole('status').getByText('Saved.').waitFor()
  await focused(page).and(page.locator('.notice')).waitFor()
  await city(page).fill('Faro')
  // The form goes once the script has asked whether somebody is still signed in.
  const question = page.waitForEvent('dialog').then((dialog) => dialog.accept())
  await page.getByRole('button', { name: 'Pack' }).click()
  await question
})

test('a form sent after the session ended stays as it was, and goes after signing in', async () => {
  const page = await shop.visitor(atDesk)
  await page.goto(one)
  await city(page).fill('Lisboa')
  await signIn(page, true)
  const before = await acts(page)
  await save(page).click()
  await signedOut(page).waitFor()
  assert.deepEqual(await faults(page), [])
  const { href, target } = await signedOut(page)
    .getByRole('link')
    .evaluate((link) => ({ href: link.getAttribute('href'), target: link.getAttribute('target') }))
  assert.deepEqual({ href, target }, { href: '/admin', target: '_blank' })
  await signedOut(page).getByRole('button', { name: 'Back to the form' }).click()
  assert.equal(await city(page).inputValue(), 'Lisboa')
  await signIn(page, false)
  await save(page).click()
  await page.getByRole('status').getByText('Saved.').waitFor()
  assert.equal((await acts(page)).length, before.length + 1)
})

test('pressed three times it is sent once, and with the button that was pressed', async () => {
  const page = await shop.visitor(atDesk)
  await page.goto('/admin/parts/piece')
  const before = await acts(page)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.postData() ?? '')
  })
  await page.evaluate(`{
    const button = [...document.querySelectorAll('.big-actions button')][1]
    button.click(); button.click(); setTimeout(() => button.click(), 150)
  }`)
  await page.getByRole('status').getByText('Saved.').waitFor()
  assert.equal(sent.length, 1)
  assert.match(sent[0] ?? '', /&to=at-the-assay-office$/)
  assert.equal((await acts(page)).length, before.length + 1)
})

test('a form that was sent a moment ago is lost neither to a link nor to Back', async () => {
  const page = await shop.visitor(atDesk)
  await page.goto(list)
  await page.goto(one)
  await page.route('/admin/alive', async (route) => {
    await page.waitForTimeout(700)
    await route.continue()
  })
  await city(page).fill('Lisboa')
  await save(page).click()
  await page.getByRole('link', { name: 'Orders', exact: true }).first().click()
  await page.getByRole('status').getByText('Saved.').waitFor()

  await page.goto(one)
  await city(page).fill('Faro')
  await save(page).click()
  // A question, which is dismissed.
  const question = page.waitForEvent('dialog').then((dialog) => dialog.dismiss())
  await page.evaluate('history.back()')
  await question
  await page.getByRole('status').getByText('Saved.').waitFor()
})

test('if nobody says whether the session is over, the form goes', async () => {
  const page = await shop.visitor(atDesk)
  await page.goto(one)
  await page.route('/admin/alive', (route) => route.abort())
  await city(page).fill('Lisboa')
  await save(page).click()
  await page.getByRole('status').getByText('Saved.').waitFor()
})

test('after a conflict the form holds what was typed and what was saved, and is not left unasked', async () => {
  const page = await shop.visitor(atDesk)
  await page.goto(one)
  await page.getByLabel('Name').fill('Conflict')
  await save(page).click()
  const told = page.getByRole('alert')
  await told.waitFor()
  await focused(page).and(told).waitFor()
  await told.getByRole('row', { name: 'Name Maria Schönfeld Conflict Typed by you' }).waitFor()
  await told.getByRole('row', { name: 'City Lisboa Porto Saved by somebody else' }).waitFor()
  assert.equal(await page.getByLabel('Name').inputValue(), 'Conflict')
  assert.equal(await city(page).inputValue(), 'Lisboa')
  await saveBar(page).getByText('Not saved yet').waitFor()
  assert.equal(await asksOnLeaving(page, list), true)
})

test('without script rows are chosen and sent, forms saved, and nothing pretends to work', async () => {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await page.goto(list)
  for (const absent of [page.getByLabel('Choose all'), page.getByRole('button', { name: 'Keys' })])
    assert.equal(await absent.isVisible(), false)
  await page.getByLabel('Search').fill('Okafor')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('link', { name: /Remove Search: Okafor/ }).waitFor()
  await page.getByLabel('Choose K7M11P').check()
  await page.getByRole('button', { name: 'Print slips' }).click()
  await page.waitForURL('**/admin/parts/print?piece=K7M11P')
  await page.goto(one)
  await city(page).fill('Lisboa')
  await save(page).click()
  await page.getByRole('status').getByText('Saved.').waitFor()
})

test('many filters fold away on a phone, where the list comes first, and nowhere else', async () => {
  const phone = await shop.visitor({ javaScriptEnabled: false })
  await phone.goto(list)
  await phone.getByLabel('Stage').waitFor({ state: 'hidden' })
  await phone.getByText('Filters', { exact: true }).click()
  await phone.getByLabel('Stage').selectOption('Ready')
  await phone.getByRole('button', { name: 'Show' }).click()
  await phone.getByRole('link', { name: /Remove Stage: Ready/ }).waitFor()
  const page = await shop.visitor(atDesk)
  await page.goto(list)
  await page.getByText('Filters', { exact: true }).waitFor({ state: 'hidden' })
  await page.getByLabel('Stage').selectOption('Ready')
})

test('what is printed comes out on pages of its own size, without the bar above it', async () => {
  const page = await shop.visitor({ ...atDesk, colorScheme: 'dark' })
  await page.goto('/admin/parts/print?piece=K7M10P')
  await page.getByRole('button', { name: 'Print', exact: true }).waitFor()
  assert.equal(await page.evaluate('getComputedStyle(document.body).color'), 'rgb(0, 0, 0)')
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const inMillimetres = (points: string) => Math.round((Number(points) / 72) * 25.4)
  assert.deepEqual(
    [...pdf.toString('latin1').matchAll(/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
      ([, width = '', height = '']) => [inMillimetres(width), inMillimetres(height)],
    ),
    [
      [210, 297],
      [210, 297],
      [148, 210],
      [148, 210],
      [62, 29],
      [62, 29],
    ],
  )
})

for (const look of [
  { viewport: { width: 320, height: 640 }, colorScheme: 'light' },
  { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
  { ...atDesk, colorScheme: 'light' },
  { ...atDesk, colorScheme: 'dark' },
] as const)
  test(`axe finds nothing, and nothing scrolls sideways, at ${look.viewport.width} px, ${look.colorScheme}`, async () => {
    const page = await shop.nextVisitor(look)
    for (const path of [
      list,
      `${list}?q=nobody&stage=ready`,
      `${list}?error=1`,
      `${one}?done=saved`,
      '/admin/parts/piece',
    ]) {
      const answer = await page.goto(path)
      assert.deepEqual(await htmlFaults((await answer?.text()) ?? ''), [], path)
      assert.deepEqual(await faults(page), [], path)
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), look.viewport.width)
    }
    await page.keyboard.press('?')
    assert.deepEqual(await faults(page), [])
  })
