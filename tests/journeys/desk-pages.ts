import type { Browser, Cookie, Page } from 'playwright-core'

/**
 * Every page of the desk, by what is the same in every language, and how the owner gets there. The
 * shop must have been filled before anybody orders: `GET /stand-ins/orders`.
 */
export const deskPages: Record<string, (page: Page) => Promise<unknown>> = {
  'desk, to do': (page) => go(page, '/admin'),
  'desk, orders': (page) => go(page, '/admin/orders'),
  'desk, order': async (page) => page.goto(await engravedOrder(page)),
  'desk, order with a decision': async (page) => {
    await go(page, '/admin')
    await page.locator('#decisions th a').first().click()
    await page.locator('#lines').waitFor()
  },
  'desk, move the date': async (page) => {
    await page.goto(`${await engravedOrder(page)}/date`)
    const later = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)
    await page.locator('#day').fill(later)
    await page.locator('main form button[type=submit]').first().click()
    await page.locator('main .letter').waitFor()
  },
  'desk, correct the address': async (page) => page.goto(`${await engravedOrder(page)}/address`),
  'desk, refund an order': async (page) => page.goto(`${await engravedOrder(page)}/refund`),
  'desk, what a refund does': async (page) => {
    await page.goto(`${await engravedOrder(page)}/refund`)
    await page.locator('.refund-all button').click()
    await page.locator('.refund-sentence').waitFor()
  },
  'desk, refund that failed': (page) => follow(page, 'refunds', 'last'),
  'desk, refund made elsewhere': (page) => follow(page, 'to-assign'),
  'desk, put into stock': async (page) => page.goto(`${await returnedOrder(page)}/restock`),
  'desk, change what was ordered': async (page) => {
    await page.goto(await engravedOrder(page))
    await page.locator('#lines a[href*="/change/"]').last().click()
    await page.locator('#variant').waitFor()
  },
  'desk, order with a change to pay': (page) => follow(page, 'changes'),
  'desk, order to be paid by transfer': (page) => follow(page, 'transfers'),
  'desk, dispute': (page) => follow(page, 'disputes'),
  'desk, evidence': async (page) => {
    await follow(page, 'disputes')
    await page.locator('main a[href*="/dispute?"]').first().click()
    await page.locator('.evidence-text').waitFor()
  },
  'desk, returns': (page) => go(page, '/admin/returns'),
  'desk, return to answer': (page) => follow(page, 'returns-asked'),
  'desk, return that has come': (page) => follow(page, 'returns-came'),
  'desk, enter a return': async (page) => page.goto(`${await arrivedOrder(page)}/return`),
  'desk, resizes and repairs': (page) => go(page, '/admin/services'),
  'desk, resize or repair to answer': (page) => follow(page, 'services'),
  'desk, answer with a mistake': async (page) => {
    await follow(page, 'services')
    await page.locator('#answer-card form .button').click()
    await page.getByRole('alert').waitFor()
  },
  'desk, resize or repair answered': async (page) => {
    await go(page, '/admin/services?show=answered')
    await page.locator('main th a').first().click()
    await page.locator('#request').waitFor()
  },
  'desk, new order': (page) => go(page, '/admin/new-order'),
  'desk, draft of an order': draft,
  'desk, draft with mistakes': async (page) => {
    await draft(page)
    await page.locator('form.sale > button.button').click()
    await page.locator('.error-summary').waitFor()
  },
  'desk, mails that did not go out': (page) => go(page, '/admin/mails'),
  'desk, newsletters': (page) => go(page, '/admin/newsletter'),
  'desk, draft of a newsletter': (page) => newsletter(page, 'first'),
  'desk, preview of a newsletter': async (page) => {
    await newsletter(page, 'first')
    await page.locator('button[name=then][value=preview]').click()
    await page.locator('iframe').waitFor()
  },
  'desk, check and send': async (page) => {
    await newsletter(page, 'first')
    await page.locator('button[name=then][value=send]').click()
    await page.locator('#checks').waitFor()
  },
  'desk, newsletter that was sent': (page) => newsletter(page, 'last'),
  'desk, topics': (page) => go(page, '/admin/newsletter/topics'),
  'desk, subscribers': (page) => go(page, '/admin/newsletter/subscribers'),
  'desk, import subscribers': (page) => go(page, '/admin/newsletter/subscribers/imports'),
  'desk, workshop': (page) => go(page, '/admin/bench'),
  'desk, piece': async (page) => page.goto(`/admin/pieces/${await engravedPiece(page)}`),
  'desk, bench sheet': async (page) =>
    page.goto(`/admin/bench/sheets?pieces=${await engravedPiece(page)}`),
  'desk, bag label': async (page) =>
    page.goto(`/admin/bench/labels?pieces=${await engravedPiece(page)}`),
  'desk, to buy': (page) => go(page, '/admin/bench/to-buy'),
  'desk, assay packets': (page) => go(page, '/admin/bench/packets'),
  'desk, parcels': (page) => go(page, '/admin/parcels'),
  'desk, pack and send': async (page) => {
    await go(page, '/admin/parcels')
    await pack(page)
    await page.goto('/admin/parcels/packing')
  },
  'desk, packing slip': async (page) => {
    await go(page, '/admin/parcels')
    await pack(page)
    await page.goto('/admin/parcels/packing')
    await page.locator('#packing th a').first().click()
    await page.locator('a[href*="/slips"]').click()
    await page.locator('.slip').first().waitFor()
  },
  'desk, parcel': async (page) => {
    await go(page, '/admin/parcels')
    await page.locator('#under-way th a').first().click()
    await page.locator('.details').waitFor()
  },
  'desk, journal': async (page) => {
    await go(page, '/admin/journal')
    await page.locator('main form[data-act] button').click()
    await page.locator('.notice').waitFor()
  },
  'desk, audience': (page) => go(page, '/admin/statistics/audience'),
  'desk, audience, all pages': (page) => go(page, '/admin/statistics/audience?all=page'),
  'desk, statistics': (page) => go(page, '/admin/statistics'),
  'desk, shop figures': (page) => go(page, '/admin/statistics/shop'),
  'desk, best products': (page) => go(page, '/admin/statistics/shop?table=products-best'),
  'desk, site figures': (page) => go(page, '/admin/statistics/site'),
  'desk, staff': (page) => go(page, '/admin/staff'),
  'desk, log': (page) => go(page, '/admin/log'),
}

