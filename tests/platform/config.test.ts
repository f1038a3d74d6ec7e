import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/platform/config.ts'

const set = env as unknown as CloudflareBindings

test('what is missing is named, with where to read about it', async () => {
  const without = { ...set, STRIPE_SECRET_KEY: '', LOOKUP_KEY: 'short', OWNER_MAIL: 'nobody' }
  const fault = await readConfig(without).catch((error: Error) => error.message)
  for (const words of ['STRIPE_SECRET_KEY', 'LOOKUP_KEY', 'OWNER_MAIL', 'docs/run-a-shop.md'])
    expect(fault).toContain(words)
})

const none = {
  ...set,
  ...{ STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '' },
  ...{ PAYPAL_CLIENT_ID: '', PAYPAL_SECRET: '', PAYPAL_WEBHOOK_ID: '' },
}
const stripe = { STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }
const paypal = { PAYPAL_CLIENT_ID: 'A1', PAYPAL_SECRET: 'E1', PAYPAL_WEBHOOK_ID: '8PT' }
const pages = { PAYMENT_PAGE_ORIGINS: 'https://www.paypal.com' }

test.each([
  ['nobody can pay', {}, /STRIPE_SECRET_KEY: is missing.+STRIPE_WEBHOOK_SECRET, or PAYPAL_CLIENT/],
  [
    'half of Stripe',
    { STRIPE_SECRET_KEY: 'sk_live_1' },
    /STRIPE_WEBHOOK_SECRET: is missing: the sig/,
  ],
  [
    'half of PayPal',
    { ...stripe, PAYPAL_SECRET: 'E1' },
    /PAYPAL_CLIENT_ID: is.+PAYPAL_WEBHOOK_ID: is/,
  ],
  [
    'PayPal’s page is not named',
    paypal,
    /PAYMENT_PAGE_ORIGINS: must also name https:\/\/www\.paypal/,
  ],
])('a shop in which %s does not start, and says what to give', async (_, given, words) => {
  await expect(readConfig({ ...none, ...given })).rejects.toThrow(words)
})

test.each([stripe, { ...paypal, ...pages }, { ...stripe, ...paypal, ...pages }])(
  'a shop has one provider or both: %j',
  async (given) => {
    await expect(readConfig({ ...none, ...given })).resolves.toMatchObject(
      stripe === given ? given : paypal,
    )
  },
)

test('the configuration of the repository is complete', async () => {
  const config = await readConfig(set)
  expect(config.shop.name).toBe('Jegem')
  expect(config.DELIVERY.length).toBeGreaterThan(0)
})

test('a workshop that says nothing of its calendar keeps the holidays of the first country it delivers to', async () => {
  const { country, time_zone, cut_off, closed, ...SHOP } = set.SHOP as Record<string, unknown>
  const { shop } = await readConfig({ ...set, SHOP } as CloudflareBindings)
  expect(shop).toMatchObject({ country: 'NL', time_zone: 'UTC', cut_off: '12:00', closed: [] })
})

test.each([
  ['closed', ['2026-12-24/2026-12-23'], 'first and last day'],
  ['closed', ['24 December'], 'first and last day'],
  ['closed', ['2026-13-45'], 'first and last day'],
  ['closed', ['2027-02-29'], 'first and last day'],
  ['closed', ['2026-12-24/2028-12-24'], 'within a year'],
  ['cut_off', '2 pm', 'is not a time like 14:00'],
  ['time_zone', 'Amsterdam', 'is not a time zone like'],
])('a calendar that cannot be is refused: %s %s', async (name, value, words) => {
  const SHOP = { ...(set.SHOP as object), [name]: value }
  await expect(readConfig({ ...set, SHOP })).rejects.toThrow(words)
})

test('carriers of the owner’s own are taken, in the order given', async () => {
  const own = [{ id: 'bicycle', name: 'Bicycle', link: 'https://bicycle.example/{number}' }]
  const CARRIERS = { uses: ['ups', 'bicycle'], own }
  const config = await readConfig({ ...set, CARRIERS } as unknown as CloudflareBindings)
  expect(config.CARRIERS).toEqual({ ...CARRIERS, own: [{ ...own[0], countries: [] }] })
  expect((await readConfig({ ...set })).CARRIERS).toEqual({ own: [] })
})

