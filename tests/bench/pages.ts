import type { Shop } from './open-shop.ts'

export type Page = {
  name: string
  path: string
  /** The same for everyone, and so kept in the page cache; the others need a cart. */
  isPublic: boolean
  /**
   * Every page of this kind in the demo catalogue, where there are several: the heaviest one
   * counts.
   */
  all?: (shop: Shop) => Promise<string[]>
}

/** Every kind of page that a shopper meets. */
export const pages: Page[] = [
  { name: 'home', path: '/', isPublic: true },
  {
    name: 'collection',
    path: '/collections/rings',
    isPublic: true,
    all: (shop) => handles(shop, "select '/collections/' || handle as path from collections"),
  },
  {
    name: 'product',
    path: '/products/verde-emerald-ring',
    isPublic: true,
    all: (shop) =>
      handles(
        shop,
        "select '/products/' || handle as path from products where id not like 'piece-%'",
      ),
  },
  { name: 'search', path: '/search?q=gold', isPublic: true },
  { name: 'ring sizes', path: '/pages/ring-sizes', isPublic: true },
  {
    name: 'policy',
    path: '/policies/delivery',
    isPublic: true,
    all: async () => ['delivery', 'returns', 'privacy', 'terms'].map((name) => `/policies/${name}`),
  },
  { name: 'order look-up', path: '/orders', isPublic: false },
  { name: 'cart', path: '/cart', isPublic: false },
  { name: 'checkout', path: '/checkout', isPublic: false },
]

async function handles(shop: Shop, sql: string): Promise<string[]> {
  const [rows = []] = await shop.sql<{ path: string }>([{ sql, params: [] }])
  return rows.map(({ path }) => path)
}
