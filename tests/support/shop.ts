import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { afterAll, vi } from 'vitest'
import worker from '../../src/index.ts'
import { setClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openDb } from '../../src/platform/db.ts'
import { createStripeStandIn } from '../stand-ins/stripe/stand-in.ts'
import { testSecrets } from './secrets.ts'

const origin = 'https://shop.test'
const app = (exports as unknown as { default: Fetcher }).default

export const bindings = env as unknown as CloudflareBindings
export const db = openDb(bindings.DB, 'primary')
export const config = await readConfig(bindings)

/** The time in the tests; `later` advances it, for the shop and the payment provider. */
let offset = 0
const time = () => Date.now() + offset
setClock(time)

export function later(seconds: number): void {
  offset += seconds * 1000
}

/** Sets the clock, `2029-12-21T15:00+01:00`; it goes on from there. */
export function travelTo(moment: string): void {
  offset = Date.parse(moment) - Date.now()
}

/** Receives the provider's webhooks: the shop, unless a test replaces it. */
let door = (request: Request): Promise<Response> => app.fetch(request)

export function webhooksGoTo(answer: typeof door): void {
  door = answer
}

/** The stand-in for Stripe. Its webhooks reach the shop at once, unless a test holds them. */
export const stripe = createStripeStandIn({
  secretKey: testSecrets.STRIPE_SECRET_KEY,
  webhookSecret: testSecrets.STRIPE_WEBHOOK_SECRET,
  webhookUrl: `${origin}/webhooks/stripe`,
  deliver: (request) => door(request),
  retryDelays: [],
  webhooksAtOnce: false,
  patience: { never: 60_000, slow: 30 },
  now: time,
})
/** Reaches the stand-ins that run beside the tests; the shop reaches only what tests allow. */
export const network = globalThis.fetch.bind(globalThis)
const others = new Map<string, (request: Request) => Promise<Response>>()

/** Lets the shop reach one more origin. */
export function reachable(at: string, answer: (request: Request) => Promise<Response>): void {
  others.set(at, answer)
}

// If sent while the shop handles a request, a webhook would end with that request: the runtime
// drops what is left.
const sending = setInterval(() => stripe.webhooks.sendWaiting(), 2)
afterAll(() => clearInterval(sending))
vi.stubGlobal('fetch', (input: RequestInfo, init?: RequestInit) => {
  const request = new Request(input, init)
  const url = new URL(request.url)
  const elsewhere = others.get(url.origin)
  if (elsewhere) return elsewhere(request)
  if (url.origin !== testSecrets.STRIPE_API_BASE) throw new Error(`Nobody may ask ${url.origin}`)
  return stripe.fetch(request)
})

/**
 * A visitor's browser: keeps cookies, does not follow redirects.
 *
 * @param their `headers`: sent with every request; `answer`: what responds, by default the shop
 */
export function visitor(
  their: {
    headers?: Record<string, string>
    answer?: (request: Request) => Promise<Response>
  } = {},
) {
  const { answer = (request: Request) => app.fetch(request) } = their
  const cookies = new Map<string, string>()
  // Each has its own IP address, because limits count by it.
  const address = crypto.randomUUID()

  async function ask(path: string, init: RequestInit = {}) {
    const headers = new Headers(init.headers)
    for (const [name, value] of Object.entries({ 'CF-Connecting-IP': address, ...their.headers }))
      if (!headers.has(name)) headers.set(name, value)
    if (cookies.size > 0)
      headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const request = new Request(new URL(path, origin), { ...init, headers, redirect: 'manual' })
    const response = await answer(request)
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/Max-Age=0/i.test(cookie)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return {
      status: response.status,
      headers: response.headers,
      location: response.headers.get('Location') ?? '',
      page: await response.text(),
    }
  }

  return {
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    post: (
      path: string,
      form: Record<string, string> | [name: string, value: string][],
      headers: HeadersInit = { Origin: origin },
    ) => ask(path, { method: 'POST', headers, body: new URLSearchParams(form) }),
    /** Posts a page's form: its hidden fields, and the given values. */
    async submit(path: string, page: string, typed: Record<string, string> = {}) {
      return this.post(path, { ...hiddenFields(page, path), ...typed })
    },
  }
}

export type Visitor = ReturnType<typeof visitor>
export type Answer = Awaited<ReturnType<Visitor['get']>>

/** The hidden fields of the first form in a page that posts to `action`. */
export function hiddenFields(page: string, action: string): Record<string, string> {
  const to = [`action="${action}"`, `action="${action}#`]
  const form = page.split('<form').find((part) => to.some((each) => part.includes(each))) ?? ''
  const fields: Record<string, string> = {}
  for (const [input] of form.split('</form>')[0]?.matchAll(/<input[^>]*type="hidden"[^>]*>/g) ?? [])
    fields[attribute(input, 'name')] = attribute(input, 'value')
  return fields
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? ''

/** Runs the scheduled work, as the cron trigger does. */
export async function clockStrikes(): Promise<void> {
  const execution = createExecutionContext()
  await worker.scheduled({} as never, bindings, execution)
  await waitOnExecutionContext(execution)
}
