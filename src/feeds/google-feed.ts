import { factRows } from '../catalog/fact-words.ts'
import { canSell, isOnRequest } from '../catalog/rules/availability.ts'
import { gtinOf } from '../catalog/rules/gtin.ts'
import { type JewelKind, jewelKind } from '../catalog/rules/jewel-kind.ts'
import { metalIndex, metalTone } from '../catalog/rules/metals.ts'
import { picturesOf } from '../catalog/rules/picture-choice.ts'
import { plainText } from '../catalog/rules/plain-text.ts'
import { variantFacts } from '../catalog/rules/variant-facts.ts'
import { variantTitle } from '../catalog/variant-words.ts'
import { homeDelivery } from '../delivery/rules/options.ts'
import { readyDays } from '../delivery/rules/promised-dates.ts'
import { paths } from '../paths.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { chargeFault, decimalMoney, type Minor } from '../platform/money.ts'
import { largestPicture } from '../ui/picture-widths.ts'
import { type FeedProduct, feedChunk } from './queries.ts'
import { feedWords } from './words.ts'
import { escapeXml } from './xml.ts'

/**
 * The shop's variants as a product feed for Google Merchant Center, a streamed RSS 2.0 file.
 * Attributes and their limits: support.google.com/merchants/answer/7052112, "Product data
 * specification". A variant without a picture is left out: Google requires `image_link`.
 *
 * @returns once the first products are read, so that a database failure is an error and not half a
 *   file
 */
export async function googleFeed(db: Db, config: Config): Promise<ReadableStream<Uint8Array>> {
  const { shop } = config
  const text = new TextEncoder()
  let chunk = await feedChunk(db, '')
  let started = false
  return new ReadableStream({
    async pull(controller) {
      if (started && chunk.last !== null) chunk = await feedChunk(db, chunk.last)
      const head = started ? '' : opening(shop.name, shop.origin)
      started = true
      const items = chunk.products.flatMap((each) =>
        each.variants
          .filter((variant) => isForGoogle(each, variant, shop.currency))
          .map((variant) => item(config, each, variant)),
      )
      controller.enqueue(text.encode(head + items.join('')))
      if (chunk.last !== null) return
      controller.enqueue(text.encode('</channel>\n</rss>\n'))
      controller.close()
    },
  })
}

/** Google takes no offer without a price or a picture, nor one that cannot be bought online. */
const isForGoogle = (product: FeedProduct, variant: Variant, currency: string) =>
  !isOnRequest(variant) &&
  chargeFault(variant.price, currency) !== 'total-too-large' &&
  picturesFor(product, variant).length > 0

