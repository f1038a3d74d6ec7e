import { subjectLine } from '../../mail/rules.ts'
import { paths } from '../../paths.ts'
import { days } from '../../platform/clock.ts'
import type { Config, Shop } from '../../platform/config.ts'
import { asciiEmail } from '../../platform/email-address.ts'
import { inLanguage, languageFor } from '../../platform/language.ts'
import type { Language } from '../../platform/languages.ts'
import { signToken } from '../../platform/tokens.ts'
import type { BulkMail } from '../bulk-mailer.ts'
import type { Content } from '../content.ts'
import { listHeaders, shownName } from './rules/mail-rules.ts'
import { escaped, fill, readTemplate, slot, type Template } from './rules/slots.ts'
import { footerHtml } from './views/letter.tsx'
import { composeWords } from './words.ts'

/** Who gets a campaign. `topics`: names of those that they chose and it is about. */
export type Addressee = {
  subscriber: string
  campaign: string
  email: string
  name: string
  language: string
  topics?: string[]
}

/** The mail of a campaign for one of its recipients. */
export async function personalMail(
  config: Config,
  content: Content,
  to: Addressee,
): Promise<BulkMail> {
  const { shop, NEWSLETTER, MAIL_FROM } = config
  const [preferencesToken, leaveToken] = await Promise.all([
    signToken(config, 'newsletter-preferences', to.subscriber, days(30)),
    signToken(config, 'newsletter-leave', `${to.subscriber}.${to.campaign}`, null),
  ])
  const unsubscribe = shop.origin + paths.unsubscribe(leaveToken)
  const { html, text, subject, reason } = frameFor(shop, content, languageFor(to.language))
  const known = {
    name: shownName(to.name),
    reason: reason(shop.name, to.topics ?? []),
    preferences: shop.origin + paths.preferences({ token: preferencesToken }),
    unsubscribe,
  }
  const safe = { ...known, name: escaped(known.name), reason: escaped(known.reason) }
  return {
    subscriber: to.subscriber,
    campaign: to.campaign,
    from: { email: asciiEmail(NEWSLETTER.from ?? MAIL_FROM), name: shop.name },
    to: asciiEmail(to.email),
    ...(NEWSLETTER.reply_to && { replyTo: asciiEmail(NEWSLETTER.reply_to) }),
    subject: subjectLine(fill(subject, known)),
    html: fill(html, safe),
    text: fill(text, known),
    headers: listHeaders(shop, unsubscribe),
  }
}

type Frame = {
  html: Template
  text: Template
  subject: Template
  reason: (name: string, topics: string[]) => string
}

/** What a campaign is to readers of a language, made once. */
const frames = new WeakMap<Content, Map<Language, Frame>>()

function frameFor(shop: Shop, content: Content, language: Language): Frame {
  const known = frames.get(content) ?? new Map<Language, Frame>()
  frames.set(content, known)
  const made = known.get(language) ?? inLanguage(language, () => makeFrame(shop, content, language))
  known.set(language, made)
  return made
}

function makeFrame(shop: Shop, content: Content, language: Language): Frame {
  const { subject, html, text, online } = content
  const words = composeWords().frame
  const isOfShop = languageFor(shop.locale) === language
  const list = new Intl.ListFormat(isOfShop ? shop.locale : language)
  const lines = [
    slot('reason'),
    `${words.preferences}: ${slot('preferences')}`,
    `${words.unsubscribe}: ${slot('unsubscribe')}`,
    ...(online ? [`${words.online}: ${online}`] : []),
    '',
  ]
  const footer = footerHtml({ words, online })
  return {
    html: readTemplate(html.replaceAll(slot('footer'), () => footer)),
    text: readTemplate(text.replaceAll(slot('footer'), () => lines.join('\n'))),
    subject: readTemplate(subject),
    reason: (name, topics) => words.reason(name, list.format(topics)),
  }
}