/** The owner signs in once in a browser, not for each page in each window. */
const signedIn = new WeakMap<Browser, Cookie[]>()

async function signIn(page: Page): Promise<void> {
  const context = page.context()
  const browser = context.browser() as Browser
  const known = signedIn.get(browser)
  if (known) return context.addCookies(known)
  await page.goto('/admin')
  await page.getByRole('button', { name: 'Sign in as owner' }).click()
  await page.locator('.desk-header').waitFor()
  signedIn.set(browser, await context.cookies())
}

async function go(page: Page, path: string): Promise<void> {
  await signIn(page)
  await page.goto(path)
}

/** Where a row of a list of To do leads. */
async function follow(page: Page, list: string, row: 'first' | 'last' = 'first'): Promise<void> {
  await go(page, '/admin')
  await page.locator(`#${list} th a`)[row]().click()
  await page.locator('main .page-title').waitFor()
}

/** The newsletter that is being written, or the one that was sent. */
async function newsletter(page: Page, which: 'first' | 'last'): Promise<void> {
  await go(page, '/admin/newsletter')
  await page.locator('.campaign-list th a')[which]().click()
  await page.locator('.details').waitFor()
}

/** A draft with a piece in it. */
async function draft(page: Page): Promise<void> {
  await go(page, '/admin/new-order')
  await page.locator('main form input[name=q]').fill('alba small hoops')
  await page.locator('main form button.button').click()
  await page.locator('#find .others a').first().click()
  await page.locator('#find select[name=variant]').selectOption({ index: 1 })
  await page.locator('#find form[data-act] button').click()
  await page.locator('#lines .order-line').waitFor()
}

/** The page of an order of which a piece has come back. */
async function returnedOrder(page: Page): Promise<string> {
  await follow(page, 'returns-came')
  return (
    (await page.locator('main dd a[href^="/admin/orders/"]').first().getAttribute('href')) ?? ''
  )
}

/** The page of an order that the customer has, and of which nothing is coming back. */
async function arrivedOrder(page: Page): Promise<string> {
  await follow(page, 'disputes')
  const { pathname } = new URL(page.url())
  return pathname.replace('/dispute', '')
}

/** The row of a piece that is engraved, in the list of the workshop. */
async function engravedRow(page: Page) {
  await go(page, '/admin/bench')
  return page.locator('tr', { hasText: 'Classic Court Band' }).first()
}

async function engravedPiece(page: Page): Promise<string> {
  const href = await (await engravedRow(page)).locator('th a').getAttribute('href')
  return href?.split('/').at(-1) ?? ''
}

/** The page of an order with two rings that are engraved. */
async function engravedOrder(page: Page): Promise<string> {
  const row = await (await engravedRow(page)).textContent()
  return `/admin/orders/${/J-[0-9A-Z]{8}/.exec(row ?? '')?.[0]}`
}

/** Packs what can be packed, from the page of parcels, unless somebody has. */
async function pack(page: Page): Promise<void> {
  if (await page.locator('#being-packed a[href$="/packing"]').isVisible()) return
  await page.locator('#pack button[type=submit]').click()
  await page.waitForURL('**/packing?**')
}
