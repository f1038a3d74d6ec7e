import { describe, expect, test } from 'vitest'
import { readBrowser } from '../../src/analytics/browser-rules.ts'
import { channels, readArrival } from '../../src/analytics/channel-rules.ts'
import { optsOut } from '../../src/analytics/opt-out.ts'
import {
  answerTimeOf,
  dropReason,
  type Exchange,
  eventOf,
  groups,
  handleInForm,
  handleInPath,
  kindOfPage,
  looksPersonal,
  regionOf,
  SLOWEST,
} from '../../src/analytics/rules.ts'

test('events that answer one question are sampled together', () => {
  const together = Object.entries(Object.groupBy(Object.entries(groups), ([, group]) => group))
  expect(together.map(([group, events]) => [group, events?.map(([name]) => name)])).toEqual([
    ['page', ['page viewed', 'product viewed', 'searched', 'link followed']],
    [
      'shop',
      [
        ...['added to cart', 'kept', 'recommendations seen', 'recommendation followed'],
        ...['checkout started', 'order paid', 'newsletter signed up'],
      ],
    ],
    ['problem', ['page not found', 'page failed']],
    ['dropped', ['dropped']],
  ])
})

describe('an answer counts as', () => {
  const page: Exchange = {
    ...{ method: 'GET', page: '/', status: 200, html: true, location: '' },
    ...{ navigates: true, kept: false, results: undefined },
  }
  const added = { method: 'POST', page: '/cart/add', status: 303 }
  const paying = { ...added, page: '/checkout', location: 'https://pay.example/1' }
  test.each([
    ['page viewed', {}],
    ['page viewed', { method: 'HEAD' }],
    ['page viewed', { status: 299 }],
    [null, { status: 199 }],
    [null, { status: 300 }],
    [null, { method: 'PUT' }],
    [null, { page: '/admin' }],
    ['page viewed', { page: '/pages/admin' }],
    ['added to cart', added],
    ['kept', { ...added, page: '/kept', kept: true }],
    [null, { ...added, page: '/kept' }],
    [null, { ...added, method: 'GET' }],
    [null, { ...added, status: 200 }],
    [null, { ...added, page: '/cart/change' }],
    ['checkout started', paying],
    [null, { ...paying, method: 'GET' }],
    [null, { ...paying, status: 422 }],
    [null, { ...paying, location: '/orders/1' }],
    [null, { ...paying, page: '/orders' }],
    ['searched', { page: '/search', results: 0 }],
    ['searched', { page: '/search', method: 'HEAD', results: 1 }],
    [null, { page: '/search', method: 'PUT', results: 1 }],
    ['page viewed', { page: '/searching', results: 1 }],
    [null, { status: 399 }],
    ['page failed', { status: 400 }],
    ['page failed', { status: 403 }],
    ['page failed', { status: 421 }],
    [null, { status: 422 }],
    ['page failed', { status: 423 }],
    ['page failed', { status: 599 }],
    ['page failed', { status: 500, method: 'POST' }],
    ['page not found', { status: 404, page: '' }],
    ['page not found', { status: 404, page: '/search', results: 0 }],
    [null, { status: 404, navigates: false }],
    [null, { status: 500, html: false }],
    [null, { status: 500, page: '/admin/*' }],
    [null, { status: 500, page: '/cart/drawer' }],
  ])('%s: %o', (event, change) => {
    expect(eventOf({ ...page, ...change })).toBe(event)
  })
})

test.each([
  [-1, 'under 50 ms'],
  [0, 'under 50 ms'],
  [49, 'under 50 ms'],
  [50, 'under 200 ms'],
  [199, 'under 200 ms'],
  [200, 'under 1 s'],
  [999, 'under 1 s'],
  [1000, SLOWEST],
  [60_000, 'over 1 s'],
])('an answer after %i ms took %s', (time, told) => expect(answerTimeOf(time)).toBe(told))

test.each([
  ['NL', 'NH', 'NL-NH'],
  ['GB', 'ENG', 'GB-ENG'],
  ['AT', '9', 'AT-9'],
  ['US', 'TX', 'US-TX'],
  ['NL', '', ''],
  ['', 'NH', ''],
  ['T1', 'NH', ''],
  ['NLD', 'NH', ''],
  ['xNL', 'NH', ''],
  ['NL', 'ENGL', ''],
  ['NL', 'North Holland', ''],
  ['NL', 'nh', ''],
])('the region of %s and %s is "%s"', (country, code, region) =>
  expect(regionOf(country, code)).toBe(region),
)