const opening = (name: string, origin: string) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>${escapeXml(name)}</title>
<link>${escapeXml(origin)}</link>
<description>${escapeXml(feedWords().feed.sells(name))}</description>
`

type Variant = FeedProduct['variants'][number]

function item(config: Config, each: FeedProduct, variant: Variant): string {
  const attributes = [
    ...descriptionOf(config, each, variant),
    ...offerOf(config, each, variant),
    ...identifiersOf(config, each, variant),
  ]
  return `<item>${attributes.map(([name, value]) => element(name, value)).join('')}</item>\n`
}

type Attribute = [name: string, value: string | Attribute[]]

const element = (name: string, value: string | Attribute[]): string =>
  `<g:${name}>${typeof value === 'string' ? escapeXml(value) : value.map((part) => element(...part)).join('')}</g:${name}>`

function descriptionOf({ shop }: Config, each: FeedProduct, variant: Variant): Attribute[] {
  const { product, variants } = each
  const what = variantTitle(product.options, variant.optionValues)
  return [
    ['id', variant.id],
    ['title', [product.title, what].filter(Boolean).join(', ').slice(0, 150)],
    ['description', plainText(product.descriptionHtml, 5000) || product.title],
    [
      'link',
      shop.origin + paths.product(product.handle, variants.length > 1 ? variant.id : undefined),
    ],
    ['canonical_link', shop.origin + paths.product(product.handle)],
    ...picturesFor(each, variant)
      .slice(0, 11)
      .map(
        (path, at): Attribute => [
          at === 0 ? 'image_link' : 'additional_image_link',
          shop.origin + path,
        ],
      ),
  ]
}

/** Paths of the pictures that show a variant, its own first. */
const picturesFor = ({ product, variants, images }: FeedProduct, variant: Variant) =>
  picturesOf(images, variants, metalIndex(product.options), variant).pictures.flatMap(
    (image) => largestPicture(image) ?? [],
  )

function offerOf(config: Config, { product }: FeedProduct, variant: Variant): Attribute[] {
  const { shop } = config
  const price = (amount: Minor) => `${decimalMoney(amount, shop.currency)} ${shop.currency}`
  const reduced = variant.compareAt !== null && variant.compareAt > variant.price
  const workshopDays = String(readyDays(variant, product.facts))
  const home = homeDelivery(config.DELIVERY, variant.price)
  return [
    // Products made to order can be ordered, and have a handling time: Google has no other value for
    // them.
    ['availability', canSell(variant, 1) ? 'in_stock' : 'out_of_stock'],
    ['price', price(reduced ? (variant.compareAt ?? 0) : variant.price)],
    ...(reduced ? [['sale_price', price(variant.price)] satisfies Attribute] : []),
    ['condition', 'new'],
    ['min_handling_time', workshopDays],
    ['max_handling_time', workshopDays],
    ...shippingTo(home?.country, home && price(home.price)),
  ]
}

/**
 * Only to the shop's first country; costs for others are set in Merchant Center, once for all
 * products.
 */
const shippingTo = (country: string | undefined, price: string | null): Attribute[] =>
  country && price
    ? [
        [
          'shipping',
          [
            ['country', country],
            ['price', price],
          ],
        ],
      ]
    : []

/** What distinguishes a variant, in this shop and globally. */
function identifiersOf(
  { shop }: Config,
  { product, variants }: FeedProduct,
  variant: Variant,
): Attribute[] {
  const facts = variantFacts(product, variant.optionValues)
  const tone = facts.metal && metalTone(facts.metal)
  const metalAt = metalIndex(product.options)
  const size = variant.optionValues.filter((_, at) => at !== metalAt).join(', ')
  const gtin = gtinOf(variant.barcode)
  const attributes: [string, string | Attribute[] | false | null | undefined][] = [
    ['brand', (product.vendor || shop.name).slice(0, 70)],
    ['gtin', gtin],
    ['mpn', !gtin && variant.sku?.slice(0, 70)],
    ['identifier_exists', !gtin && !variant.sku && 'no'],
    ['item_group_id', variants.length > 1 && product.id],
    ['google_product_category', categoryOf(product.type)],
    ['product_type', product.type],
    ['material', facts.metal?.slice(0, 200)],
    // Required for apparel and accessories (support.google.com/merchants/answer/6324487, …/6324463,
    // …/6324479).
    ['color', tone && feedWords().feed.colors[tone]],
    ['age_group', 'adult'],
    ['gender', 'unisex'],
    ['size', size.slice(0, 100)],
    ...factRows(facts).map(({ name, text }): [string, Attribute[]] => [
      'product_detail',
      [
        ['attribute_name', name.slice(0, 140)],
        ['attribute_value', text.slice(0, 1000)],
      ],
    ]),
  ]
  return attributes.flatMap(([name, value]): Attribute[] => (value ? [[name, value]] : []))
}

/**
 * Google's product taxonomy, as far as it covers jewelry
 * (google.com/basepages/producttype/taxonomy.en-US.txt).
 */
function categoryOf(type: string): string {
  const kind = jewelKind(type)
  return ['Apparel & Accessories', 'Jewelry', ...(kind ? [leaves[kind]] : [])].join(' > ')
}

const leaves: Record<JewelKind, string> = {
  ring: 'Rings',
  earrings: 'Earrings',
  necklace: 'Necklaces',
  pendant: 'Charms & Pendants',
  bracelet: 'Bracelets',
  anklet: 'Anklets',
  brooch: 'Brooches & Lapel Pins',
}
