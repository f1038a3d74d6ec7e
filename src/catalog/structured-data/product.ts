import type { ProductGroupLeaf, ProductLeaf, PropertyValueLeaf } from 'schema-dts'
import { paths } from '../../paths.ts'
import type { Config, Shop } from '../../platform/config.ts'
import { largestPicture } from '../../ui/picture-widths.ts'
import type { ProductDetails } from '../queries.ts'
import { isOnRequest } from '../rules/availability.ts'
import { gtinOf } from '../rules/gtin.ts'
import { metalIndex } from '../rules/metals.ts'
import { picturesOf } from '../rules/picture-choice.ts'
import { isRingSize } from '../rules/ring-size-option.ts'
import { variantFacts } from '../rules/variant-facts.ts'
import { variantTitle } from '../variant-words.ts'
import { shareFacts } from './common-facts.ts'
import { asProperties, knownFacts } from './known-facts.ts'
import { offerOf } from './offer.ts'
import { statedVariants } from './stated-variants.ts'
import { meaningsOf, valuesOf, variesBy } from './varying.ts'

/**
 * A product for schema.org and Google: a `Product`, or a `ProductGroup` if there are several
 * variants. What all variants share is stated once, and of ring sizes one stands for all.
 *
 * @param all the product with all variants
 * @param chosen id of the variant in the address
 */
export function productData(
  config: Config,
  all: ProductDetails,
  description: string,
  chosen?: string,
): ProductLeaf | ProductGroupLeaf {
  const { product, variants } = all
  const details = { ...all, variants: statedVariants(all, chosen) }
  const [only] = variants
  const about = {
    name: product.title,
    description,
    brand: { '@type': 'Brand', name: product.vendor || config.shop.name },
    category: product.type,
    ...pictures(config.shop, details),
    url: config.shop.origin + paths.product(product.handle),
  } as const
  return variants.length > 1
    ? { '@type': 'ProductGroup', ...about, ...groupOf(config, details) }
    : {
        '@type': 'Product',
        ...about,
        ...asProperties(knownFacts(variantFacts(product, only?.optionValues))),
        ...(only && { ...codes(only), ...offersOf(config, product, only) }),
      }
}

type Variant = ProductDetails['variants'][number]

function groupOf(config: Config, details: ProductDetails): Omit<ProductGroupLeaf, '@type'> {
  const { product, variants } = details
  const meanings = meaningsOf(product.options)
  const facts = shareFacts(
    variants.map(({ optionValues }) => knownFacts(variantFacts(product, optionValues))),
  )
  return {
    productGroupID: product.id,
    variesBy: variesBy(meanings),
    ...asProperties({
      ...facts.common,
      additionalProperty: [...facts.common.additionalProperty, ...ringSizes(product)],
    }),
    hasVariant: variants.map((variant, at): ProductLeaf => {
      const { own, others } = valuesOf(product.type, meanings, variant.optionValues)
      const known = facts.own[at] ?? facts.common
      return {
        '@type': 'Product',
        name: [product.title, variantTitle(product.options, variant.optionValues)].join(', '),
        ...codes(variant),
        ...asProperties({
          ...known,
          additionalProperty: [...known.additionalProperty, ...others],
        }),
        ...own,
        ...pictureOf(config.shop, details, variant),
        ...offersOf(config, product, variant),
      }
    }),
  }
}

/** All ring sizes, of which the variants that are stated leave some out. */
const ringSizes = ({ type, options }: ProductDetails['product']): PropertyValueLeaf[] =>
  options
    .filter(({ name }) => isRingSize(type, name))
    .map(({ name, values }) => ({ '@type': 'PropertyValue', name, value: values.join(', ') }))

/** A price on request is no offer. */
const offersOf = (config: Config, product: ProductDetails['product'], variant: Variant) =>
  isOnRequest(variant) ? {} : { offers: offerOf(config, product, variant) }

function codes({ sku, barcode }: Variant) {
  const gtin = gtinOf(barcode)
  return { ...(sku && { sku }), ...(gtin && { gtin }) }
}

function pictures(shop: Shop, { images }: ProductDetails) {
  const urls = images.flatMap((image) => pictureUrl(shop, image) ?? [])
  return urls.length > 0 ? { image: urls } : {}
}

function pictureOf(shop: Shop, { product, variants, images }: ProductDetails, variant: Variant) {
  const [own] = picturesOf(images, variants, metalIndex(product.options), variant).pictures
  const url = own && pictureUrl(shop, own)
  return url ? { image: url } : {}
}

function pictureUrl(shop: Shop, image: ProductDetails['images'][number]) {
  const path = largestPicture(image)
  return path === null ? undefined : shop.origin + path
}