test('who asks not to be counted is not', () => {
  expect(optsOut(new Headers({ 'Sec-GPC': '1' }))).toBe(true)
  expect(optsOut(new Headers({ DNT: '1' }))).toBe(true)
  expect(optsOut(new Headers({ 'Sec-GPC': '0', DNT: '0' }))).toBe(false)
  expect(optsOut(new Headers())).toBe(false)
  expect(optsOut(new Headers({ Cookie: '__Host-cart=a.1; __Host-uncounted=1' }))).toBe(true)
  for (const cookie of ['__Host-uncounted=', '__Host-uncounted=0', 'x__Host-uncounted=1'])
    expect(optsOut(new Headers({ Cookie: cookie })), cookie).toBe(false)
})

test.each([
  ['prefetch', { 'Sec-Purpose': 'prefetch;anonymous-client-ip' }],
  [null, { 'Sec-Purpose': `${'x'.repeat(93)}prefetch` }],
  ['prefetch', { Purpose: 'prefetch' }],
  [null, { Purpose: 'preview' }],
  [null, { 'Sec-Fetch-Dest': 'document' }],
  ['background', { 'Sec-Fetch-Dest': 'documents' }],
  ['background', { 'Sec-Fetch-Dest': 'image' }],
  ['background', { 'Sec-Fetch-Dest': 'no document' }],
])('a request is dropped as %s: %o', (reason, headers) => {
  expect(dropReason('GET', new Headers({ 'User-Agent': 'x', ...headers }), false)).toBe(reason)
})

test('kinds of pages and handles', () => {
  expect(kindOfPage('/a/:one{[a-z]+}/:two{\\d{2}}')).toBe('/a/:one/:two')
  expect(handleInPath('/products/:handle', '/products/b%C3%A4nd')).toBe('bänd')
  expect(handleInPath('/products/:handle', '/products/ba%CC%88nd')).toBe('bänd')
  expect(handleInPath('/products/:handle', '/products')).toBe('')
  expect(handleInPath('/:handle', '/ring')).toBe('ring')
  expect(handleInPath(':handle', 'ring')).toBe('ring')
  expect(handleInPath('/policies/terms', '/policies/terms')).toBe('')
})

test('a handle has 1 to 200 letters, and nothing else before, among or behind them', () => {
  for (const text of ['a', 'a'.repeat(200), 'ring_2-x', '指輪', 'ba\u0308nd', '٣', '☆'])
    expect(handleInForm(text)).toBe(text)
  for (const text of ['', 'a'.repeat(201), ' a', 'a ', 'a/b', 7, null])
    expect(handleInForm(text)).toBe('')
})

test.each([
  ['anna@example.com', true],
  ['100%', true],
  ['1.1.1.1', true],
  ['1.10.1.1', true],
  ['1.1.1', false],
  ['12.34.56', false],
  ['123456', false],
  ['1234567', true],
  ['1-2 3/4(5)6+7', true],
  ['1234a567', false],
  // A key mixes letters and digits; three changes in a word of sixteen.
  ['a1b2abcdefghijkl', true],
  ['a1b2abcdefghijk', false],
  ['a1babcdefghijklm', false],
  ['A1B2ABCDEFGHIJKL', true],
  ['a1b2 abcdefghijkl', false],
  ['short a1b2abcdefghijkl', true],
])('"%s" may be personal: %s', (text, personal) => expect(looksPersonal(text)).toBe(personal))

const arrive = (headers: Record<string, string>, query = '', home = ['shop.test']) =>
  readArrival(new Headers(headers), new URL(`https://shop.test/?${query}`), home)

