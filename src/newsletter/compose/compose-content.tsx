import { subjectLine } from '../../mail/rules.ts'
import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/db.ts'
import { inLanguage, languageFor } from '../../platform/language.ts'
import type { Content } from '../content.ts'
import { partsOfBody } from './parts-of-body.ts'
import { checkProducts } from './rules/check-products.ts'
import { linkAddress } from './rules/link-address.ts'
import { pictureAddress } from './rules/picture-address.ts'
import { asAnybodyReads, impersonal, slot, withNameSlots } from './rules/slots.ts'
import { type ShownPicture, showProducts } from './shown-products.ts'
import { BodyView } from './views/body.tsx'
import { Letter } from './views/letter.tsx'
import { mailLook, plainLook } from './views/look.ts'
import { writeText } from './write-text.ts'

/** What staff write. `body`: Markdown (`readBody`); `isPublic`: whether the archive will have it. */
export type Draft = {
  slug: string
  subject: string
  preheader: string
  body: string
  isPublic?: boolean
}

/**
 * Makes what a campaign says, with products as the catalogue has them now. One round trip, none for
 * a campaign without products. Never throws for anything that was written.
 */
export async function composeContent(
  context: { db: Db; config: Config },
  draft: Draft,
): Promise<Content> {
  return (await compose(context, draft)).content
}

/**
 * The same for a campaign that begins to be sent. `lacksProducts`: whether one that it shows cannot
 * be bought any more, which would have stopped it before it was scheduled.
 */
export async function contentToSend(
  context: { db: Db; config: Config },
  draft: Draft,
): Promise<{ content: Content; lacksProducts: boolean }> {
  const { content, parts, products } = await compose(context, draft)
  const asked = parts.asked.map(({ key }) => key)
  const found = checkProducts(asked, products, {})
  return { content, lacksProducts: found.some(({ severity }) => severity === 'stops') }
}

/** The same, with what checks look at. In the shop's language, whoever asks. */
export const compose = (context: { db: Db; config: Config }, draft: Draft) =>
  inLanguage(languageFor(context.config.shop.locale), () => inItsLanguage(context, draft))

async function inItsLanguage({ db, config }: { db: Db; config: Config }, draft: Draft) {
  const { shop } = config
  const here = { origin: shop.origin, slug: draft.slug }
  // Markdown is read when staff write, and costs each start of the Worker milliseconds: not before.
  const { readBody } = await import('./read-body.ts')
  const body = readBody(draft.body, here)
  const parts = partsOfBody(body)
  const pictured = parts.pictures.flatMap(({ typed }) => {
    const address = pictureAddress(typed, shop.origin)
    return address?.kind === 'product'
      ? [{ key: address.handle, handle: address.handle, variant: null }]
      : []
  })
  const products = await showProducts(db, [...parts.asked, ...pictured], { shop, ...here })
  const pictureOf = (typed: string): ShownPicture | null => {
    const address = pictureAddress(typed, shop.origin)
    if (address?.kind === 'product') return products.get(address.handle)?.picture ?? null
    return address && { src: shop.origin + address.path, width: null, height: null }
  }
  const setting = { shop, products, pictureOf }
  const subject = withNameSlots(draft.subject)
  const preheader = withNameSlots(draft.preheader)
  const mail = { ...setting, look: mailLook }
  const online = draft.isPublic
    ? linkAddress(paths.archivedNewsletter(draft.slug), here)
    : undefined
  const content: Content = {
    subject,
    html: String(
      <Letter
        subject={subjectLine(asAnybodyReads(draft.subject))}
        {...{ preheader, body }}
        setting={mail}
      />,
    ),
    text: `${shop.name}\n\n${writeText(body, setting)}\n\n-- \n${slot('footer')}\n${shop.legal_name}\n${shop.address}\n${shop.phone}`,
    page: impersonal(String(<BodyView body={body} {...setting} look={plainLook} />)),
    prices: Object.fromEntries(
      parts.asked.flatMap(({ key }) => {
        const shown = products.get(key)
        return shown ? [[key, shown.price]] : []
      }),
    ),
    online: online && 'href' in online ? online.href : null,
  }
  return { content, body, parts, products, pictureOf }
}
