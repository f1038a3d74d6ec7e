import { listingWords } from '../words.ts'

type Props = {
  page: number
  pages: number
  pathOf: (page: number) => string
  /** Of pages that crawlers should not walk through. */
  nofollow?: boolean
}

/** Renders links to the pages before and after this one; nothing where there is one page. */
export const Pagination = ({ page, pages, pathOf, nofollow }: Props) =>
  pages > 1 ? (
    <nav class="pagination" aria-label={listingWords().lists.pages}>
      {page > 1 && (
        <a rel={nofollow ? 'prev nofollow' : 'prev'} href={pathOf(page - 1)}>
          {listingWords().lists.previous}
        </a>
      )}
      <span class="quiet">{listingWords().lists.pageOf(page, pages)}</span>
      {page < pages && (
        <a rel={nofollow ? 'next nofollow' : 'next'} href={pathOf(page + 1)}>
          {listingWords().lists.next}
        </a>
      )}
    </nav>
  ) : null
