import type { Organization, WebSite } from 'schema-dts'
import { paths } from '../../paths.ts'
import type { Config, Shop } from '../../platform/config.ts'
import { deliveryService } from './delivery.ts'
import { returnPolicy } from './return-policy.ts'

/** The shop itself and how to search it, for the home page. */
export function shopData(config: Config) {
  const { shop } = config
  const organization: Organization = {
    ...organizationOf(shop),
    legalName: shop.legal_name,
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

/** How the shop delivers, for the page that says it to people. */
export const deliveryData = (config: Config) =>
  ({
    ...organizationOf(config.shop),
    hasShippingService: deliveryService(config),
  }) satisfies Organization

const organizationOf = ({ origin, name }: Shop) =>
  ({ '@type': 'Organization', '@id': `${origin}/#shop`, name, url: origin }) as const
