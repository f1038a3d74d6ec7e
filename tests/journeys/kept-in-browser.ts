import type { Page } from 'playwright-core'

/** All that a browser keeps of the shop: cookies, every kind of storage, service workers. */
export async function keptInBrowser(page: Page): Promise<string[]> {
  const stored = (await page.evaluate(`(async () => [
    ...Object.entries(localStorage), ...Object.entries(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name), ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ].map(String))()`)) as string[]
  return [...stored, ...(await page.context().cookies()).map(({ name }) => name)]
}
