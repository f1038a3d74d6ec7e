import type { ShippingConditionsLeaf, ShippingServiceLeaf } from 'schema-dts'
import { optionsIn } from '../../delivery/rules/options.ts'
import type { Config, DeliveryZone } from '../../platform/config.ts'
import { decimalMoney, type Minor } from '../../platform/money.ts'

/**
 * How the shop delivers whatever is ready, by country and by the value of an order: once, for the
 * page about delivery (developers.google.com/search/docs/appearance/structured-data/shipping-policy).
 * What is made to order takes its days in the workshop longer, which its offer states.
 */
export const deliveryService = ({ shop, DELIVERY }: Config): ShippingServiceLeaf => ({
  '@type': 'ShippingService',
  shippingConditions: DELIVERY.flatMap((zone) =>
    bandsOf(zone).map(([from, below]): ShippingConditionsLeaf => {
      const [option] = optionsIn(zone, from)
      return {
        '@type': 'ShippingConditions',
        shippingDestination: zone.countries.map((country) => ({
          '@type': 'DefinedRegion',
          addressCountry: country,
        })),
        ...((from > 0 || below !== null) && {
          orderValue: {
            '@type': 'MonetaryAmount',
            minValue: Number(decimalMoney(from, shop.currency)),
            ...(below !== null && { maxValue: Number(decimalMoney(below - 1, shop.currency)) }),
            currency: shop.currency,
          },
        }),
        shippingRate: {
          '@type': 'MonetaryAmount',
          value: decimalMoney(option.price, shop.currency),
          currency: shop.currency,
        },
        transitTime: {
          '@type': 'ServicePeriod',
          duration: {
            '@type': 'QuantitativeValue',
            minValue: option.days[0],
            maxValue: option.days[1],
            unitCode: 'DAY',
          },
        },
      }
    }),
  ),
})

/** Values of goods from which a zone delivers in one way, each with the value where that ends. */
function bandsOf({ standard, insured_from: limit }: DeliveryZone): [Minor, Minor | null][] {
  if (!standard || limit <= 0) return [[0, null]]
  return [
    [0, limit],
    [limit, null],
  ]
}
