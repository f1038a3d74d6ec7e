import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/db.ts'
import { decimalsOf } from '../../platform/money.ts'
import { compose, type Draft } from './compose-content.tsx'
import { personalMail } from './personal-mail.ts'
import { checkLinks, checkPictures } from './rules/check-links.ts'
import { checkProducts } from './rules/check-products.ts'
import { checkSubject } from './rules/check-subject.ts'
import { checkTexts, pricesByHand } from './rules/check-text.ts'
import { type Finding, stops, warns } from './rules/fault.ts'
import { asAnybodyReads, impersonal, lacksFallback, withNameSlots } from './rules/slots.ts'
import { composeWords } from './words.ts'

/** What a check found: whether the campaign may be sent all the same, and what to do about it. */
export type Fault = { check: string; severity: 'stops' | 'warns'; text: string; remedy: string }

/** A campaign as it is checked. */
export type CheckedCampaign = Draft & {
  /** Ids of its topics. */
  topics: string[]
  /** How many subscribers it would go to now. */
  audience: number
  /** What its blocks showed when it was last saved (`Content.prices`). Null: not known. */
  pricesShown: Record<string, number> | null
}

/** @param isThere whether the shop answers at a path: asked of the shop itself, not of the network */
type Context = { db: Db; config: Config; isThere: (path: string) => Promise<boolean> }

/** Gmail shows no more of a mail, and hides how to leave the newsletter: bytes of its HTML. */
const MOST_BYTES = 102 * 1024
/** A mail with more is no letter; each costs a page. */
const MOST_PATHS = 100

/**
 * Checks a campaign before it is sent; those that stop it come first. One round trip, and a page for
 * each link to the shop. Links elsewhere are not opened, because the shop asks nothing of others
 * than its providers.
 */
export async function checkCampaign(context: Context, campaign: CheckedCampaign): Promise<Fault[]> {
  const found = await findFaults(context, campaign)
  const words = composeWords().checks
  return found
    .toSorted((a, b) => a.severity.localeCompare(b.severity))
    .map(({ check, severity, in: places = [] }) => {
      const { text, remedy } = words[check]
      return { check, severity, text: text(places.join(', ')), remedy }
    })
}

async function findFaults(context: Context, campaign: CheckedCampaign): Promise<Finding[]> {
  const { config, isThere } = context
  const { content, parts, products, pictureOf } = await compose(context, campaign)
  const files = parts.pictures.flatMap(({ typed }) => {
    const src = pictureOf(typed)?.src
    return src ? [new URL(src).pathname] : []
  })
  const pages = parts.links.flatMap(({ address }) =>
    address.kind === 'shop' ? [address.path] : [],
  )
  const dead = await missing([...pages, ...files], isThere)
  const pictures = parts.pictures.map(({ typed, alt }) => {
    const src = pictureOf(typed)?.src ?? null
    return { typed, alt, src, isThere: src !== null && !dead.includes(new URL(src).pathname) }
  })
  const mail = await personalMail(config, content, someone)
  const subject = asAnybodyReads(campaign.subject)
  const texts = [...parts.texts.map(impersonal), subject, asAnybodyReads(campaign.preheader)]
  const prices = [...products.values()].flatMap(({ price, compareAt }) => [
    price,
    compareAt ?? price,
  ])
  return [
    ...checkSubject(subject),
    ...(campaign.preheader.trim() ? [] : warns('preheader-missing')),
    ...(campaign.body.trim() ? [] : stops('body-missing')),
    ...([campaign.subject, campaign.preheader, campaign.body].some((text) =>
      lacksFallback(withNameSlots(text)),
    )
      ? warns('name-alone')
      : []),
    ...checkTexts(texts),
    ...checkProducts(
      parts.asked.map(({ key }) => key),
      products,
      campaign.pricesShown ?? {},
    ),
    ...pricesByHand(texts, prices, writtenIn(config)),
    ...checkLinks(parts.links, dead),
    ...checkPictures(pictures),
    ...checkMail(mail),
    ...checkSetup(config),
    ...(campaign.topics.length > 0 ? [] : stops('no-topic')),
    ...(campaign.topics.length > 0 && campaign.audience === 0 ? stops('no-audience') : []),
  ]
}

/** With a long name and two topics: no other mail is much larger. */
const someone = {
  subscriber: '00000000-0000-4000-8000-000000000000',
  campaign: '00000000-0000-4000-8000-000000000000',
  ...{ email: 'somebody@shop.example', name: 'Wilhelmina van der Meer', language: 'en' },
}

async function missing(
  paths: string[],
  isThere: (path: string) => Promise<boolean>,
): Promise<string[]> {
  const each = [...new Set(paths)].slice(0, MOST_PATHS)
  const there = await Promise.all(each.map(isThere))
  return each.filter((_, at) => !there[at])
}

/** RFC 8058 wants HTTPS; a shop on one's own computer has none, and its mails go nowhere else. */
const leaveLink = /^<((?:https:\/\/|http:\/\/localhost:\d)[^<>\s]+)>$/

function checkMail({ html, text, headers }: Awaited<ReturnType<typeof personalMail>>): Finding[] {
  const bytes = new TextEncoder().encode(html).length
  const leave = leaveLink.exec(headers['List-Unsubscribe'] ?? '')?.[1]
  const isEasy =
    leave !== undefined &&
    text.includes(leave) &&
    html.includes(`href="${leave}"`) &&
    headers['List-Unsubscribe-Post'] === 'List-Unsubscribe=One-Click'
  return [
    ...(bytes > MOST_BYTES ? stops('too-large', [`${Math.ceil(bytes / 1024)} KB`]) : []),
    ...(isEasy ? [] : stops('no-unsubscribe')),
  ]
}

function checkSetup({ NEWSLETTER, NEWSLETTER_KEY, ...config }: Config): Finding[] {
  if (NEWSLETTER.provider === 'none' || !NEWSLETTER.from) return stops('no-provider')
  return [
    ...(NEWSLETTER_KEY ? [] : stops('no-key')),
    ...(config.NEWSLETTER_WEBHOOK_SECRET ? [] : warns('no-webhook-secret')),
    ...(config.shop.address.trim() ? [] : stops('no-address')),
  ]
}

/** How amounts of the shop's currency are written. */
function writtenIn({ shop }: Config) {
  const { currency, locale } = shop
  const shown = (['symbol', 'narrowSymbol', 'code'] as const).flatMap((currencyDisplay) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
      .formatToParts(1)
      .flatMap(({ type, value }) => (type === 'currency' ? [value] : [])),
  )
  return { signs: [...new Set(shown)], decimals: decimalsOf(currency) }
}
