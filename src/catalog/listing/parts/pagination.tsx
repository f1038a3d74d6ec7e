import { listingWords } from '../words.ts'

type Props = {
  page: number
  pages: number
  pathOf: (page: number) => string
  /** Whether crawlers should not follow the links. */
  nofollow?: boolean
}

/** Renders links to the previous and next page; nothing if there is only one page. */
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