describe('the channel of', () => {
  test('all that are recorded', () => {
    expect(channels).toEqual([
      ...['internal', 'paid', 'email', 'ai-assistant', 'social', 'search', 'referral', 'direct'],
    ])
  })

  test.each([
    ...['gclid', 'gbraid', 'wbraid', 'dclid', 'msclkid', 'ttclid', 'twclid', 'li_fat_id'].map(
      (name) => ['paid', `${name}=`],
    ),
    ...['gad_source', 'yclid', 'rdt_cid', 'ScCid'].map((name) => ['paid', `${name}=1`]),
    // Facebook adds it to every link, paid or not.
    ['direct', 'fbclid=1'],
    ...['cpa', 'cpc', 'cpm', 'cpv', 'ppc', 'paid', 'paidsearch', 'display', 'retargeting'].map(
      (medium) => ['paid', `utm_medium=${medium}`],
    ),
    ...['acpc', 'cpcs', 'cp', 'unpaid', 'displays', 'cpx'].map((medium) => [
      ...['direct', `utm_medium=${medium}`],
    ]),
    ...['email', 'e-mail', 'mailing', 'newsletter-may', 'my-email'].map((medium, at) => [
      ...[at === 2 || at === 4 ? 'direct' : 'email', `utm_medium=${medium}`],
    ]),
    ['social', 'utm_medium=social-media'],
    ['direct', 'utm_medium=antisocial'],
    ['search', 'utm_medium=organic'],
    ['direct', 'utm_medium=inorganic'],
    ['email', 'utm_source=newsletter&utm_medium=story'],
    ['ai-assistant', 'utm_source=perplexity'],
    ['social', 'utm_source=bsky.app'],
    ['social', 'utm_source=facebook'],
    ['search', 'utm_source=mojeek'],
    ['referral', 'utm_source=mojeek-club'],
    ['referral', 'utm_source=t.com'],
  ])('%s: a link with %s', (channel, query) => {
    expect(arrive({}, query).channel).toBe(channel)
  })

  test.each([
    ['ai-assistant', 'https://www.you.com/'],
    ['referral', 'https://thank-you.com/'],
    ['social', 'https://x.com/a'],
    ['referral', 'https://netflix.com/'],
    ['social', 'https://bsky.app/'],
    ['email', 'android-app://com.google.android.gm/'],
    ['search', 'http://www.bing.com/'],
    ['referral', 'https://bingo.example/'],
    ['internal', 'https://shop.test/cart'],
    ['referral', 'ftp://files.example/'],
  ])('%s: a visitor from %s', (channel, from) => {
    expect(arrive({ Referer: from }).channel).toBe(channel)
  })

  test('a visit within the shop is internal, whatever its links say', () => {
    const arrival = arrive({ 'Sec-Fetch-Site': 'same-origin' }, 'gclid=1&utm_source=google')
    expect(arrival).toMatchObject({ channel: 'internal', previousSite: '' })
    const back = { Referer: 'https://pay.example/1', 'Sec-Fetch-Site': 'cross-site' }
    expect(arrive(back, '', ['shop.test', 'pay.example']).channel).toBe('internal')
    expect(arrive(back).channel).toBe('referral')
    expect(arrive({ 'Sec-Fetch-Site': 'same-site' }).channel).toBe('direct')
  })
})

test.each([
  ['https://WWW.Blog.Example/a', 'blog.example'],
  ['https://awww.blog.example/', 'awww.blog.example'],
  ['android-app://com.example.reader/', 'com.example.reader'],
  ['ftp://files.example/', ''],
  ['https://localhost/', ''],
  ['https://a_b.example/', ''],
  ['https://example.c-1/', 'example.c-1'],
  ['https://1.2.3.4/', ''],
  ['https://tel-0205550123.example/', ''],
  // Only the first 500 letters are read.
  [`https://blog.example/${'x'.repeat(600)}`, 'blog.example'],
  [`https://${'a.'.repeat(250)}example/`, ''],
])('the site before, of %s, is "%s"', (referrer, site) => {
  expect(arrive({ Referer: referrer }).previousSite).toBe(site)
})

test.each([
  ['  Spring   Sale ', 'spring sale'],
  ['a_b.c-d+e&f', 'a_b.c-d+e&f'],
  ['a;b', ''],
  [';a', ''],
  ['ﬁne', 'fine'],
  ['é'.repeat(70), 'é'.repeat(64)],
  [`${'a'.repeat(200)};`, 'a'.repeat(64)],
  [`${'a'.repeat(199)};`, ''],
])('the source and campaign "%s" are recorded as "%s"', (given, label) => {
  const named = `utm_source=${encodeURIComponent(given)}&utm_campaign=${encodeURIComponent(given)}`
  expect(arrive({}, named)).toMatchObject({ source: label, campaign: label })
})

