/** The sort orders of a list, named as in Shopify's addresses. */
export const sorts = [
  'featured',
  'price-ascending',
  'price-descending',
  'created-descending',
  'title-ascending',
] as const

export type Sort = (typeof sorts)[number]

/** Products on one page of a list. */
export const PAGE_SIZE = 24

/** The sort order in an address; anything unknown is `featured`. */
export function readSort(text: string | undefined): Sort {
  return sorts.find((sort) => sort === text) ?? 'featured'
}

/** The page number in an address, from 1; null if it is invalid. */
export function readPage(text: string | undefined): number | null {
  if (text === undefined) return 1
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null
}

/** Number of pages for `total` products; an empty list has one page. */
export function pagesFor(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE))
}
