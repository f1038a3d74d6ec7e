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
    ...{ navigates: true, kept: false, results: undefined },
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
      'an address confirmed for newsletters',
      {
        method: 'POST',
        page: '/newsletter/confirm',
        status: 303,
        location: '/newsletter/confirmed',
      },
      'newsletter signed up',
    ],
    ['a link that is too old', { method: 'POST', page: '/newsletter/confirm', status: 422 }, null],
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
    ['ai-assistant', 'https://claude.ai/'],
    ['ai-assistant', 'https://claude.com/'],
    ['ai-assistant', 'https://www.perplexity.ai/'],
    ['ai-assistant', 'https://copilot.microsoft.com/'],
    ['ai-assistant', 'https://m365.cloud.microsoft/chat'],
    ['ai-assistant', 'https://duck.ai/'],
    ['ai-assistant', 'https://chat.mistral.ai/'],
    ['ai-assistant', 'https://chat.deepseek.com/'],
    ['ai-assistant', 'https://www.kimi.com/'],
    ['ai-assistant', 'https://grok.com/'],
    ['ai-assistant', 'https://lumo.proton.me/'],
    ['ai-assistant', 'android-app://com.openai.chatgpt/'],
    ['ai-assistant', 'android-app://com.anthropic.claude/'],
    ['ai-assistant', 'android-app://ai.perplexity.app.android/'],
    ['ai-assistant', 'android-app://com.google.android.apps.bard/'],
    ['ai-assistant', 'android-app://com.microsoft.copilot/'],
    ['social', 'http://m.facebook.com/'],
    ['social', 'https://lm.facebook.com/l.php?u=x'],
    ['social', 'android-app://com.facebook.katana/'],
    ['social', 'android-app://com.instagram.android/'],
    ['social', 'android-app://com.instagram.barcelona/'],
    ['social', 'android-app://com.pinterest/'],
    ['social', 'android-app://com.zhiliaoapp.musically/'],
    ['social', 'android-app://com.reddit.frontpage/'],
    ['social', 'android-app://com.linkedin.android/'],
    ['social', 'android-app://com.google.android.youtube/'],
    ['social', 'android-app://org.telegram.messenger/'],
    ['social', 'https://web.telegram.org/'],
    ['social', 'https://discord.com/'],
    ['social', 'android-app://xyz.blueskyweb.app/'],
    ['social', 'https://go.bsky.app/'],
    ['social', 'https://mastodon.social/'],
    ['social', 'https://out.reddit.com/'],
    ['email', 'android-app://com.google.android.gm/'],
    ['email', 'android-app://com.microsoft.office.outlook/'],
    ['email', 'https://webmail.example.org/'],
    ['email', 'https://deref-gmx.net/'],
    ['email', 'https://deref-web.de/'],
    ['email', 'https://mail.aol.com/'],
    ['search', 'https://search.yahoo.com/'],
    ['search', 'https://yandex.com.tr/'],
    ['search', 'https://www.startpage.com/'],
    ['search', 'https://metager.org/'],
    ['search', 'https://swisscows.com/'],
    ['search', 'https://www.sogou.com/'],
    ['search', 'https://search.aol.com/'],
    ['search', 'android-app://com.duckduckgo.mobile.android/'],
    ['referral', 'android-app://com.example.reader/'],
    ['referral', 'https://web.de/'],
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
    `${chrome('Windows NT 10.0; Win64; x64')} Vivaldi/7.7.3851.52`,
    'Vivaldi',
    'Windows',
    'computer',
  ],
  [
    chrome('Windows NT 10.0; Win64; x64').replace('Safari', 'YaBrowser/25.10.0.0 Safari'),
    ...(['Yandex', 'Windows', 'computer'] as const),
  ],
  [
    `${chrome('Linux; Android 10; K').replace('Safari', 'Mobile Safari')} EdgA/145.0.0.0`,
    ...(['Edge', 'Android', 'phone'] as const),
  ],
  [
    `${iphone}(KHTML, like Gecko) Version/26.1 Mobile/15E148 DuckDuckGo/26 Safari/605.1.15`,
    ...(['DuckDuckGo', 'iOS', 'phone'] as const),
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15 Ddg/26.1',
    ...(['DuckDuckGo', 'macOS', 'computer'] as const),
  ],
  [
    `${iphone}(KHTML, like Gecko) Version/18.7 Mobile/15E148 Safari/604.1 OPT/5.6`,
    ...(['Opera', 'iOS', 'phone'] as const),
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/145.0 Mobile/15E148 Safari/605.1.15',
    ...(['Firefox', 'iOS', 'tablet'] as const),
  ],
  [
    'Mozilla/5.0 (PlayStation; PlayStation 5/8.20) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
    ...(['Safari', 'other', 'other'] as const),
  ],
  [
    'Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0',
    'Firefox',
    'Android',
    'phone',
  ],
  ['Something new', 'other', 'other', 'other'],
]

