/** The orders in which a list can be shown, by the names Shopify gives them in addresses. */
export const sorts = [
  'featured',
  'price-ascending',
  'price-descending',
  'created-descending',
  'title-ascending',
] as const

export type Sort = (typeof sorts)[number]

/** Pieces on one page of a list. */
export const PAGE_SIZE = 24

/** The order an address asks for; anything unknown is `featured`. */
export function readSort(text: string | undefined): Sort {
  return sorts.find((sort) => sort === text) ?? 'featured'
}

/** The page an address asks for, counted from 1; null when it cannot be one. */
export function readPage(text: string | undefined): number | null {
  if (text === undefined) return 1
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null
}

/** Number of pages for `total` pieces; an empty list has one page. */
export function pagesFor(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE))
}
