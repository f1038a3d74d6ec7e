/** Pages of lists alone: the form that finds, the bar above, filters, chips, pagination. */
export const listing = `
.search-form { max-width: 42rem; margin-bottom: clamp(2rem, 4vw, 3.5rem); }
.search-form label { display: block; margin-bottom: .5rem; color: var(--quiet); }
.search-form > div { display: flex; gap: .75rem; }
.search-form input { flex: 1; min-width: 0; font-size: var(--large); }
.page-title { margin-bottom: clamp(1.75rem, 4vw, 3.5rem); }
.page-title .lead > :last-child { margin-bottom: 0; }
.list-bar, .sort-form { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .9rem; }
.list-bar { justify-content: space-between; border-block: 1px solid var(--line); padding-block: .75rem; margin-bottom: clamp(1.25rem, 2.5vw, 2.25rem); }
.list-bar p { margin: 0; }
.list-bar select { min-height: 2.75rem; padding-block: .4rem; }
.pagination { display: grid; grid-template-columns: 1fr auto 1fr; align-items: center; gap: 1rem;
  margin-top: var(--room); padding-top: 1rem; border-top: 1px solid var(--line); }
.pagination span { grid-column: 2; }
.pagination a { padding-block: .6rem; }
.pagination [rel~=next] { grid-column: 3; justify-self: end; }
.filters summary { cursor: pointer; padding-block: .6rem; }
.filters details, .filter-price { border-top: 1px solid var(--line); }
.filter fieldset { margin-bottom: .6rem; }
.filter small { margin-left: auto; color: var(--quiet); font-size: inherit; }
.filter-price { display: flex; flex-wrap: wrap; gap: .5rem 1rem; padding-block: .8rem; margin-bottom: .5rem; }
.filter-price legend { float: left; width: 100%; font: inherit; margin: 0; }
.filter-price input { width: 6.5rem; }
.chips { list-style: none; margin: 0 0 1.5rem; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
.chips a { display: block; padding: .35rem .9rem; border: 1px solid var(--edge); border-radius: 2rem; text-decoration: none; }
.chips a:hover { border-color: var(--ink); }
@media (min-width: 900px) {
  .finding { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 3rem; align-items: start; }
  .finding .product-grid { grid-template-columns: repeat(3, 1fr); }
  @supports selector(::details-content) {
    .filters > details { border: 0; }
    .filters > details::details-content { content-visibility: visible; }
    .filters > details > summary { display: none; }
  }
}
`

/** Search suggestions. */
export const finding = `
.search-form > div, .site-search { position: relative; }
.suggestions { position: absolute; top: 100%; left: 0; z-index: 2; width: max(100%, min(22rem, 90vw)); margin: 0; padding: 0;
  list-style: none; background: var(--paper); border: 1px solid var(--edge); }
.suggestions li { display: flex; justify-content: space-between; gap: 1rem; padding: .6rem .9rem; cursor: pointer; }
.suggestions [aria-selected=true] { background: var(--card); outline: 2px solid; outline-offset: -2px; }
`
