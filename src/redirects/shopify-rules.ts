import { paths } from '../paths.ts'

/** What owners call their pages on Shopify, and Shopify its policies, by the page that has it. */
const subjects: [to: string, names: string][] = [
  [
    paths.policy('delivery'),
    'shipping-policy shipping delivery shipping-delivery shipping-and-delivery shipping-information shipping-info shipping-returns shipping-and-returns',
  ],
  [
    paths.policy('returns'),
    'refund-policy refunds return-policy returns-policy returns exchanges returns-exchanges returns-and-exchanges returns-refunds',
  ],
  [paths.policy('privacy'), 'privacy-policy privacy cookie-policy'],
  // The page that names the seller, with telephone and email.
  [
    paths.policy('terms'),
    'terms-of-service terms-of-sale terms terms-and-conditions terms-conditions contact-information contact contact-us legal-notice legal imprint impressum',
  ],
  [
    paths.ringSizes(),
    'ring-size ring-size-guide ring-size-chart ring-sizing ring-sizing-guide size-guide size-chart sizing sizing-guide sizes find-your-size find-your-ring-size',
  ],
  [
    paths.orderLookUp(),
    'track-order track-your-order track-my-order order-tracking order-status tracking',
  ],
]

const pageAbout = new Map(
  subjects.flatMap(([to, names]) => names.split(' ').map((name) => [name, to] as const)),
)

/** What follows a language; nothing: the home page. */
const translated = new Set([
  '',
  'collections',
  'products',
  'pages',
  'policies',
  'search',
  'cart',
  'account',
])

/**
 * The path of the page that has what Shopify has under a path (shopify.dev, "Theme architecture");
 * null if nothing corresponds, as with its blogs and its interfaces for programs.
 *
 * @param path in its one spelling, in small letters
 */
export function likeOnShopify(path: string): string | null {
  const [area = '', ...parts] = path.slice(1).split('/')
  const [first = '', second, third] = parts
  // A shop in several languages or countries: /en/products/…, /en-gb/products/….
  if (/^[a-z]{2}(-[a-z]{2})?$/.test(area) && translated.has(first)) return `/${parts.join('/')}`
  if (area === 'pages' || area === 'policies') return pageAbout.get(parts.join('/')) ?? null
  if (area === 'account') return paths.orderLookUp()
  if (area === 'products' && parts.length === 0) return paths.collection('all')
  if (area !== 'collections') return null
  if (parts.length === 3 && second === 'products') return `/products/${third}`
  // A list filtered by tags.
  return parts.length === 2 ? `/collections/${first}` : null
}