test.each([
  ...['FBAN/FBIOS', 'FBAV/1', 'x FB_IAB/1', 'Instagram 1', 'Pinterest/1', 'TikTok 1'].map(
    (agent) => [agent, 'in an app'],
  ),
  ...['musical_ly_1', 'BytedanceWebview', 'Snapchat/1'].map((agent) => [agent, 'in an app']),
  ['XFBAN Firefox', 'Firefox'],
  ...['Edge/18 Chrome', 'Edg/1 Chrome', 'EdgA/1 Chrome', 'EdgiOS/1 Safari'].map((agent) => [
    ...[agent, 'Edge'],
  ]),
  ['XEdg/1 Chrome', 'Chrome'],
  ['Edgy/1 Chrome', 'Chrome'],
  ...['OPR/1', 'OPT/1', 'OPiOS/1', 'Opera/9'].map((agent) => [`${agent} Chrome`, 'Opera']),
  ['XOPR/1 Chrome', 'Chrome'],
  ['OPRX/1 Chrome', 'Chrome'],
  ['SamsungBrowser/1 Chrome', 'Samsung Internet'],
  ['Vivaldi/1 Chrome', 'Vivaldi'],
  ['YaBrowser/1 Chrome', 'Yandex'],
  ['DuckDuckGo/1 Chrome', 'DuckDuckGo'],
  ['Ddg/1 Version/1 Safari', 'DuckDuckGo'],
  ['XDdg/1 Version/1 Safari', 'Safari'],
  ['FxiOS/1 Version/1 Safari', 'Firefox'],
  ['CriOS/1 Version/1 Safari', 'Chrome'],
  ['Version/1 Safari', 'Safari'],
  ['Safari/1 Version/1', 'Safari'],
  ['Safari/1', 'other'],
  ['Version/1', 'other'],
])('the browser of "%s" is %s', (agent, browser) => {
  expect(readBrowser(new Headers({ 'User-Agent': agent ?? '' })).browser).toBe(browser)
})

test.each([
  ['iPhone', 'iOS', 'phone'],
  ['iPad', 'iOS', 'tablet'],
  ['iPod touch', 'iOS', 'phone'],
  ['Android Mobile Linux', 'Android', 'phone'],
  ['Mobile Linux Android', 'Android', 'phone'],
  ['Linux Android', 'Android', 'tablet'],
  ['Linux Tablet', 'Linux', 'tablet'],
  ['Windows', 'Windows', 'computer'],
  ['CrOS X11', 'ChromeOS', 'computer'],
  ['Chrome OS', 'ChromeOS', 'other'],
  ['Chromium OS', 'ChromeOS', 'other'],
  ['Macintosh', 'macOS', 'computer'],
  ['macOS', 'macOS', 'other'],
  ['Linux', 'Linux', 'computer'],
  ['X11', 'Linux', 'computer'],
  ['Opera Mobi', 'other', 'phone'],
  ['a console', 'other', 'other'],
])('"%s" runs on %s and is a %s', (agent, system, device) => {
  expect(readBrowser(new Headers({ 'User-Agent': agent }))).toMatchObject({ system, device })
})

test('of a browser that says more than any does, the rest is not read', () => {
  const agent = (letters: number) => `${'x'.repeat(letters - 'Firefox'.length)}Firefox`
  const browser = (letters: number) =>
    readBrowser(new Headers({ 'User-Agent': agent(letters) })).browser
  expect([browser(500), browser(501)]).toEqual(['Firefox', 'other'])
})

test.each([
  [{ 'Sec-CH-UA': '"Brave";v="1"' }, { browser: 'Brave' }],
  [{ 'Sec-CH-UA-Platform': '"Android"' }, { system: 'Android', device: 'tablet' }],
  [{ 'Sec-CH-UA-Platform': '"macOS"' }, { system: 'macOS' }],
  [{ 'Sec-CH-UA-Mobile': '?1' }, { device: 'phone' }],
  [{ 'User-Agent': 'Brave' }, { browser: 'other' }],
  [{ 'User-Agent': 'Chrome', 'Sec-CH-UA': 'OPR' }, { browser: 'Opera' }],
])('hints count as well: %o', (hints, read) => {
  expect(readBrowser(new Headers(hints as Record<string, string>))).toMatchObject(read)
})

test.each([
  [' nl , en', 'nl'],
  ['nl;q=1', 'nl'],
  ['gsw-CH', 'gsw-CH'],
  ['zh-Hant', 'zh-Hant'],
  ['nl-', 'nl'],
  ['nlxx', ''],
  ['n', ''],
  ['1nl', ''],
  ['nl-NLX', 'nl'],
  [`nl${' '.repeat(200)}`, 'nl'],
])('of the languages "%s" the first is "%s"', (accepted, language) => {
  expect(readBrowser(new Headers({ 'Accept-Language': accepted })).language).toBe(language)
})
