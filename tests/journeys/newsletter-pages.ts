import type { Page } from 'playwright-core'

/**
 * Pages of the newsletter that everybody may see, and how a visitor gets there. The shop must have
 * been filled before: `GET /stand-ins/orders`.
 */
export const newsletterPages: Record<string, (page: Page) => Promise<unknown>> = {
  'newsletter sign-up': (page) => page.goto('/newsletter'),
  'newsletter archive': (page) => page.goto('/newsletter/archive'),
  'newsletter of the archive': async (page) => {
    await page.goto('/newsletter/archive')
    await page.locator('main section a').first().click()
    await page.waitForURL('**/newsletter/archive/*')
  },
}