const inIphone = `${iphone}(KHTML, like Gecko) Mobile/15E148`
const inAndroid = chrome('Linux; Android 16; Pixel 9 Build/BP3A.250905; wv')
  .replace('Chrome', 'Version/4.0 Chrome')
  .replace('Safari', 'Mobile Safari')

/** Pages opened in other apps than browsers. */
const inApps: [agent: string, system: string][] = [
  [`${inIphone} [FBAN/FBIOS;FBAV/540.0.0.33.70;FBDV/iPhone16,2;FBSN/iOS;FBSV/18.7]`, 'iOS'],
  [`${inIphone} [LinkedInApp]/9.31.1234`, 'iOS'],
  [`${inIphone} Barcelona 410.0.0.1 (iPhone16,2; iOS 18_7; nl_NL; nl; scale=3.00)`, 'iOS'],
  [`${inIphone} [Pinterest/iOS]`, 'iOS'],
  [`${inIphone} musical_ly_42.5.0 BytedanceWebview/d8a21c6`, 'iOS'],
  [`${inIphone} Snapchat/13.60.0.40 (like Safari/8622.1.22, panda)`, 'iOS'],
  [`${inIphone} KAKAOTALK 25.9.0`, 'iOS'],
  [`${inIphone} MicroMessenger/8.0.60`, 'iOS'],
  [`${inIphone} Twitter for iPhone/11.40`, 'iOS'],
  [inIphone, 'iOS'],
  [inIphone.replace('Mobile', 'GSA/395.0.8 Mobile').concat(' Safari/604.1'), 'iOS'],
  [`${inIphone} Safari Line/15.18.0`, 'iOS'],
  [inAndroid, 'Android'],
  [`${inAndroid} [FB_IAB/FB4A;FBAV/540.0.0.0.1;IABMV/1;]`, 'Android'],
  [`${inAndroid} Instagram 410.0.0.0.1 Android (36/16; 420dpi; Google/google; Pixel 9)`, 'Android'],
  [`${inAndroid} [Pinterest/Android]`, 'Android'],
  [`${inAndroid} trill_420500 BytedanceWebview/d8a21c6`, 'Android'],
  [`${inAndroid} XWEB/1300 MMWEBSDK/2025 MicroMessenger/8.0.60 Weixin`, 'Android'],
  [`${inAndroid.replace('; wv', '')} Telegram-Android/12.1.1 (Samsung SM-S921B)`, 'Android'],
]

test.each(inApps)('in an app: %s', (agent, system) => {
  expect(isBot(agent)).toBe(false)
  expect(readBrowser(new Headers({ 'User-Agent': agent }))).toMatchObject({
    ...{ browser: 'in an app', system, device: 'phone' },
  })
})

test('a tablet shows pages in apps, too', () => {
  const agent =
    'Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148'
  expect(readBrowser(new Headers({ 'User-Agent': agent }))).toMatchObject({
    ...{ browser: 'in an app', system: 'iOS', device: 'tablet' },
  })
})

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
  // What assistants send for somebody who asks them, and what their makers collect with.
  ...[
    ...[
      'OAI-SearchBot/1.3; +https://openai.com/searchbot',
      'ChatGPT-User/1.0; +https://openai.com/bot',
    ],
    ...['Claude-User/1.0; +Claude-User@anthropic.com', 'Claude-SearchBot/1.0'],
    ...[
      'PerplexityBot/1.0; +https://perplexity.ai/perplexitybot',
      'Perplexity-User/1.0; +https://perplexity.ai/perplexity-user',
    ],
    ...['MistralAI-User/1.0; +https://docs.mistral.ai/robots', 'Google-Extended'],
    ...['bingbot/2.0; +http://www.bing.com/bingbot.htm', 'YandexBot/3.0', 'Pinterestbot/1.0'],
    ...['AhrefsBot/7.0; +http://ahrefs.com/robot/', 'SemrushBot/7~bl', 'DataForSeoBot/1.0'],
    ...['Google-InspectionTool/1.0;', 'Cloudflare-Healthchecks/1.0', 'Discordbot/2.0'],
  ].map((name) => `Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ${name})`),
  `${chrome('X11; Linux x86_64')}; Manus-User/1.0`,
  `${chrome('Linux; Android 6.0.1; Nexus 5X Build/MMB29P')} (compatible; Googlebot/2.1)`,
  `${chrome('X11; Linux x86_64')} Chrome-Lighthouse`,
  'Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider)',
  ...['meta-externalagent/1.1', 'meta-externalfetcher/1.1', 'meta-webindexer/1.1', 'CCBot/2.0'],
  ...['DuckAssistBot/1.2', 'TelegramBot (like TwitterBot)', 'Slackbot-LinkExpanding 1.0'],
  ...['GoogleOther', 'node', 'undici', 'axios/1.13.2', 'okhttp/5.3.0', 'Wget/1.25.0'],
  ...['Java/21.0.2', 'python-httpx/0.28.1', 'Scrapy/2.13 (+https://scrapy.org)'],
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
