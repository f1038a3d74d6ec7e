import type { OfferShippingDetailsLeaf } from 'schema-dts'
import { optionsIn } from '../../delivery/rules/options.ts'
import type { Config } from '../../platform/config.ts'
import { decimalMoney, type Minor } from '../../platform/money.ts'

/**
 * How an offer is delivered, one node per zone. Many offers share them, so a page contains each
 * once and offers refer to it by `@id`, as in Google's own example
 * (developers.google.com/search/docs/appearance/structured-data/product-variants).
 *
 * @param price of one unit: from a certain value, a zone delivers only insured
 * @param workshopDays working days until a unit made to order can ship; 0: ready
 */
export function deliveryOf(
  { shop, DELIVERY }: Config,
  price: Minor,
  workshopDays: number,
): (OfferShippingDetailsLeaf & { '@id': string })[] {
  return DELIVERY.map((zone, at) => {
    const [option] = optionsIn(zone, price)
    const made = workshopDays > 0 ? `-${workshopDays}` : ''
    return {
      '@type': 'OfferShippingDetails',
      '@id': `${shop.origin}/#delivery-${at + 1}-${option.method}${made}`,
      shippingRate: {
        '@type': 'MonetaryAmount',
        value: decimalMoney(option.price, shop.currency),
        currency: shop.currency,
      },
      shippingDestination: zone.countries.map((country) => ({
        '@type': 'DefinedRegion',
        addressCountry: country,
      })),
      deliveryTime: {
        '@type': 'ShippingDeliveryTime',
        ...(workshopDays > 0 && { handlingTime: days(workshopDays, workshopDays) }),
        transitTime: days(...option.days),
      },
    }
  })
}

const days = (minValue: number, maxValue: number) =>
  ({ '@type': 'QuantitativeValue', minValue, maxValue, unitCode: 'DAY' }) as const
