import type { OfferLeaf } from 'schema-dts'
import { readyDays } from '../../delivery/rules/promised-dates.ts'
import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import { decimalMoney } from '../../platform/money.ts'
import type { ProductDetails } from '../queries.ts'
import { type Availability, availabilityOf } from '../rules/availability.ts'
import { deliveryOf } from './delivery.ts'

type Variant = ProductDetails['variants'][number]

/**
 * A variant's price (it has one), availability, and delivery if it is not the shop's own
 * (`deliveryService`), as for returns it always is. How long the price holds is unknown. Names of
 * values may be short:
 * developers.google.com/search/docs/appearance/structured-data/merchant-listing
 */
export function offerOf(
  config: Config,
  { handle, facts }: ProductDetails['product'],
  variant: Variant,
): OfferLeaf {
  const own = deliveryOf(config, variant.price, readyDays(variant, facts))
  return {
    '@type': 'Offer',
    url: config.shop.origin + paths.product(handle, variant.id),
    price: decimalMoney(variant.price, config.shop.currency),
    priceCurrency: config.shop.currency,
    availability: availabilities[availabilityOf(variant)],
    itemCondition: 'NewCondition',
    ...(own.length > 0 && { shippingDetails: own.map((node) => ({ '@id': node['@id'] })) }),
  }
}

/**
 * Schema.org also has "MadeToOrder", but Google does not support it: for orderable products it
 * knows InStock and LimitedAvailability
 * (developers.google.com/search/docs/appearance/structured-data/merchant-listing). The workshop
 * days are part of the delivery.
 */
const availabilities = {
  'in-stock': 'InStock',
  low: 'LimitedAvailability',
  'last-one': 'LimitedAvailability',
  'made-to-order': 'InStock',
  'sold-out': 'OutOfStock',
  // No such variant has an offer.
  'on-request': 'OutOfStock',
} as const satisfies Record<Availability, string>
