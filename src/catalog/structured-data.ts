import { paths } from '../paths.ts'
import type { Shop } from '../platform/config.ts'
import { decimalMoney } from '../platform/money.ts'
import type { ProductDetails } from './queries.ts'
import { type Availability, availabilityOf, WITHDRAWAL_DAYS } from './rules.ts'
import { isMetal } from './wording.ts'

type Variant = ProductDetails['variants'][number]

/** A product as schema.org sees it: a `Product`, or a `ProductGroup` where there are several variants. */
export function productData(shop: Shop, details: ProductDetails, description: string) {
  const { product, variants, images } = details
  const [only] = variants
  const pictures = images.flatMap((image) => pictureUrl(shop, image.picture) ?? [])
  const common = {
    name: product.title,
    description,
    brand: { '@type': 'Brand', name: product.vendor || shop.name },
    category: product.type,
    ...(pictures.length > 0 && { image: pictures }),
  }
  const url = shop.origin + paths.product(product.handle)
  if (variants.length <= 1)
    return {
      '@type': 'Product',
      ...common,
      url,
      ...(product.facts.metal && { material: product.facts.metal }),
      ...(only && { ...codes(only), offers: offer(shop, product.handle, only) }),
    }
  return {
    '@type': 'ProductGroup',
    ...common,
    url,
    productGroupID: product.id,
    variesBy: [...new Set(product.options.map((option) => propertyOf(option.name)))].map(
      (property) => `https://schema.org/${property}`,
    ),
    hasVariant: variants.map((variant) => ({
      '@type': 'Product',
      name: [product.title, ...variant.optionValues].join(', '),
      ...codes(variant),
      ...Object.fromEntries(
        product.options.map((option, at) => [propertyOf(option.name), variant.optionValues[at]]),
      ),
      ...imageOf(shop, details, variant),
      offers: offer(shop, product.handle, variant),
    })),
  }
}

/** The shop itself and how to search it, for the home page. */
export function shopData(shop: Shop) {
  return [
    {
      '@type': 'Organization',
      '@id': `${shop.origin}/#shop`,
      name: shop.name,
      legalName: shop.legal_name,
      url: shop.origin,
      logo: `${shop.origin}/icon.svg`,
      telephone: shop.phone,
      address: shop.address,
      hasMerchantReturnPolicy: {
        '@type': 'MerchantReturnPolicy',
        returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
        merchantReturnDays: WITHDRAWAL_DAYS,
        merchantReturnLink: shop.origin + paths.policy('returns'),
      },
    },
    {
      '@type': 'WebSite',
      url: shop.origin,
      name: shop.name,
      publisher: { '@id': `${shop.origin}/#shop` },
      potentialAction: {
        '@type': 'SearchAction',
        target: `${shop.origin}${paths.search()}?q={search_term_string}`,
        'query-input': 'required name=search_term_string',
      },
    },
  ]
}

const offer = (shop: Shop, handle: string, variant: Variant) => ({
  '@type': 'Offer',
  url: shop.origin + paths.product(handle, variant.id),
  price: decimalMoney(variant.price, shop.currency),
  priceCurrency: shop.currency,
  availability: `https://schema.org/${availabilities[availabilityOf(variant)]}`,
  itemCondition: 'https://schema.org/NewCondition',
})

const availabilities: Record<Availability, string> = {
  'in-stock': 'InStock',
  low: 'LimitedAvailability',
  'last-one': 'LimitedAvailability',
  'made-to-order': 'MadeToOrder',
  'sold-out': 'OutOfStock',
}

const codes = ({ sku, barcode }: Variant) => ({
  ...(sku && { sku }),
  ...(barcode && /^(\d{8}|\d{12,14})$/.test(barcode) && { gtin: barcode }),
})

/** Of the properties by which Google lets variants vary, the one an option stands for. */
const propertyOf = (option: string) =>
  isMetal(option) ? 'material' : /colou?r|stone/i.test(option) ? 'color' : 'size'

function imageOf(shop: Shop, { images }: ProductDetails, variant: Variant) {
  const own = images.find((image) => image.id === variant.imageId) ?? images[0]
  const url = own && pictureUrl(shop, own.picture)
  return url ? { image: url } : {}
}

const pictureUrl = (shop: Shop, name: string | null) =>
  name === null ? undefined : shop.origin + paths.picture(name, 800, 'webp')
