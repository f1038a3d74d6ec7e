import fc from 'fast-check'
import { isBot } from 'isbot'
import { describe, expect, test } from 'vitest'
import { readBrowser } from '../../src/analytics/browser-rules.ts'
import { readArrival } from '../../src/analytics/channel-rules.ts'
import {
  dropReason,
  type Exchange,
  eventOf,
  handleInForm,
  handleInPath,
  kindOfPage,
  looksPersonal,
} from '../../src/analytics/rules.ts'

describe('what counts', () => {
  const page: Exchange = {
    ...{ method: 'GET', page: '/', status: 200, html: true, location: '' },
    ...{ navigates: true, results: undefined },
  }
  test.each<[string, Partial<Exchange>, string | null]>([
    ['a page', {}, 'page viewed'],
    ['the page of a product', { page: '/products/:handle' }, 'product viewed'],
    ['a search', { page: '/search', results: 12 }, 'searched'],
    ['a search that found nothing', { page: '/search', results: 0 }, 'searched'],
    ['the page to search on', { page: '/search' }, 'page viewed'],
    ['suggestions', { page: '/search/suggest', html: false, results: 2 }, null],
    ['a redirect', { status: 303, location: '/cart' }, null],
    ['a page that is as the browser has it', { status: 304 }, null],
    ['a page that is not there', { status: 404 }, 'page not found'],
    ['a page that broke', { status: 500 }, 'page failed'],
    ['a page asked for too often', { status: 429 }, 'page failed'],
    ['a form that broke', { method: 'POST', page: '/checkout', status: 503 }, 'page failed'],
    ['a form to be corrected', { method: 'POST', page: '/checkout', status: 422 }, null],
    ['a fault that a program looks for', { status: 404, navigates: false }, null],
    ['a broken page that a program asks', { status: 500, navigates: false }, null],
    ['a picture that is not there', { status: 404, html: false }, null],
    ['a page of the desk that is not there', { page: '/admin/*', status: 404 }, null],
    ['a list for machines', { html: false }, null],
    ['the admin', { page: '/admin/orders' }, null],
    ['the drawer over a page', { page: '/cart/drawer' }, null],
    ['an answer to a form', { method: 'POST' }, null],
    [
      'a piece put into the cart',
      { method: 'POST', page: '/cart/add', status: 303 },
      'added to cart',
    ],
    ['a piece that was refused', { method: 'POST', page: '/cart/add', status: 422 }, null],
    [
      'the way to the payment page',
      { method: 'POST', page: '/checkout', status: 303, location: 'https://pay.example/1' },
      'checkout started',
    ],
    [
      'the way back to the cart',
      { method: 'POST', page: '/checkout', status: 303, location: '/cart' },
      null,
    ],
  ])('%s', (_, change, event) => {
    expect(eventOf({ ...page, ...change })).toBe(event)
  })
})

test('a kind of page has no handle, and a handle comes from its place in the path', () => {
  expect(kindOfPage('/cart/:link{[\\w-]+:[0-9]+(,[\\w-]+:[0-9]+)*}')).toBe('/cart/:link')
  expect(handleInPath('/collections/:handle', '/collections/b%C3%A4nder')).toBe('bänder')
  expect(handleInPath('/orders/:number', '/orders/J-22222222')).toBe('')
})

test('a handle that a form names is taken only if it can be one', () => {
  expect(handleInForm('rubia-ring-2')).toBe('rubia-ring-2')
  for (const text of [
    'anna@example.com',
    '203.0.113.7',
    '+31205550123',
    'a ring',
    '',
    ['ring'],
    undefined,
  ])
    expect(handleInForm(text)).toBe('')
})

describe('who is no person', () => {
  const human = { 'User-Agent': 'Mozilla/5.0', 'Sec-Fetch-Dest': 'document' }
  test.each<[string, Record<string, string>, string | null]>([
    ['a click', {}, null],
    ['a browser that does not say what for', { 'Sec-Fetch-Dest': '' }, null],
    ['a prefetch', { 'Sec-Purpose': 'prefetch' }, 'prefetch'],
    ['a prerender', { 'Sec-Purpose': 'prefetch;prerender' }, 'prefetch'],
    ['an old prefetch', { Purpose: 'prefetch' }, 'prefetch'],
    ['a script', { 'Sec-Fetch-Dest': 'empty' }, 'background'],
    ['a frame', { 'Sec-Fetch-Dest': 'iframe' }, 'background'],
    ['a program without a name', { 'User-Agent': '' }, 'no browser'],
  ])('%s', (_, change, reason) => {
    expect(dropReason('GET', new Headers({ ...human, ...change }), false)).toBe(reason)
  })

  test('who adds to the cart by the script is somebody', () => {
    const script = new Headers({ ...human, 'Sec-Fetch-Dest': 'empty' })
    expect(dropReason('POST', script, false)).toBeNull()
    expect(dropReason('POST', script, true)).toBe('bot')
  })

  test('a HEAD and a bot', () => {
    expect(dropReason('HEAD', new Headers(human), false)).toBe('no page asked')
    expect(dropReason('GET', new Headers(human), true)).toBe('bot')
  })
})