test.each([
  [{ uses: ['pigeon'] }, 'postnl'],
  [{ own: [{ id: 'ups', name: 'UPS' }] }, 'is the id of another carrier'],
  [{ own: [{ id: 'other', name: 'Other' }] }, 'is the id of another carrier'],
  [{ own: [{ id: 'a1', name: 'A', link: 'http://a.example/{number}' }] }, 'must be https://'],
  [{ own: [{ id: 'a1', name: 'A', link: 'https://a.example/' }] }, 'with one {number} in it'],
  [
    {
      own: [
        { id: 'a1', name: 'A' },
        { id: 'a1', name: 'B' },
      ],
    },
    'each with another id',
  ],
])('carriers that cannot be are refused: %j', async (CARRIERS, words) => {
  const wrong = { ...set, CARRIERS } as unknown as CloudflareBindings
  await expect(readConfig(wrong)).rejects.toThrow(words)
})

test('two keys of one id are refused: nobody could say which opens what', async () => {
  const [first, second] = [3, 4].map((fill) => Buffer.alloc(32, fill).toString('base64'))
  const twice = { ...set, SEALING_KEYS: `k1:${first},k1:${second}` }
  await expect(readConfig(twice)).rejects.toThrow('SEALING_KEYS: gives two keys the same id')
})

test.each([
  'checkout.stripe.com',
  'https://checkout.stripe.com/c/pay',
  'https://a.example, nonsense',
])(
  'a payment page that is not named by its origin is refused: %s',
  async (PAYMENT_PAGE_ORIGINS) => {
    await expect(readConfig({ ...set, PAYMENT_PAGE_ORIGINS })).rejects.toThrow('is not an origin')
  },
)

test('a shop announces nothing unless its owner says so', async () => {
  const { shop } = await readConfig(set)
  expect(shop.announcement).toBeUndefined()
})

test.each([
  [{ text: 'Engraving until 14 December' }],
  [{ text: 'x'.repeat(120), path: '/', until: '2026-12-18' }],
  [{ text: 'New', path: '/search?q=ring+%26+stone#found' }],
])('an announcement is taken as it is: %o', async (announcement) => {
  const SHOP = { ...(set.SHOP as object), announcement }
  const { shop } = await readConfig({ ...set, SHOP })
  expect(shop.announcement).toEqual(announcement)
})

test.each([
  [{ text: ' ' }, 'SHOP.announcement.text: must be one line of text, of 120 letters at most'],
  [{ text: 'x'.repeat(121) }, 'SHOP.announcement.text: must be one line'],
  [{ text: 'New\nrings' }, 'SHOP.announcement.text: must be one line'],
  [{ path: '/' }, 'SHOP.announcement.text: '],
  [{ text: 'New', path: 'collections/rings' }, 'SHOP.announcement.path: is not a path of the shop'],
  [{ text: 'New', path: '//elsewhere.example' }, 'is not a path of the shop'],
  [{ text: 'New', path: '/\\elsewhere.example' }, 'is not a path of the shop'],
  [{ text: 'New', path: 'https://shop.example/' }, 'is not a path of the shop'],
  [{ text: 'New', path: 'javascript:alert(1)' }, 'is not a path of the shop'],
  [{ text: 'New', until: '18 December' }, 'SHOP.announcement.until: is not a day'],
  [{ text: 'New', until: '2026-13-45' }, 'is not a day'],
  [{ text: 'New', until: '2027-02-29' }, 'is not a day'],
  [{ text: 'New', link: '/' }, 'link'],
  ['New', 'SHOP.announcement: '],
])('an announcement that cannot be is refused: %o', async (announcement, words) => {
  const SHOP = { ...(set.SHOP as object), announcement }
  await expect(readConfig({ ...set, SHOP })).rejects.toThrow(words)
})

test('newsletters are set up by a table, or by JSON where there is nothing but text', async () => {
  const chosen = { provider: 'resend', from: 'news@shop.example' }
  for (const NEWSLETTER of [chosen, JSON.stringify(chosen)]) {
    const config = await readConfig({ ...set, NEWSLETTER } as never)
    expect(config.NEWSLETTER).toEqual({
      ...chosen,
      ...{ stream: 'broadcast', mails_per_second: 10, warm_up: true },
    })
  }
})

test.each([
  [{ provider: 'resend' }, 'must name the sender'],
  [{ provider: 'none', form: 'news@shop.example' }, 'NEWSLETTER'],
  ['resend', 'NEWSLETTER'],
  ['{"provider":', 'NEWSLETTER'],
])('newsletters that cannot be sent so are refused: %j', async (NEWSLETTER, words) => {
  await expect(readConfig({ ...set, NEWSLETTER } as never)).rejects.toThrow(words)
})
