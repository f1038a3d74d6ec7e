import type { Organization, WebSite } from 'schema-dts'
import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import { returnPolicy } from './return-policy.ts'

/** The shop itself and how to search it, for the home page. */
export function shopData(config: Config) {
  const { shop } = config
  const organization: Organization = {
    '@type': 'Organization',
    '@id': `${shop.origin}/#shop`,
    name: shop.name,
    legalName: shop.legal_name,
    url: shop.origin,
    logo: `${shop.origin}/icon.svg`,
    telephone: shop.phone,
    address: shop.address,
    hasMerchantReturnPolicy: returnPolicy(config),
  }
  const site: WebSite = {
    '@type': 'WebSite',
    url: shop.origin,
    name: shop.name,
    publisher: { '@id': `${shop.origin}/#shop` },
    potentialAction: {
      '@type': 'SearchAction',
      target: `${shop.origin}${paths.search()}?q={search_term_string}`,
      // Schema.org puts a program's input into a property of its own: schema.org/docs/actions.html,
      // part 4.
      ...{ 'query-input': 'required name=search_term_string' },
    },
  }
  return [organization, site]
}
