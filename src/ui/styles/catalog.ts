/** Home, lists and product. */
export const catalog = `
main > section + section { margin-top: clamp(3rem, 7vw, 6rem); }
.hero { display: grid; gap: 1.5rem clamp(1.5rem, 5vw, 5rem); align-items: center; }
.hero h1 { font-size: clamp(2.5rem, 1.6rem + 4.5vw, 5rem); }
.hero .button { margin-top: 1rem; }
.hero img, .hero svg { width: 100%; aspect-ratio: 1; object-fit: cover; }
@media (min-width: 740px) { .hero { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); } }
.product-grid, .tiles { list-style: none; margin: 0; padding: 0; display: grid;
  grid-template-columns: repeat(auto-fill, minmax(max(8.5rem, 40%), 1fr));
  gap: clamp(1.75rem, 3vw, 3rem) clamp(.75rem, 2vw, 2rem); }
@media (min-width: 700px) {
  .product-grid { grid-template-columns: repeat(3, 1fr); }
  .tiles { grid-template-columns: repeat(4, 1fr); }
}
@media (min-width: 1100px) {
  .product-grid { grid-template-columns: repeat(4, 1fr); }
  .tiles { grid-template-columns: repeat(6, 1fr); }
}
.card { display: grid; gap: .1rem; text-decoration: none; line-height: 1.45; }
.card img, .card svg { width: 100%; aspect-ratio: 4 / 5; object-fit: cover; margin-bottom: .7rem; }
.card-title { font: 1.15rem/1.3 var(--serif); }
.card:hover .card-title { text-decoration: underline; text-decoration-thickness: 1px; }
.card > .quiet { font-size: .925rem; }
.jewel-outline { width: 100%; aspect-ratio: 4 / 5; fill: none; stroke: var(--edge); stroke-width: 1.3;
  stroke-linejoin: round; stroke-linecap: round; }
.jewel-outline path { vector-effect: non-scaling-stroke; }
.promises { display: grid; gap: 1.5rem 3rem; border-top: 1px solid var(--line); padding-top: 2.5rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); }
.promises h2 { font-size: 1.25rem; }
.list-bar, .sort-form { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .9rem; }
.list-bar { justify-content: space-between; margin-bottom: 1.5rem; }
.list-bar p { margin: 0; }
.pagination { display: flex; flex-wrap: wrap; justify-content: center; align-items: center;
  gap: .5rem 2rem; margin-top: 3.5rem; }
.pagination a { padding: .6rem 0; }
.search-form { max-width: 40rem; margin-bottom: 2rem; }
.search-form div { display: flex; gap: .6rem; margin-top: .3rem; }
.search-form input { flex: 1; min-width: 0; }
.product { display: grid; gap: 1.75rem clamp(2rem, 5vw, 5rem); }
.product > * { min-width: 0; }
.gallery { display: flex; gap: .6rem; overflow-x: auto; scroll-snap-type: x mandatory; }
.gallery > * { flex: 0 0 100%; scroll-snap-align: start; }
.gallery > picture:not(:only-child) { flex-basis: 90%; }
.gallery img { width: 100%; }
@media (min-width: 740px) {
  .product { grid-template-columns: minmax(0, 1.45fr) minmax(19rem, 1fr); }
  .product-buy { grid-area: 1 / 2 / 3; align-self: start; position: sticky; top: 1rem; }
  .gallery { display: grid; grid-template-columns: 1fr 1fr; overflow: visible; }
  .gallery > :first-child:nth-last-child(odd), .gallery > svg { grid-column: 1 / -1; }
}
.product-buy h1 { font-size: clamp(1.9rem, 1.5rem + 1.6vw, 2.75rem); }
.product-price { font-size: 1.25rem; margin-bottom: 1.75rem; }
.product-price .quiet { font-size: .925rem; margin-left: .4rem; }
.option { margin-bottom: 1.5rem; }
.option h2, .option legend, .add-to-cart label { font: inherit; margin-bottom: .5rem; }
.option-values { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
.option-value { display: inline-flex; align-items: center; gap: .55rem; min-height: 2.75rem;
  padding: .4rem .9rem; border: 1px solid var(--line); border-radius: 2px; text-decoration: none; }
.option-value:hover { border-color: var(--ink); }
.option-value.sold-out { color: var(--quiet); border-style: dashed; }
.metal { width: 1rem; height: 1rem; border-radius: 50%; border: 1px solid #0004; }
.metal-yellow { background: #e3c16f; } .metal-rose { background: #e2b09b; } .metal-white { background: #e6e4df; }
.metal-platinum { background: #cfd2d6; } .metal-silver { background: #dcdee0; }
.add-line { display: flex; gap: .75rem; align-items: end; }
.add-line .field { margin: 0; width: 6rem; }
.add-line .button { flex: 1; }
.availability { margin-top: 1.1rem; }
.in-short { list-style: none; padding: 1.1rem 0 0; border-top: 1px solid var(--line); color: var(--quiet); }
.in-short li { margin-bottom: .4rem; }
.description { max-width: 38em; }
`
