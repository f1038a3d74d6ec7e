/** Products on one page of a list. */
export const PAGE_SIZE = 24

/** The page number in an address, from 1; null if it is invalid. */
export function readPage(text: string | undefined): number | null {
  if (text === undefined) return 1
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null
}

/** Number of pages for `total` products; an empty list has one page. */
export function pagesFor(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE))
}
