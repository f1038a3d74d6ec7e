/** Lists of products: cards, the bar above them, pagination. */
export const lists = `
.page-title { margin-bottom: clamp(1.75rem, 4vw, 3.5rem); }
.page-title .lead > :last-child { margin-bottom: 0; }
.product-grid { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: 1fr 1fr;
  gap: clamp(3.5rem, 4.5vw, 4.5rem) var(--gap); }
@media (min-width: 700px) { .product-grid { grid-template-columns: repeat(3, 1fr); } }
@media (min-width: 1100px) { .product-grid { grid-template-columns: repeat(4, 1fr); } }
.card { display: grid; text-decoration: none; line-height: 1.5; font-size: .9375rem; }
.card-picture { display: block; overflow: hidden; margin-bottom: .9rem; background: var(--picture); }
.card-picture :is(img, svg) { width: 100%; aspect-ratio: 4 / 5; object-fit: cover; transition: scale 1s cubic-bezier(.2, .6, .2, 1); }
.card:hover img { scale: 1.03; }
.card-title { font-size: 1rem; }
.card:hover .card-title { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .25em; }
.card > .quiet { font-size: var(--small); }
.card > .price, .card > .badge { margin-top: .2rem; }
.jewel-outline { width: 100%; aspect-ratio: 4 / 5; fill: none; stroke: var(--edge); stroke-width: 1.3;
  stroke-linejoin: round; stroke-linecap: round; }
.jewel-outline path { vector-effect: non-scaling-stroke; }
.list-bar, .sort-form { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .9rem; }
.list-bar { justify-content: space-between; border-block: 1px solid var(--line); padding-block: .75rem; margin-bottom: clamp(1.25rem, 2.5vw, 2.25rem); }
.list-bar p { margin: 0; }
.list-bar select { min-height: 2.75rem; padding-block: .4rem; }
.pagination { display: grid; grid-template-columns: 1fr auto 1fr; align-items: center; gap: 1rem;
  margin-top: var(--room); padding-top: 1rem; border-top: 1px solid var(--line); }
.pagination span { grid-column: 2; }
.pagination a { padding-block: .6rem; }
.pagination [rel~=next] { grid-column: 3; justify-self: end; }
.search-form { max-width: 42rem; margin-bottom: clamp(2rem, 4vw, 3.5rem); }
.search-form label { display: block; margin-bottom: .5rem; color: var(--quiet); }
.search-form > div { display: flex; gap: .75rem; }
.search-form input { flex: 1; min-width: 0; font-size: var(--large); }
`
