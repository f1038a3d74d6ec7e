import { patterns } from '../paths.ts'
import { isPrefetch } from '../platform/prefetch-rules.ts'

/**
 * Recorded events, and the index of each: events with the same index are sampled together when
 * there are very many.
 */
export const groups = {
  'page viewed': 'page',
  'product viewed': 'page',
  searched: 'page',
  'link followed': 'page',
  'added to cart': 'shop',
  kept: 'shop',
  'recommendations seen': 'shop',
  'recommendation followed': 'shop',
  'checkout started': 'shop',
  'order paid': 'shop',
  'newsletter signed up': 'shop',
  'page not found': 'problem',
  'page failed': 'problem',
  dropped: 'dropped',
} as const

export type EventName = keyof typeof groups

/** The parts of a request and its response that decide what is recorded. */
export type Exchange = {
  method: string
  /** Kind of page, from `kindOfPage`. */
  page: string
  status: number
  html: boolean
  /** Target of a redirect; empty without one. */
  location: string
  /** Whether a browser says that it navigates to the page. Programs that scan for faults do not. */
  navigates: boolean
  /** Whether the request has begun to keep a piece. */
  kept: boolean
  /** Results that a search found; undefined where nothing was searched for. */
  results: number | undefined
}

/** What a response is recorded as; null if it is neither a page nor an event. */
export function eventOf(exchange: Exchange): EventName | null {
  const { method, page, status, html, location, results } = exchange
  if (exchange.kept) return 'kept'
  if (method === 'POST' && status === 303) {
    if (page === patterns.cartAdd) return 'added to cart'
    // A redirect to the cart or to an order already paid stays in the shop.
    if (page === patterns.checkout && !location.startsWith('/')) return 'checkout started'
    if (page === patterns.newsletterConfirm) return 'newsletter signed up'
  }
  if (page === patterns.out && status === 303) return 'link followed'
  if (!html || page.startsWith(patterns.desk) || page === patterns.cartDrawer) return null
  if (status >= 400) return exchange.navigates ? problemOf(status) : null
  const isPage = (method === 'GET' || method === 'HEAD') && status >= 200 && status < 300
  if (!isPage) return null
  if (page === patterns.search && results !== undefined) return 'searched'
  return page === patterns.product ? 'product viewed' : 'page viewed'
}

/** What the link of a piece that was picked for its visitor says of itself. */
const FROM_FOR_YOU = 'for-you'

/**
 * What a page view is recorded as besides: that its visitor saw pieces picked for them, or followed
 * one. Null: nothing. A link that somebody passed on was not picked for who opens it.
 */
export function besidesView(view: {
  event: EventName
  channel: string | undefined
  /** Where the address says that it was followed from. */
  from: string | null
  recommended: boolean
}): EventName | null {
  const { event, channel, from, recommended } = view
  if (recommended && (event === 'page viewed' || event === 'searched'))
    return 'recommendations seen'
  const followed = event === 'product viewed' && from === FROM_FOR_YOU && channel === 'internal'
  return followed ? 'recommendation followed' : null
}

/** With 422 a form is shown again, for its reader to correct. */
function problemOf(status: number): EventName | null {
  if (status === 422) return null
  return status === 404 ? 'page not found' : 'page failed'
}

/**
 * How long a response took, as it is recorded. On Workers the clock stands still while the Worker
 * computes and goes on when it has waited for something, so this is the time spent waiting: for
 * the database, a cache, the payment provider.
 */
export function answerTimeOf(milliseconds: number): string {
  const fits = answerTimes.find(([, below]) => milliseconds < below)
  return fits?.[0] ?? SLOWEST
}

const answerTimes: [string, number][] = [
  ['under 50 ms', 50],
  ['under 200 ms', 200],
  ['under 1 s', 1000],
]

/** The last class of `answerTimeOf`. */
export const SLOWEST = 'over 1 s'

/**
 * The part of a country, by its code in ISO 3166-2: `NL-NH`; empty if Cloudflare does not know it.
 */
export function regionOf(country: string, code: string): string {
  return /^[A-Z]{2}$/.test(country) && /^[A-Z\d]{1,3}$/.test(code) ? `${country}-${code}` : ''
}

/** Why nobody saw the response. */
export type DropReason = 'no page asked' | 'prefetch' | 'background' | 'no browser' | 'bot'

/** Why a request is not a page view by a person; null if it is. */
export function dropReason(method: string, headers: Headers, bot: boolean): DropReason | null {
  const has = (name: string, words: RegExp) => words.test((headers.get(name) ?? '').slice(0, 100))
  if (method === 'HEAD') return 'no page asked'
  if (isPrefetch(headers)) return 'prefetch'
  // Requested by a script, a frame or a picture, not by the address bar or a link. Older browsers
  // do not send this header. What the shop's own script posts, somebody has pressed.
  if (method !== 'POST' && has('Sec-Fetch-Dest', /^(?!document$)./)) return 'background'
  if (!headers.get('User-Agent')) return 'no browser'
  return bot ? 'bot' : null
}

/** The kind of page, from its route's pattern: `/cart/:link{[0-9]+}` is `/cart/:link`. */
export const kindOfPage = (route: string): string => route.replace(/\{[^/]*\}/g, '')

/**
 * The handle in a page's path: `rubia-ring` for `/products/:handle` and `/products/rubia-ring`;
 * empty if there is none.
 */
export function handleInPath(page: string, path: string): string {
  const place = page.split('/').indexOf(':handle')
  return place < 0 ? '' : decodeURIComponent(path.split('/')[place] ?? '').normalize('NFC')
}

/**
 * A handle as the shop's form sends it; anything else was put there by somebody, and is left out.
 */
export const handleInForm = (text: unknown): string =>
  typeof text === 'string' && /^[\p{L}\p{M}\p{N}\p{So}_-]{1,200}$/u.test(text) ? text : ''

/**
 * Whether a text may contain an e-mail address, a network address, a telephone number or other long
 * number (seven digits, with anything in between), or a key: a UUID, or a long word that mixes letters
 * and digits.
 */
export function looksPersonal(text: string): boolean {
  const plain = text.normalize('NFKC').toLowerCase()
  // A percent-encoded character may be an @ as well.
  if (/[@%]|(\d+\.){3}\d|(\d[^\p{L}\p{N}]*){7}/u.test(plain)) return true
  const words = plain.match(/[\w-]{16,}/g) ?? []
  return words.some(
    (word) => uuid.test(word) || (word.match(/[a-z](?=\d)|\d(?=[a-z])/g) ?? []).length >= 3,
  )
}

/** Some hardly mix letters and digits. */
const uuid = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/
