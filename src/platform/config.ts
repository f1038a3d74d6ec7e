import * as z from 'zod/mini'
import en from 'zod/v4/locales/en.js'
import { daysBetween, isDate } from './calendar-date.ts'
import { currencyCodes, currencyOf } from './currencies.ts'
import { readEmail } from './email-address.ts'
import { faultsOfProviders } from './payment-secrets.ts'
import { readSealingKeys, type SealingKeys } from './sealing.ts'

// zod/mini comes without error messages.
z.config(en())

const nonEmpty = z.string().check(z.minLength(1))
const minor = z.int().check(z.minimum(0))
const email = z
  .string()
  .check(z.refine((text) => readEmail(text) === text, 'is not an email address'))
const country = z.string().check(z.regex(/^[A-Z]{2}$/, 'is not a two-letter country code'))
const days = z
  .tuple([minor, minor])
  .check(
    z.refine(([fewest, most]) => fewest <= most, 'must give the fewest days first, then the most'),
  )
const base64Key = z.base64().check(z.length(44, 'must be 32 random bytes in base64'))

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/**
 * `2026-12-24`, or the first and last of several days, `2026-12-24/2027-01-01`: an ISO 8601
 * interval.
 */
const closedDays = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => {
      const [from = '', to = from] = text.split('/')
      return { from, to }
    }),
  ),
  z.object({ from: z.string(), to: z.string() }).check(
    z.refine(({ from, to }) => {
      const days = daysBetween(from, to)
      return isDate(from) && isDate(to) && days >= 0 && days < 366
    }, 'is neither a day, like 2026-12-24, nor a first and last day within a year, like 2026-12-24/2027-01-01'),
  ),
)

const oneLine = /^(?=.*\S).{1,100}$/u

/**
 * Whether a text may be the number of a bank account: where it looks like an IBAN, its check digits
 * must be right (ISO 13616, modulo 97).
 */
function isAccountNumber(text: string): boolean {
  const bare = text.replace(/\s/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(bare)) return true
  const digits = [...bare.slice(4), ...bare.slice(0, 4)].map((sign) => Number.parseInt(sign, 36))
  return BigInt(digits.join('')) % 97n === 1n
}

/** A line above the header. Strict: a misspelt name would be a link, or an end, that nobody gets. */
const announcement = z.strictObject({
  /** Fits into three lines of a phone. */
  text: z
    .string()
    .check(z.regex(/^(?=.*\S).{1,120}$/u, 'must be one line of text, of 120 letters at most')),
  /** Where it leads. */
  path: z.optional(
    z
      .string()
      .check(
        z.regex(/^\/(?![/\\])[^\s\\]*$/, 'is not a path of the shop, like /collections/rings'),
      ),
  ),
  /** The last day on which it is shown, in the shop's time zone. */
  until: z.optional(
    z.string().check(z.refine(isDate, 'is not a day, like "2026-12-18" (in quotation marks)')),
  ),
})

/** Where customers transfer money to. Strict: a misspelt name would be left out of the mails. */
const bankAccount = z.strictObject({
  /** Whose account it is, as the bank has it. */
  holder: z.string().check(z.regex(oneLine, 'must be one line of text')),
  /** IBAN, or the number as the country's banks write it. */
  number: z
    .string()
    .check(
      z.regex(oneLine, 'must be one line of text'),
      z.refine(isAccountNumber, 'is no IBAN: a digit or letter of it is wrong'),
    ),
  bic: z.optional(
    z.string().check(z.regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'is not a BIC like ABNANL2A')),
  ),
})

const deliveryZone = z.object({
  zone: z.string(),
  countries: z.array(country).check(z.minLength(1)),
  /** Price in minor units; days in transit, fewest and most. Absent: insured only. */
  standard: z.optional(z.object({ price: minor, days })),
  insured: z.object({ price: minor, days }),
  /** Goods worth this much or more are only sent insured and signed for. */
  insured_from: minor,
})

