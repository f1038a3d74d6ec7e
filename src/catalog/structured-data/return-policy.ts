import type { MerchantReturnPolicyLeaf } from 'schema-dts'
import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import { WITHDRAWAL_DAYS } from '../rules/returns.ts'

/**
 * The returns policy for everything that is not engraved: once, with the shop itself. The first country of the first zone is
 * the shop's own (wrangler.toml). Google reads up to 50 countries:
 * developers.google.com/search/docs/appearance/structured-data/return-policy
 */
export function returnPolicy({ shop, DELIVERY }: Config): MerchantReturnPolicyLeaf {
  const countries = DELIVERY.flatMap((zone) => zone.countries)
  const [own] = countries
  return {
    '@type': 'MerchantReturnPolicy',
    applicableCountry: countries.slice(0, 50),
    ...(own && { returnPolicyCountry: own }),
    returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
    merchantReturnDays: WITHDRAWAL_DAYS,
    returnMethod: 'https://schema.org/ReturnByMail',
    returnFees: 'https://schema.org/ReturnFeesCustomerResponsibility',
    refundType: 'https://schema.org/FullRefund',
    merchantReturnLink: shop.origin + paths.policy('returns'),
  }
}
