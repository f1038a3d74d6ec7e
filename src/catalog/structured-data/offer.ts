import type { OfferLeaf } from 'schema-dts'
import { readyDays } from '../../delivery/rules/promised-dates.ts'
import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import { decimalMoney } from '../../platform/money.ts'
import type { ProductDetails } from '../queries.ts'
import { type Availability, availabilityOf } from '../rules/availability.ts'
import { deliveryOf } from './delivery.ts'
import { returnPolicyId } from './return-policy.ts'

type Variant = ProductDetails['variants'][number]

/**
 * What a variant costs, whether there is one, and how it comes and goes back. How long the price
 * holds is not known.
 */
export const offerOf = (
  config: Config,
  { handle, facts }: ProductDetails['product'],
  variant: Variant,
): OfferLeaf => ({
  '@type': 'Offer',
  url: config.shop.origin + paths.product(handle, variant.id),
  price: decimalMoney(variant.price, config.shop.currency),
  priceCurrency: config.shop.currency,
  availability: `https://schema.org/${availabilities[availabilityOf(variant)]}`,
  itemCondition: 'https://schema.org/NewCondition',
  shippingDetails: deliveryOf(config, variant.price, readyDays(variant, facts)).map((details) => ({
    '@id': details['@id'],
  })),
  hasMerchantReturnPolicy: { '@id': returnPolicyId(config.shop.origin) },
})

/**
 * Schema.org also has "MadeToOrder", but Google does not know it: of what can be ordered now it
 * knows InStock and LimitedAvailability
 * (developers.google.com/search/docs/appearance/structured-data/merchant-listing). How long the
 * workshop needs is said with the delivery.
 */
const availabilities = {
  'in-stock': 'InStock',
  low: 'LimitedAvailability',
  'last-one': 'LimitedAvailability',
  'made-to-order': 'InStock',
  'sold-out': 'OutOfStock',
} as const satisfies Record<Availability, string>
