import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { root } from '../stand-ins/wrangler.ts'
import { accented } from '../words/pseudo.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { everyPage } from './every-page.ts'

const language = join(root, 'tests/words/pseudo-language.ts')

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop({
    entry: 'tests/words/pseudo-worker.ts',
    alias: Object.fromEntries(
      ['.', '..', '../..'].map((up) => [`${up}/platform/language.ts`, language]),
    ),
  })
})
after(() => shop.close())

// A file for each language, which the shop does not carry.
const { 'ring sizer': _, ...pages } = everyPage

for (const [name, open] of Object.entries(pages))
  test(`${name}: in words that are 40 % longer it is no wider than a narrow screen`, async () => {
    const page = await shop.visitor({ viewport: { width: 320, height: 640 } })
    await open(finding(page))
    const skip = await page.locator('.skip-link').textContent()
    assert.equal(skip, accented('Skip to content'))
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320)
    await page.context().close()
  })

/** A page on which what is looked for by its English words is found in the pseudo-locale; the owner's own words stay. */
function finding(page: Page): Page {
  const ways = {
    // A part of a sentence is not found by itself.
    getByText: () => page.locator('.notice-good'),
    getByLabel: (name: string) => page.getByLabel(name).or(page.getByLabel(accented(name))),
    getByRole: (role: Parameters<Page['getByRole']>[0], options: { name?: string } = {}) => {
      const { name = '' } = options
      return page.getByRole(role, options).or(page.getByRole(role, { name: accented(name) }))
    },
  }
  return new Proxy(page, {
    get(_, name) {
      if (name in ways) return ways[name as keyof typeof ways]
      const member = Reflect.get(page, name)
      return typeof member === 'function' ? member.bind(page) : member
    },
  })
}