describe('how somebody came', () => {
  const arrive = (headers: Record<string, string>, address = 'https://shop.test/') =>
    readArrival(new Headers(headers), new URL(address), ['shop.test', 'checkout.stripe.com'])

  test.each([
    ['direct', ''],
    ['internal', 'https://shop.test/products/a?variant=1'],
    ['internal', 'https://checkout.stripe.com/c/pay/cs_1'],
    ['search', 'https://www.google.co.uk/'],
    ['search', 'android-app://com.google.android.googlequicksearchbox/'],
    ['search', 'https://search.brave.com/search?q=ring'],
    ['email', 'https://mail.google.com/'],
    ['email', 'https://outlook.live.com/'],
    ['ai-assistant', 'https://gemini.google.com/app'],
    ['ai-assistant', 'https://chatgpt.com/'],
    ['social', 'https://l.instagram.com/?u=x'],
    ['social', 'https://t.co/abc'],
    ['social', 'https://www.pinterest.de/'],
    ['referral', 'https://blog.example/anna/rings'],
    ['referral', 'https://netflix.com/'],
    ['referral', 'http://203.0.113.7/'],
  ])('%s, from %s', (channel, referrer) => {
    expect(arrive({ Referer: referrer }).channel).toBe(channel)
  })

  test.each([
    ['paid', 'gclid=Cj0KCQ'],
    ['paid', 'utm_source=google&utm_medium=cpc'],
    ['paid', 'utm_source=instagram&utm_medium=paid_social'],
    ['email', 'utm_source=newsletter'],
    ['email', 'utm_source=spring&utm_medium=email'],
    ['ai-assistant', 'utm_source=chatgpt.com'],
    ['social', 'utm_source=instagram&utm_medium=story'],
    ['social', 'utm_source=anna&utm_medium=social'],
    ['search', 'utm_source=google&utm_medium=organic'],
    ['referral', 'utm_source=partner'],
    ['direct', 'utm_campaign=flyer'],
  ])('%s, by a link with %s', (channel, query) => {
    expect(arrive({}, `https://shop.test/?${query}`).channel).toBe(channel)
  })

  test('a browser that hides where it comes from still says whether it was here', () => {
    expect(arrive({ 'Sec-Fetch-Site': 'same-origin' }).channel).toBe('internal')
    expect(arrive({ 'Sec-Fetch-Site': 'cross-site' }).channel).toBe('referral')
    expect(arrive({ 'Sec-Fetch-Site': 'none' }).channel).toBe('direct')
  })

  test.each([
    ['https://www.Blog.Example:8443/anna?q=rings#top', 'blog.example'],
    ['https://anna:secret@blog.example/', 'blog.example'],
    ['https://shop.test/cart', ''],
    ['http://203.0.113.7/', ''],
    ['http://[2001:db8::7]/', ''],
    ['http://3405803783/', ''],
    ['http://localhost:3000/', ''],
    ['https://0205550123.example/', ''],
    ['data:text/html,anna', ''],
    ['nonsense', ''],
  ])('the previous site of %s is "%s"', (referrer, site) => {
    expect(arrive({ Referer: referrer }).previousSite).toBe(site)
  })

  test.each([
    ['Spring%20Sale', 'spring sale'],
    ['black-friday-2026', 'black-friday-2026'],
    [`${'a'.repeat(70)}`, 'a'.repeat(64)],
    ['anna.lind@example.com', ''],
    ['anna.lind%2540example.com', ''],
    ['anna.lind%EF%BC%A0example.com', ''],
    [`${'a'.repeat(70)}@example.com`, ''],
    ['%2B31%2020%20555%200123', ''],
    ['020-555.0123', ''],
    ['order_2026112200', ''],
    ['10.0.0.1', ''],
    ['2001%3Adb8%3A%3A7', ''],
    ['<b>sale</b>', ''],
    ['f81d4fae-7dec-11d0-a765', ''],
    ['tok_4eC39HqLyjWDarjt', ''],
    ['Gift%20%26%20more_q4.b2b', 'gift & more_q4.b2b'],
    ['%D0%BB%D0%B5%D1%82%D0%BE', 'лето'],
  ])('the campaign %s is recorded as "%s"', (given, campaign) => {
    expect(arrive({}, `https://shop.test/?utm_campaign=${given}`).campaign).toBe(campaign)
  })

  test('no campaign or source has an @ or seven digits, whatever a link says', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.emailAddress(),
      fc.bigInt().map(String),
    )
    fc.assert(
      fc.property(text, text, (before, after) => {
        const url = new URL('https://shop.test/')
        for (const name of ['utm_source', 'utm_campaign'])
          url.searchParams.set(name, before + after)
        const { source, campaign } = readArrival(new Headers(), url, [])
        for (const kept of [source, campaign]) {
          expect(kept).not.toMatch(/@|＠|\d{7}/)
          expect(Array.from(kept).length).toBeLessThanOrEqual(64)
        }
      }),
    )
  })
})

