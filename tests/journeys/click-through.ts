import type { Locator, Page, Request } from 'playwright-core'

/**
 * Presses what leads to another page, or to this one anew, and waits until that is there: for tests
 * that go on with what both pages have. A click waits by itself only where Playwright notices in
 * time that a page is coming, not on a busy machine, nor at the desk, whose script asks something
 * before it sends a form.
 */
export async function clickThrough(pressed: Locator): Promise<void> {
  const page = pressed.page()
  await Promise.all([
    page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame()),
    pressed.click(),
  ])
  await page.waitForLoadState('domcontentloaded')
}

/**
 * Presses what a script sends, and waits until the shop has answered: the page says before what it
 * will be. Where a test intercepts requests, a redirect that is not followed counts as failed.
 */
export async function answered(page: Page, press: () => Promise<unknown>): Promise<void> {
  const isSent = (request: Request) => request.method() === 'POST'
  const ends = [
    page.waitForEvent('requestfinished', isSent),
    page.waitForEvent('requestfailed', isSent),
  ]
  await Promise.all([Promise.race(ends), press()])
}
