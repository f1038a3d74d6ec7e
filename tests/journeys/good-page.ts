import assert from 'node:assert/strict'
import type { Page, Response } from 'playwright-core'
import { faults } from './axe-faults.ts'
import type { BrowserShop } from './browser-shop.ts'
import { personal } from './shopping.ts'
import { htmlFaults } from './valid-html.ts'

// A window of 1280 by 1024 at 400 % (WCAG 2.2, 1.4.10), and a low laptop.
const zoomed = { viewport: { width: 320, height: 256 }, colorScheme: 'light' } as const
const laptop = { viewport: { width: 1280, height: 700 }, colorScheme: 'dark' } as const

/**
 * Opens a page and looks in two windows for what must be true of every page, a shopper's or not.
 * The window changes around the open page: opening it takes longer than all that is looked for.
 */
export async function expectGoodPage(
  shop: BrowserShop,
  name: string,
  open: (page: Page) => Promise<unknown>,
): Promise<void> {
  const page = await shop.nextVisitor(zoomed)
  const complaints: string[] = []
  const elsewhere: string[] = []
  page.on('console', (message) => {
    const expected = /status of 4(04|09|22)/.test(message.text())
    if (message.type() === 'error' && !expected) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const { origin } = new URL(request.url())
    if (origin !== shop.shop && origin !== shop.standIns) elsewhere.push(request.url())
  })
  const documents: Response[] = []
  page.on('response', (answer) => {
    // A mail that is shown in a frame is written for mail programs: its own tests look at it.
    const isFramed = answer.frame() !== page.mainFrame()
    const isPage = answer.request().resourceType() === 'document' && answer.status() !== 303
    if (isPage && !isFramed) documents.push(answer)
  })
  await open(page)
  assert.deepEqual(await htmlFaults((await documents.at(-1)?.text()) ?? ''), [])

  for (const look of [zoomed, laptop]) {
    await lookThrough(page, look)
    assert.deepEqual(await faults(page), [], `${name} at ${look.viewport.width} px`)
    const width = await page.evaluate('document.documentElement.scrollWidth')
    assert.equal(width, look.viewport.width, 'the page is wider than the screen')
  }
  // Last, because what is open may close where the keyboard leaves it.
  for (const look of [zoomed, laptop]) {
    await lookThrough(page, look)
    assert.deepEqual(await outOfSight(page), [], `${name} at ${look.viewport.width} px`)
  }
  assert.deepEqual(complaints, [])
  assert.deepEqual(elsewhere, [])
}

/** Makes the window of a page as `look` says. */
async function lookThrough(page: Page, look: typeof zoomed | typeof laptop): Promise<void> {
  await page.setViewportSize(look.viewport)
  await page.emulateMedia({ colorScheme: look.colorScheme })
  // Else axe sees colours on their way from light to dark.
  await page.evaluate(`for (const each of document.getAnimations())
    if (each instanceof CSSTransition) each.finish()`)
}

/**
 * What the keyboard comes to and nobody sees: beneath something else or outside of the window (WCAG
 * 2.2, 2.4.11), or without a ring around it (2.4.7).
 */
async function outOfSight(page: Page): Promise<string[]> {
  const unseen: string[] = []
  // From the beginning, wherever the visitor was.
  await page.evaluate(`{
    scrollTo(0, 0)
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  }`)
  for (let presses = 0; presses < 150; presses++) {
    // Held, as by somebody who goes far: letting go each time costs a tenth of the walk.
    await page.keyboard.down('Tab')
    const seen = (await page.evaluate(focusSeen)) as { what: string; seen: boolean } | null
    if (seen === null) {
      await page.keyboard.up('Tab')
      return unseen
    }
    if (!seen.seen) unseen.push(seen.what)
  }
  throw new Error('The keyboard comes to no end')
}

const focusSeen = `(() => {
  const focus = document.activeElement
  if (focus === document.body || focus === null) return null
  const { left, top, width, height } = focus.getBoundingClientRect()
  const inSight = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].some(([x, y]) => {
    const there = document.elementFromPoint(left + width * x, top + height * y)
    return there && (focus.contains(there) || there.contains(focus))
  })
  const ringed = [focus, focus.parentElement].some((each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1
  })
  // Its parts, and what is in a frame, have rings of their own, which nobody can ask for.
  const parts = ['date', 'time'].includes(focus.type) || focus.tagName === 'IFRAME'
  return { what: focus.outerHTML.slice(0, 120), seen: inSight && (ringed || parts) }
})()`

/** Nothing of a person and nothing that opens anything is in what the shop has logged so far. */
export async function expectQuietLog(shop: BrowserShop): Promise<void> {
  const log = shop.lines.join('\n').toLowerCase()
  for (const words of [...personal, ...(await shop.keys())])
    assert.ok(!log.includes(words.toLowerCase()), `the log says "${words}"`)
}
