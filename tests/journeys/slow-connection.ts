import type { BrowserContext, Page, Request } from 'playwright-core'

const seed = Number(process.env.SLOW)

/**
 * With `SLOW=<number>` in the environment, pages, scripts and what scripts ask for come up to 1.5 s
 * later, by times that follow from the number, and no press waits for the page that it leads to: what
 * a test does too early fails then, and not once in 400 runs. Where a test's own `page.route`
 * answers, nothing is later. fetched-ahead.test.ts fails with it: Chromium fetches nothing ahead while
 * requests are intercepted.
 */
export async function slowDown(context: BrowserContext): Promise<void> {
  if (!seed) return
  context.on('page', goOnAtOnce)
  const random = randomFrom(seed)
  await context.route('**/*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, random() * longest(route.request())))
    // The page may be closed by now.
    await route.fallback().catch(() => {})
  })
}

let isPatient = true

/**
 * Playwright waits for a page that a press leads to, where it notices in time that there is one: on
 * a busy machine it may not. From here on no press waits.
 */
function goOnAtOnce(page: Page): void {
  if (!isPatient) return
  isPatient = false
  const locators = Object.getPrototypeOf(page.locator('html'))
  const { click, press } = locators
  locators.click = function (options: object) {
    return click.call(this, { ...options, noWaitAfter: true })
  }
  locators.press = function (key: string, options: object) {
    return press.call(this, key, { ...options, noWaitAfter: true })
  }
}

/** By how many milliseconds what is asked for may come later. */
function longest(request: Request): number {
  const type = request.resourceType()
  if (type === 'document' || request.method() === 'POST') return 1200
  if (type === 'script') return 800
  return ['fetch', 'xhr', 'ping'].includes(type) ? 1500 : 0
}

/** Numbers from 0 to 1, the same for the same seed (a linear congruential generator). */
function randomFrom(state: number): () => number {
  let last = state
  return () => {
    last = (last * 1664525 + 1013904223) % 2 ** 32
    return last / 2 ** 32
  }
}
