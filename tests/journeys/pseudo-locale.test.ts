import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { root, runWrangler } from '../stand-ins/wrangler.ts'
import { accented } from '../words/pseudo.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { everyPage } from './every-page.ts'
import { chooseRing, fillCheckout, goToPayment } from './shopping.ts'

const language = fileURLToPath(import.meta.resolve('../words/pseudo-language.ts'))
const worker = fileURLToPath(import.meta.resolve('../words/pseudo-worker.ts'))

let shop: BrowserShop
/** In the project, because wrangler looks for its settings from there upwards. */
const folder = join(root, '.wrangler/pseudo-locale')

before(async () => {
  // `wrangler dev` ignores aliases (4.156), so it is given a bundle.
  const aliases = ['.', '..', '../..', '../../..', '../../../..'].map(
    (up) => `${up}/platform/language.ts:${language}`,
  )
  const options = ['--outdir', folder, ...aliases.flatMap((alias) => ['--alias', alias])]
  await runWrangler(['deploy', worker, '--dry-run', ...options])
  shop = await openBrowserShop({ entry: join(folder, 'pseudo-worker.js') })
})
after(async () => {
  await shop.close()
  await rm(folder, { recursive: true })
})

// It is a static file in each language, and there is none in this one.
const { 'ring sizer': _, ...pages } = everyPage

/** Comes back as from PayPal's page, which was open in another tab, when that order has ended. */
async function comeBackLate(page: Page): Promise<void> {
  await chooseRing(page, 'tide-hammered-ring', '52')
  await fillCheckout(page)
  await goToPayment(page)
  const ended = shop.stripe.sessions.at(-1)
  await page.goto('/checkout')
  await goToPayment(page)
  await page.goto(`/checkout/return?order=${ended?.metadata.order_number}&token=${ended?.id}`)
  await page.locator('main a[href^="/orders/J-"]').waitFor()
}

for (const [name, open] of Object.entries({ ...pages, 'nothing was charged': comeBackLate }))
  test(`${name}: in words that are 40 % longer it is no wider than a narrow screen`, async () => {
    const page = await shop.nextVisitor({ viewport: { width: 320, height: 640 } })
    await open(finding(page))
    const skip = await page.locator('.skip-link').textContent()
    assert.equal(skip, accented('Skip to content'))
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320)
  })

/** A page that is searched by English words and finds those of the pseudo-locale too. */
function finding(page: Page): Page {
  const ways = {
    // A part of a sentence differs from what it is alone.
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
