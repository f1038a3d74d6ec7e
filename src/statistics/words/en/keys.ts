import type { Channel } from '../../../analytics/channel-rules.ts'

/** What keys of visits stand for, in English; what is not here is its own name. */
export const keys = {
  unknown: 'Not known',
  region: (country: string, code: string) => `${country}, region ${code}`,
  channels: {
    internal: 'Within the shop',
    paid: 'Advertising',
    email: 'E-mail',
    'ai-assistant': 'AI assistants',
    social: 'Social networks',
    search: 'Search engines',
    referral: 'Other sites',
    direct: 'Directly',
  } satisfies Record<Channel, string> as Record<string, string>,
  devices: { phone: 'Phone', tablet: 'Tablet', computer: 'Computer', other: 'Other' } as Record<
    string,
    string
  >,
  browsers: { 'in an app': 'Inside an app', other: 'Other' } as Record<string, string>,
  systems: { other: 'Other' } as Record<string, string>,
  countries: { T1: 'Tor network', XX: 'Not known' } as Record<string, string>,
  pages: {
    '/': 'Home page',
    '/collections': 'All collections',
    '/search': 'Search',
    '/cart': 'Cart',
    '/kept': 'Kept pieces',
    '/kept/shared/:token': 'Kept pieces, shared',
    '/checkout': 'Checkout',
    '/checkout/return': 'After payment',
    '/orders': 'Find an order',
    '/orders/:number': 'An order',
    '/pages/ring-sizes': 'Ring sizes',
    '/policies/:name': 'Policies',
  } as Record<string, string>,
}