/** Carriers that the shop knows; `src/fulfilment/carriers/carriers.ts` has what it knows of them. */
const carrierIds = [
  ...(['postnl', 'dhl-parcel', 'dhl-express', 'ups', 'fedex', 'dpd', 'gls', 'usps'] as const),
  ...(['royal-mail', 'austrian-post', 'swiss-post', 'la-poste', 'bpost'] as const),
]

export type CarrierId = (typeof carrierIds)[number]

/** A carrier of the owner's own. */
const ownCarrier = z.strictObject({
  /** What is stored with a parcel: never changes. */
  id: z.string().check(
    z.regex(/^[a-z][a-z0-9-]{1,30}$/, 'must be small letters, digits and hyphens'),
    z.refine(
      (id) =>
        id !== 'other' && id !== 'handed-over' && !(carrierIds as readonly string[]).includes(id),
      'is the id of another carrier',
    ),
  ),
  name: nonEmpty,
  /** Where a parcel can be followed. Left out: nowhere. */
  link: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^https:\/\/[^\s{}]+\{number\}[^\s{}]*$/,
          'must be https://… with one {number} in it',
        ),
      ),
  ),
  /** Where it is offered first. */
  countries: z._default(z.array(country), []),
})

/**
 * Who brings the parcels: `uses` has the ids of the carriers in the order in which the desk offers
 * them (left out: all), `own` those that the shop does not know.
 */
const carrierSettings = z
  .strictObject({
    uses: z.optional(z.array(z.string())),
    own: z._default(z.array(ownCarrier), []),
  })
  .check(
    z.refine(
      ({ uses = [], own }) => {
        const ids: string[] = [...carrierIds, ...own.map(({ id }) => id)]
        return uses.every((id) => ids.includes(id)) && new Set(ids).size === ids.length
      },
      `must use carriers of its own, each with another id, or of these: ${carrierIds.join(', ')}`,
    ),
  )

/**
 * Who sends newsletters, and as whom. Strict: a misspelt name would send them otherwise than wanted.
 */
const newsletterSettings = z
  .strictObject({
    /** `none`: people can sign up, and nothing is sent yet. */
    provider: z._default(z.enum(['none', 'resend', 'postmark']), 'none'),
    /** Sender: an address of a domain, best a subdomain, that the provider has verified. */
    from: z.optional(email),
    /** Where answers go. Left out: to `from`. */
    reply_to: z.optional(email),
    /** Postmark's message stream for broadcasts. */
    stream: z._default(nonEmpty, 'broadcast'),
    /** At most so many mails go out in a second. */
    mails_per_second: z._default(z.number().check(z.minimum(1), z.maximum(500)), 10),
    /** Whether a new sender begins with few mails a day, so that mailbox providers get to know it. */
    warm_up: z._default(z.boolean(), true),
  })
  .check(
    z.refine(
      ({ provider, from }) => provider === 'none' || from !== undefined,
      'must name the sender, from = "news@…", when there is a provider',
    ),
  )

function fromJson(given: unknown): unknown {
  try {
    return typeof given === 'string' ? JSON.parse(given) : given
  } catch {
    return given
  }
}

