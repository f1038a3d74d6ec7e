import type { BrowserContextOptions, Page, ViewportSize } from 'playwright-core'

type Look = Pick<BrowserContextOptions, 'colorScheme'> & { viewport?: ViewportSize }

const phone = { width: 390, height: 844 }

/**
 * Lets one visitor after another use the same window, each with no cookie, nothing stored and
 * nothing to hear of the one before: a new window and what it has to warm up first are half of what
 * it costs to look at a page.
 *
 * @param open opens the window
 * @param shop origin of what is stored
 * @returns takes how the window looks to the next visitor, a phone's if not told; who gets it may not
 *   close it, nor leave a question in it before a page is left, nor a script for every page
 */
export function sameWindow(open: () => Promise<Page>, shop: string) {
  let window: Promise<Page> | undefined
  return async ({ viewport = phone, colorScheme = null }: Look = {}): Promise<Page> => {
    window ??= open()
    const page = await window
    for (const event of ['console', 'pageerror', 'request', 'response'] as const)
      page.removeAllListeners(event)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    // Nothing of the page before may still be under way. Elsewhere than in the shop, the window would
    // lose what is warm.
    await page.goto(`${shop}/healthz`)
    const session = await page.context().newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', { origin: shop, storageTypes: 'all' })
    await session.detach()
    await page.context().clearCookies()
    await page.setViewportSize(viewport)
    await page.emulateMedia({ media: null, colorScheme })
    return page
  }
}
