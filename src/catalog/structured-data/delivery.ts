import type {
  DefinedRegionLeaf,
  MonetaryAmountLeaf,
  OfferShippingDetailsLeaf,
  QuantitativeValueLeaf,
  ShippingConditionsLeaf,
  ShippingServiceLeaf,
} from 'schema-dts'
import { type DeliveryOption, optionsIn } from '../../delivery/rules/options.ts'
import type { Config, DeliveryZone, Shop } from '../../platform/config.ts'
import { decimalMoney, type Minor } from '../../platform/money.ts'

/**
 * How the shop delivers whatever is ready, by country and by the value of an order: once, for the
 * page about delivery (developers.google.com/search/docs/appearance/structured-data/shipping-policy).
 * An offer of which nothing else is true says nothing about delivery.
 */
export const deliveryService = ({ shop, DELIVERY }: Config): ShippingServiceLeaf => ({
  '@type': 'ShippingService',
  shippingConditions: DELIVERY.flatMap((zone) =>
    bandsOf(zone).map(([from, below]): ShippingConditionsLeaf => {
      const [option] = optionsIn(zone, from)
      return {
        '@type': 'ShippingConditions',
        shippingDestination: regionsOf(zone),
        ...((from > 0 || below !== null) && {
          orderValue: {
            '@type': 'MonetaryAmount',
            minValue: Number(decimalMoney(from, shop.currency)),
            ...(below !== null && { maxValue: Number(decimalMoney(below - 1, shop.currency)) }),
            currency: shop.currency,
          },
        }),
        shippingRate: rateOf(shop, option),
        transitTime: { '@type': 'ServicePeriod', duration: days(...option.days) },
      }
    }),
  ),
})

/**
 * How an offer that is made to order is delivered, one node per zone: nothing can add the days in
 * the workshop to the shop's own service, so the rest of it is stated again. Offers refer to a node
 * by `@id`, as in Google's own example
 * (developers.google.com/search/docs/appearance/structured-data/product-variants).
 *
 * @param price of one unit: from a certain value, a zone delivers only insured
 * @param workshopDays working days until a unit made to order can ship; 0, ready: empty
 */
export function deliveryOf(
  { shop, DELIVERY }: Config,
  price: Minor,
  workshopDays: number,
): (OfferShippingDetailsLeaf & { '@id': string })[] {
  if (workshopDays === 0) return []
  return DELIVERY.map((zone, at) => {
    const [option] = optionsIn(zone, price)
    return {
      '@type': 'OfferShippingDetails',
      '@id': `${shop.origin}/#delivery-${at + 1}-${option.method}-${workshopDays}`,
      shippingRate: rateOf(shop, option),
      shippingDestination: regionsOf(zone),
      deliveryTime: {
        '@type': 'ShippingDeliveryTime',
        handlingTime: days(workshopDays, workshopDays),
        transitTime: days(...option.days),
      },
    }
  })
}

/** Values of goods from which a zone delivers in one way, each with the value where that ends. */
function bandsOf({ standard, insured_from: limit }: DeliveryZone): [Minor, Minor | null][] {
  if (!standard || limit <= 0) return [[0, null]]
  return [
    [0, limit],
    [limit, null],
  ]
}

const regionsOf = ({ countries }: DeliveryZone): DefinedRegionLeaf[] =>
  countries.map((country) => ({ '@type': 'DefinedRegion', addressCountry: country }))

const rateOf = ({ currency }: Shop, { price }: DeliveryOption): MonetaryAmountLeaf => ({
  '@type': 'MonetaryAmount',
  value: decimalMoney(price, currency),
  currency,
})

const days = (minValue: number, maxValue: number): QuantitativeValueLeaf => ({
  '@type': 'QuantitativeValue',
  minValue,
  maxValue,
  unitCode: 'DAY',
})
