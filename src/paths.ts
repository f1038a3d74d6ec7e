/** Every URL the shop links to. Shopify's scheme, as owners and search engines know it. */
const query = (values: Record<string, string | number | string[] | undefined>) => {
  const given = Object.entries(values).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => [key, String(each ?? '')]),
  )
  const text = new URLSearchParams(given.filter(([, value]) => value !== '')).toString()
  return text ? `?${text}` : ''
}

/** How a list is narrowed down (query parameters of `facetQuery`), ordered, and which page of it is wanted. */
type ListChoice = { facets?: Record<string, string[]>; sort?: string; page?: number }

const listQuery = ({ facets, sort, page }: ListChoice) => ({
  ...facets,
  sort: sort === 'featured' ? undefined : sort,
  page: page === 1 ? undefined : page,
})

export const paths = {
  home: () => '/',
  collection: (handle: string, choice: ListChoice = {}) =>
    `/collections/${handle}${query(listQuery(choice))}`,
  /**
   * `sizes`: the system that ring sizes are shown in, where the visitor chose another than their country's. `shown`: a variant
   * whose metal is shown while its size is not chosen.
   */
  product: (
    handle: string,
    variant?: string,
    view: { sizes?: string | undefined; shown?: string | undefined } = {},
  ) => `/products/${handle}${query({ variant, ...view })}`,
  search: (q?: string, choice: ListChoice = {}) => `/search${query({ q, ...listQuery(choice) })}`,
  searchSuggest: () => '/search/suggest',
  /** `ring`: handle of the one that somebody comes from. */
  ringSizes: (ring?: string, sizes?: string) => `/pages/ring-sizes${query({ ring, sizes })}`,
  /** A file of `static/`. */
  ringSizer: () => '/pages/ring-sizer',
  policy: (name: string) => `/policies/${name}`,
  picture: (name: string, width: number, format: 'avif' | 'webp') =>
    `/pictures/${name}-${width}.${format}`,
  /** Of the first picture of a product only. */
  sharedPicture: (name: string) => `/pictures/${name}-shared.jpg`,

  cart: () => '/cart',
  cartAdd: () => '/cart/add',
  cartChange: () => '/cart/change',
  engravingPreview: () => '/cart/engraving',

  checkout: () => '/checkout',
  checkoutReturn: (order: string) => `/checkout/return${query({ order })}`,
  orderLookUp: () => '/orders',
  orderClose: () => '/orders/close',
  order: (number: string, token?: string) => `/orders/${number}${query({ token })}`,

  stripeWebhook: () => '/webhooks/stripe',
  sitemap: () => '/sitemap.xml',
  googleFeed: () => '/feeds/google.xml',
  llms: () => '/llms.txt',
  productText: (handle: string) => `/products/${handle}.md`,
}
