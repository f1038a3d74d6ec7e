import type { OfferShippingDetailsLeaf } from 'schema-dts'
import { optionsIn } from '../../delivery/rules/options.ts'
import type { Config } from '../../platform/config.ts'
import { decimalMoney, type Minor } from '../../platform/money.ts'

/**
 * How an offer is delivered, one node for each zone. Many offers share them, so that a page holds
 * each once and offers point to it by `@id`, as Google's own example does
 * (developers.google.com/search/docs/appearance/structured-data/product-variants).
 *
 * @param price of the piece: from a value on, a zone delivers only insured
 * @param workshopDays working days until a piece that is made for its order can leave; 0: it is
 *   ready
 */
export function deliveryOf(
  { shop, DELIVERY }: Config,
  price: Minor,
  workshopDays: number,
): (OfferShippingDetailsLeaf & { '@id': string })[] {
  return DELIVERY.map((zone, at) => {
    const [way] = optionsIn(zone, price)
    const made = workshopDays > 0 ? `-${workshopDays}` : ''
    return {
      '@type': 'OfferShippingDetails',
      '@id': `${shop.origin}/#delivery-${at + 1}-${way.method}${made}`,
      shippingRate: {
        '@type': 'MonetaryAmount',
        value: decimalMoney(way.price, shop.currency),
        currency: shop.currency,
      },
      shippingDestination: zone.countries.map((country) => ({
        '@type': 'DefinedRegion',
        addressCountry: country,
      })),
      deliveryTime: {
        '@type': 'ShippingDeliveryTime',
        ...(workshopDays > 0 && { handlingTime: days(workshopDays, workshopDays) }),
        transitTime: days(...way.days),
      },
    }
  })
}

const days = (minValue: number, maxValue: number) =>
  ({ '@type': 'QuantitativeValue', minValue, maxValue, unitCode: 'DAY' }) as const