const fields = z.object({
  SHOP_ORIGIN: z.url(),
  MAIL_FROM: email,
  OWNER_MAIL: email,
  /**
   * Who lets staff in at the desk: origin of the team at Cloudflare Access, and audience tag of its
   * application for `/admin`. Left out: nobody gets in.
   */
  ACCESS_TEAM: z.optional(
    z.union([
      z.literal(''),
      z
        .string()
        .check(z.refine(isOrigin, 'is not an origin like https://jegem.cloudflareaccess.com')),
    ]),
  ),
  ACCESS_AUD: z.optional(z.string()),
  STRIPE_API_BASE: z.url(),
  PAYPAL_API_BASE: z._default(
    z.url().check(z.refine(isOrigin, 'is not an origin like https://api-m.paypal.com')),
    'https://api-m.paypal.com',
  ),
  /**
   * Of the account at Stripe, and of the app at PayPal with its webhook. They are secrets, and not
   * listed as such, because a shop needs those of one of them: `faultsOfProviders`.
   */
  STRIPE_SECRET_KEY: z._default(z.string(), ''),
  STRIPE_WEBHOOK_SECRET: z._default(z.string(), ''),
  PAYPAL_CLIENT_ID: z._default(z.string(), ''),
  PAYPAL_SECRET: z._default(z.string(), ''),
  PAYPAL_WEBHOOK_ID: z._default(z.string(), ''),
  PAYMENT_PAGE_ORIGINS: z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => text.split(/[\s,]+/)),
    ),
    z.array(
      z.string().check(z.refine(isOrigin, 'is not an origin like https://checkout.stripe.com')),
    ),
  ),
  /**
   * Ways of paying whose money comes days later: for which totals they are offered, in minor units,
   * and for how many days the units are kept. Left out: for none.
   */
  DELAYED_PAYMENTS: z._default(
    z.object({ up_to: minor, days: z.int().check(z.minimum(1), z.maximum(30)) }),
    { up_to: 0, days: 14 },
  ),
  /** Where Analytics Engine is asked, and the data set to which `VISITS` writes. */
  ANALYTICS_API_BASE: z.url(),
  ANALYTICS_DATASET: z
    .string()
    .check(z.regex(/^[A-Za-z_]\w{0,62}$/, 'is not the name of a data set, like jegem_visits')),
  /**
   * Id of the account and a token that may read its analytics. They are secrets, and not listed as
   * such, because a shop runs without; then nothing asks the engine.
   */
  ANALYTICS_ACCOUNT: z.optional(z.string()),
  ANALYTICS_TOKEN: z.optional(z.string()),
  // On a developer's computer it may be JSON: `wrangler dev --var` takes nothing but text.
  NEWSLETTER: z._default(z.pipe(z.transform(fromJson), newsletterSettings), {
    provider: 'none',
    stream: 'broadcast',
    mails_per_second: 10,
    warm_up: true,
  }),
  /** Where the provider is asked. Left out: its own address. */
  NEWSLETTER_API_BASE: z.optional(z.union([z.literal(''), z.url()])),
  /**
   * Key of the provider, and what its webhooks are verified with. They are secrets, and not listed as
   * such, because a shop runs without; then no campaign is sent.
   */
  NEWSLETTER_KEY: z.optional(z.string()),
  NEWSLETTER_WEBHOOK_SECRET: z.optional(z.string()),
  PAGE_CACHE: z.optional(z.enum(['on', 'off'])),
  SHOP: z.object({
    name: nonEmpty,
    currency: z
      .string()
      .check(
        z.refine(
          (code) => currencyCodes.has(code),
          'is none of the currencies in docs.stripe.com/currencies. Write its three letters, like EUR',
        ),
      ),
    locale: z.string(),
    legal_name: z.string(),
    address: z.string(),
    phone: z
      .string()
      .check(
        z.regex(/^\+[1-9][\d ()-]{6,}$/, 'is not in international format, like +31 20 555 01 23'),
      ),
    /**
     * The workshop's country, whose public holidays it keeps. Default: the first country of the
     * first zone.
     */
    country: z.optional(country),
    /** The workshop's time zone, in which shoppers see times. */
    time_zone: z._default(
      z.string().check(z.refine(isTimeZone, 'is not a time zone like Europe/Amsterdam')),
      'UTC',
    ),
    /** Work on orders placed later in the day begins on the next working day. */
    cut_off: z._default(
      z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time like 14:00')),
      '12:00',
    ),
    /** The workshop's days off, besides weekends and public holidays. */
    closed: z._default(z.array(closedDays), []),
    /** Whether the shop wraps gifts, free of charge. */
    gift_wrap: z._default(z.boolean(), false),
    /** Where customers transfer money to, for orders that staff place. Default: nowhere. */
    bank_account: z.optional(bankAccount),
    /** What is said above the header, except in cart, checkout and orders. Default: nothing. */
    announcement: z.optional(announcement),
    menu: z.array(z.object({ title: nonEmpty, collection: nonEmpty })),
  }),
  TAX: z.record(country, z.int().check(z.minimum(0), z.maximum(10_000))),
  DELIVERY: z.array(deliveryZone).check(z.minLength(1)),
  CARRIERS: z._default(carrierSettings, { own: [] }),
  SEALING_KEYS: z.string().check(
    z.regex(
      /^[\w-]+:[A-Za-z0-9+/]{43}=(,\s*[\w-]+:([A-Za-z0-9+/]{43}=|lost))*$/,
      'must be <key id>:<32 random bytes in base64>, newest first, separated by commas',
    ),
    z.refine((text) => {
      const ids = text.split(',').map((entry) => entry.trim().split(':')[0])
      return new Set(ids).size === ids.length
    }, 'gives two keys the same id'),
  ),
  LOOKUP_KEY: base64Key,
  TOKEN_KEY: base64Key,
})