test('numbers look personal in any writing of digits and with anything between them', () => {
  for (const text of ['(020) 555-0123', '０２０５５５０１２３', '1016 174/0205', 'x0205550'])
    expect(looksPersonal(text)).toBe(true)
  for (const text of ['2026', 'q4-2026', 'ring 52 of 18 k', '750 gold, 585 gold'])
    expect(looksPersonal(text)).toBe(false)
})

const chrome = (middle: string) =>
  `Mozilla/5.0 (${middle}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36`
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 '

/** Browsers of people, as they call themselves. */
const people: [agent: string, browser: string, system: string, device: string][] = [
  [chrome('Windows NT 10.0; Win64; x64'), 'Chrome', 'Windows', 'computer'],
  [chrome('X11; CrOS x86_64 14541.0.0'), 'Chrome', 'ChromeOS', 'computer'],
  [chrome('Linux; Android 10; K').replace('Safari', 'Mobile Safari'), 'Chrome', 'Android', 'phone'],
  [chrome('Linux; Android 10; K'), 'Chrome', 'Android', 'tablet'],
  [`${chrome('Windows NT 10.0; Win64; x64')} Edg/145.0.0.0`, 'Edge', 'Windows', 'computer'],
  [`${chrome('X11; Linux x86_64')} OPR/120.0.0.0`, 'Opera', 'Linux', 'computer'],
  [
    chrome('Linux; Android 10; K').replace(
      'Chrome/145.0.0.0 Safari',
      'SamsungBrowser/29.0 Chrome/130.0.0.0 Mobile Safari',
    ),
    'Samsung Internet',
    'Android',
    'phone',
  ],
  [
    `${iphone}(KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1`,
    'Safari',
    'iOS',
    'phone',
  ],
  [`${iphone}(KHTML, like Gecko) CriOS/145.0 Mobile/15E148 Safari/604.1`, 'Chrome', 'iOS', 'phone'],
  [`${iphone}(KHTML, like Gecko) Mobile/15E148 Instagram 400.0`, 'in an app', 'iOS', 'phone'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/605.1.15',
    'Safari',
    'macOS',
    'computer',
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Mobile/15E148 Safari/604.1',
    'Safari',
    'iOS',
    'tablet',
  ],
  [
    'Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0',
    'Firefox',
    'Android',
    'phone',
  ],
  ['Something new', 'other', 'other', 'other'],
]

test.each(people)('%s', (agent, browser, system, device) => {
  const headers = new Headers({ 'User-Agent': agent })
  expect(readBrowser(headers)).toEqual({ browser, system, device, language: '' })
})

test('no browser of a person is taken for a bot', () => {
  for (const [agent] of people.slice(0, -1)) expect(isBot(agent)).toBe(false)
})

test.each([
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)',
  'facebookexternalhit/1.1',
  'WhatsApp/2.23.20.0',
  'curl/8.5.0',
  'python-requests/2.32.0',
  'Go-http-client/2.0',
  chrome('X11; Linux x86_64').replace('Chrome', 'HeadlessChrome'),
  'Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)',
])('a bot: %s', (agent) => {
  expect(isBot(agent)).toBe(true)
})

describe('what Chromium hints counts as well', () => {
  const android = chrome('Linux; Android 10; K')
  const phone = android.replace('Safari', 'Mobile Safari')
  test.each([
    [phone, '"Android"', '?1', 'phone'],
    [android, '"Android"', '?0', 'tablet'],
    [chrome('Windows NT 10.0; Win64; x64'), '"Windows"', '?0', 'computer'],
  ])('%s, %s, %s', (agent, system, mobile, device) => {
    const headers = new Headers({
      'User-Agent': agent,
      // Brave calls itself Chrome elsewhere.
      'Sec-CH-UA': '"Brave";v="145", "Chromium";v="145"',
      'Sec-CH-UA-Mobile': mobile,
      'Sec-CH-UA-Platform': system,
    })
    expect(readBrowser(headers)).toMatchObject({ browser: 'Brave', device })
  })
})

test.each([
  ['nl-NL,nl;q=0.9,en;q=0.8', 'nl-NL'],
  ['DE', 'de'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['en-US-u-ca-buddhist', 'en-US'],
  ['*', ''],
  ['anna.lind@example.com', ''],
  ['', ''],
])('the language of %s is "%s"', (accepted, language) => {
  expect(readBrowser(new Headers({ 'Accept-Language': accepted })).language).toBe(language)
})
