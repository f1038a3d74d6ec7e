import { foldForSearch } from './rules.ts'

/** The orders in which a collection can be shown, by the names Shopify gives them in addresses. */
export const sorts = {
  featured: 'Featured',
  'price-ascending': 'Price, low to high',
  'price-descending': 'Price, high to low',
  'created-descending': 'Newest first',
  'title-ascending': 'Name, A to Z',
} as const

export type Sort = keyof typeof sorts

/** Pieces on one page of a list. */
export const PAGE_SIZE = 24

/** The order an address asks for; anything unknown is `featured`. */
export function readSort(text: string | undefined): Sort {
  return text !== undefined && Object.hasOwn(sorts, text) ? (text as Sort) : 'featured'
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

/** The words of a search, folded; at most eight, so that a pasted text costs no more than a question. */
export function readWords(q: string): string[] {
  return foldForSearch(q).split(' ').filter(Boolean).slice(0, 8)
}
