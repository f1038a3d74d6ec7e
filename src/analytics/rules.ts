import { patterns } from '../paths.ts'

/**
 * What is recorded, and the index that each is written under: what is sampled together when there
 * is very much of it.
 */
export const groups = {
  'page viewed': 'page',
  'product viewed': 'page',
  'added to cart': 'shop',
  'checkout started': 'shop',
  'order paid': 'shop',
  dropped: 'dropped',
} as const

export type EventName = keyof typeof groups

/** What was asked and how it was answered, as far as it decides what is recorded. */
export type Exchange = {
  method: string
  /** Kind of page, as `kindOfPage` says. */
  page: string
  status: number
  html: boolean
  /** Where a redirect leads; empty without one. */
  location: string
}

/** What an answer is recorded as; null for what is neither a page of the shop nor an event. */
export function eventOf({ method, page, status, html, location }: Exchange): EventName | null {
  if (method === 'POST' && status === 303) {
    if (page === patterns.cartAdd) return 'added to cart'
    // Back to the cart or on to an order that is paid already, the way stays in the shop.
    if (page === patterns.checkout && !location.startsWith('/')) return 'checkout started'
  }
  const isPage = (method === 'GET' || method === 'HEAD') && status >= 200 && status < 300 && html
  if (!isPage || page.startsWith('/admin')) return null
  return page === patterns.product ? 'product viewed' : 'page viewed'
}

/**
 * Whether this browser says that its person is not to be counted: Global Privacy Control, Do Not
 * Track.
 */
export const objects = (headers: Headers): boolean =>
  headers.get('Sec-GPC') === '1' || headers.get('DNT') === '1'

/** Why nobody saw what was answered. */
export type DropReason = 'no page asked' | 'prefetch' | 'background' | 'no browser' | 'bot'

/** Why a request is no person's look at a page; null for a person's. */
export function dropReason(method: string, headers: Headers, bot: boolean): DropReason | null {
  const has = (name: string, words: RegExp) => words.test(headers.get(name) ?? '')
  if (method === 'HEAD') return 'no page asked'
  if (has('Sec-Purpose', /prefetch/) || has('Purpose', /prefetch/)) return 'prefetch'
  // A script, a frame or a picture asked, not the address bar or a link. Older browsers do not say.
  if (has('Sec-Fetch-Dest', /^(?!document$)./)) return 'background'
  if (!headers.get('User-Agent')) return 'no browser'
  return bot ? 'bot' : null
}

/** The kind of a page from the pattern of its route: `/cart/:link{[0-9]+}` is `/cart/:link`. */
export const kindOfPage = (route: string): string => route.replace(/\{[^/]*\}/g, '')

/**
 * The handle in the path of a page: `rubia-ring` for `/products/:handle` and
 * `/products/rubia-ring`; else empty.
 */
export function handleInPath(page: string, path: string): string {
  const place = page.split('/').indexOf(':handle')
  return place < 0 ? '' : decodeURIComponent(path.split('/')[place] ?? '')
}

/**
 * A handle as our own form sends it back; what is no handle was put there by somebody else, and is
 * left out.
 */
export const handleInForm = (text: unknown): string =>
  typeof text === 'string' && /^[\p{L}\p{N}-]{1,200}$/u.test(text) ? text : ''

/**
 * Whether a text may be an e-mail address, a network address, a telephone number or any other long
 * number (seven digits, whatever stands between them), or a key: a long word in which letters and
 * digits mix.
 */
export function looksPersonal(text: string): boolean {
  const plain = text.normalize('NFKC').toLowerCase()
  // What is still percent-encoded may be an @ as well.
  if (/[@%]|(\d+\.){3}\d|(\d[^\p{L}\p{N}]*){7}/u.test(plain)) return true
  const words = plain.match(/[\w-]{16,}/g) ?? []
  return words.some((word) => (word.match(/[a-z](?=\d)|\d(?=[a-z])/g) ?? []).length >= 3)
}
