import type { OfferLeaf } from 'schema-dts'
import { readyDays } from '../../delivery/rules/promised-dates.ts'
import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import { decimalMoney } from '../../platform/money.ts'
import type { ProductDetails } from '../queries.ts'
import { type Availability, availabilityOf } from '../rules/availability.ts'

type Variant = ProductDetails['variants'][number]

/**
 * A variant's price (it has one), availability, and the working days until it can ship if it is
 * made to order. Delivery and returns are the shop's own (`deliveryService`, `returnPolicy`), and
 * stated with it. How long the price holds is unknown. Names of values may be short:
 * developers.google.com/search/docs/appearance/structured-data/merchant-listing
 */
export function offerOf(
  config: Config,
  { handle, facts }: ProductDetails['product'],
  variant: Variant,
): OfferLeaf {
  const workshopDays = readyDays(variant, facts)
  return {
    '@type': 'Offer',
    url: config.shop.origin + paths.product(handle, variant.id),
    price: decimalMoney(variant.price, config.shop.currency),
    priceCurrency: config.shop.currency,
    availability: availabilities[availabilityOf(variant)],
    itemCondition: 'NewCondition',
    ...(workshopDays > 0 && {
      deliveryLeadTime: { '@type': 'QuantitativeValue', value: workshopDays, unitCode: 'DAY' },
    }),
  }
}

/**
 * Schema.org also has "MadeToOrder", but Google does not support it: for orderable products it
 * knows InStock and LimitedAvailability
 * (developers.google.com/search/docs/appearance/structured-data/merchant-listing). It learns the
 * workshop days from the product feed, as handling time.
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
