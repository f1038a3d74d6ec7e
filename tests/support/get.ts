import { exports } from 'cloudflare:workers'

/** The shop as the runtime runs it, asked over HTTP. */
export const shop = (exports as unknown as { default: Fetcher }).default

/** Asks for a page of the shop, as somebody without cookies. */
export async function get(path: string, init?: RequestInit) {
  const answer = await shop.fetch(`https://shop.test${path}`, init as never)
  return { status: answer.status, headers: answer.headers, page: await answer.text() }
}
