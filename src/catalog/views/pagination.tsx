type Props = { page: number; pages: number; pathOf: (page: number) => string }

/** Renders links to the pages before and after this one; nothing where there is one page. */
export const Pagination = ({ page, pages, pathOf }: Props) =>
  pages > 1 ? (
    <nav class="pagination" aria-label="Pages">
      {page > 1 && (
        <a rel="prev" href={pathOf(page - 1)}>
          Previous
        </a>
      )}
      <span class="quiet">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <a rel="next" href={pathOf(page + 1)}>
          Next
        </a>
      )}
    </nav>
  ) : null
