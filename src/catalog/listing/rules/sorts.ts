/** The sort orders of a list, named as in Shopify's addresses. */
export const sorts = [
  'featured',
  'price-ascending',
  'price-descending',
  'created-descending',
  'title-ascending',
] as const

export type Sort = (typeof sorts)[number]

/** The sort order in an address; anything unknown is `featured`. */
export function readSort(text: string | undefined): Sort {
  return sorts.find((sort) => sort === text) ?? 'featured'
}
