import { looksPersonal } from './rules.ts'

/** How a visitor came. */
export type Channel =
  | 'internal'
  | 'paid'
  | 'email'
  | 'ai-assistant'
  | 'social'
  | 'search'
  | 'referral'
  | 'direct'

type Arrival = {
  internal: boolean
  /** From another site, even if its name is unknown. */
  elsewhere: boolean
  site: string
  source: string
  medium: string
  ad: boolean
}

/** How a visitor arrived: the first match counts. */
const table: [Channel, (arrival: Arrival) => boolean][] = [
  ['internal', ({ internal }) => internal],
  ['paid', ({ ad, medium }) => ad || /^(cp[acmv]|ppc|paid.*|display|retargeting)$/.test(medium)],
  ['email', (from) => isOneOf(mailboxes, from) || /^(e-?mail|newsletter)/.test(from.medium)],
  ['ai-assistant', (from) => isOneOf(assistants, from)],
  ['social', (from) => isOneOf(networks, from) || from.medium.startsWith('social')],
  ['search', (from) => isOneOf(engines, from) || from.medium === 'organic'],
  ['referral', ({ elsewhere, source }) => elsewhere || source !== ''],
  ['direct', () => true],
]

/** All channels that are recorded. */
export const channels = table.map(([channel]) => channel)

// A name with a dot matches the end of a host, one without matches any part of it: search engines
// have a host in every country.
const mailboxes =
  'newsletter webmail mail.google.com com.google.android.gm outlook mail.yahoo.com mail.proton.me mail.ru ' +
  'mail.aol.com deref-gmx.net deref-web.de'
const assistants =
  'chatgpt openai claude.ai claude.com anthropic perplexity gemini.google.com com.google.android.apps.bard ' +
  'copilot m365.cloud.microsoft mistral deepseek kimi grok.com meta.ai duck.ai lumo.proton.me poe.com you.com'
const networks =
  'facebook instagram pinterest tiktok youtube youtu.be twitter x.com t.co linkedin lnkd.in reddit threads.net threads.com ' +
  'bsky.app blueskyweb mastodon.social tumblr snapchat whatsapp wa.me t.me telegram discord musically vk.com'
const engines =
  'google bing duckduckgo ecosia qwant yahoo yandex baidu startpage search.brave.com kagi.com seznam naver mojeek ' +
  'metager swisscows sogou aol'

/**
 * Set by the advertising network behind a link. Only its presence counts; the value identifies a
 * click.
 */
const adClicks = [
  ...['gclid', 'gbraid', 'wbraid', 'gad_source', 'dclid', 'msclkid', 'ttclid', 'twclid'],
  ...['li_fat_id', 'rdt_cid', 'ScCid', 'yclid'],
]

/**
 * Where a visitor came from, as far as it is recorded.
 *
 * @param home hosts that do not count as an origin: the shop's own and the payment page's
 */
export function readArrival(headers: Headers, url: URL, home: string[]) {
  const referrer = URL.parse((headers.get('Referer') ?? '').slice(0, 500))
  const fetchSite = headers.get('Sec-Fetch-Site')
  const internal = home.includes(referrer?.hostname ?? '') || fetchSite === 'same-origin'
  const elsewhere = referrer !== null || fetchSite === 'cross-site'
  const site = internal ? '' : siteOf(referrer)
  const label = (name: string) => readLabel(url.searchParams.get(name) ?? '')
  const source = label('utm_source')
  const ad = adClicks.some((name) => url.searchParams.has(name))
  const arrival = { internal, elsewhere, site, source, medium: label('utm_medium'), ad }
  const channel = table.find(([, fits]) => fits(arrival))?.[0] ?? 'direct'
  return { previousSite: site, channel, source, campaign: label('utm_campaign') }
}

/** The site's host name; never an IP address, which may be a person's own. */
export function siteOf(referrer: URL | null): string {
  const { protocol = '', hostname = '' } = referrer ?? {}
  if (!['http:', 'https:', 'android-app:'].includes(protocol)) return ''
  const name = hostname.toLowerCase().replace(/^www\./, '')
  return /^[a-z\d-]+(\.[a-z\d-]+)*\.[a-z][a-z\d-]*$/.test(name) && !looksPersonal(name) ? name : ''
}

/**
 * A link's source or campaign: a few words in lower case, at most 64 characters, without anything
 * that may identify a person.
 */
function readLabel(text: string): string {
  const label = text.slice(0, 200).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  const isName = /^[\p{L}\p{M}\p{N} ._+&-]*$/u.test(label) && !looksPersonal(label)
  return isName ? Array.from(label).slice(0, 64).join('') : ''
}

const isOneOf = (names: string, { site, source }: Arrival) =>
  names.split(' ').some((name) => belongsTo(name, site) || belongsTo(name, source))

const belongsTo = (name: string, host: string) =>
  name.includes('.') ? `.${host}`.endsWith(`.${name}`) : host.split('.').includes(name)