/** Whether these are right, whatever else is not: secrets are not known when a shop is deployed. */
const knows = (issues: { path?: PropertyKey[] | undefined }[], names: string[]): boolean =>
  issues.every(({ path }) => !names.includes(String(path?.[0])))

/**
 * What `env` must hold: `[vars]` and the secrets. `npm run deploy` checks the same before it
 * changes anything.
 */
export const settings = fields.check(
  z.check<z.output<typeof fields>>(
    (given) => {
      for (const [name, says] of faultsOfProviders(given.value))
        given.issues.push({ code: 'custom', path: [name], message: says, input: '' })
    },
    { when: ({ issues }) => knows(issues, ['SHOP', 'PAYPAL_API_BASE', 'PAYMENT_PAGE_ORIGINS']) },
  ),
  z.refine(
    ({ SHOP, DELIVERY }) =>
      DELIVERY.flatMap(({ standard, insured }) => [standard?.price ?? 0, insured.price]).every(
        (price) => price % currencyOf(SHOP.currency).step === 0,
      ),
    {
      path: ['DELIVERY'],
      error:
        'has a price that cannot be charged: ISK and UGX only in hundreds, BHD, JOD, KWD, OMR and TND only in tens of minor units',
      when: ({ issues }) => knows(issues, ['SHOP', 'DELIVERY']),
    },
  ),
)

export type DeliveryZone = z.output<typeof deliveryZone>
export type Shop = z.output<typeof settings>['SHOP'] & { origin: string; country: string }

/** The shop's configuration: `[vars]` of `wrangler.toml` and the secrets, validated. */
export type Config = Omit<z.output<typeof settings>, 'SEALING_KEYS' | 'SHOP'> & {
  shop: Shop
  sealingKeys: SealingKeys
}

/**
 * The configuration is invalid. The message names each bad setting and is meant for the owner's log
 * only.
 */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Holds values, not promises: when a visitor disconnects, the promises of that request may never
 * settle, and other requests would wait for them for ever.
 */
const known = new WeakMap<object, Config>()

/** Reads and validates the configuration, once per environment. Throws `ConfigError`. */
export async function readConfig(env: CloudflareBindings): Promise<Config> {
  const cached = known.get(env)
  if (cached) return cached
  const config = await parse(env)
  known.set(env, config)
  return config
}

async function parse(env: CloudflareBindings): Promise<Config> {
  const result = settings.safeParse(env)
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(
      `The shop is not set up: ${faults.join('; ')}. See docs/run-a-shop.md, "Configuration".`,
    )
  }
  const { SEALING_KEYS, SHOP, ...rest } = result.data
  const origin = rest.SHOP_ORIGIN.replace(/\/$/, '')
  const country = SHOP.country ?? rest.DELIVERY[0]?.countries[0] ?? ''
  const shop = { ...SHOP, origin, country }
  return { ...rest, shop, sealingKeys: await readSealingKeys(SEALING_KEYS) }
}
