/** Rows of pieces below what a page is about. */
export const rows = `
.related, .lately { margin-top: clamp(2.5rem, 6vw, 5rem); }
.related { content-visibility: auto; contain-intrinsic-height: auto 52rem; overflow-clip-margin: .5rem; }
.lately ul { list-style: none; padding: 0; display: grid; gap: var(--gap);
  grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr)); }
`

/** Cards of products. */
export const lists = `
.product-grid { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: 1fr 1fr;
  gap: clamp(3.5rem, 4.5vw, 4.5rem) var(--gap); }
@media (min-width: 700px) { .product-grid { grid-template-columns: repeat(3, 1fr); } }
@media (min-width: 1100px) { .product-grid { grid-template-columns: repeat(4, 1fr); } }
.product-grid > li { position: relative; }
.heart { display: inline-flex; align-items: center; gap: .6rem; color: var(--ink); cursor: pointer; }
li > .heart { position: absolute; inset: 0 0 auto auto; place-content: center; width: 2.75rem; height: 2.75rem; padding: 0; border: 0;
  background: radial-gradient(circle, var(--paper) 1.05rem, #0000 1.1rem); }
.heart::before, .kept-link::before { content: ""; width: 22px; height: 20px; background: currentColor;
  clip-path: path(evenodd, "M11 20C4 14 0 10.5 0 6A6 6 0 0 1 11 2.7 6 6 0 0 1 22 6C22 10.5 18 14 11 20ZM11 18C5 13 1.5 9.8 1.5 6A4.8 4.8 0 0 1 11 5 4.8 4.8 0 0 1 20.5 6C20.5 9.8 17 13 11 18Z"); }
.heart[aria-pressed=true]::before { clip-path: path("M11 20C4 14 0 10.5 0 6A6 6 0 0 1 11 2.7 6 6 0 0 1 22 6C22 10.5 18 14 11 20Z"); }
li > .heart::before { scale: .82; }
@media (forced-colors: active) { .heart::before, .kept-link::before { forced-color-adjust: none; background: CanvasText; } }
.card { display: grid; text-decoration: none; line-height: 1.5; font-size: .9375rem; }
.card > :is(picture, svg) { display: block; overflow: hidden; margin-bottom: .9rem; background: var(--picture); }
.card > svg, .card picture img { width: 100%; aspect-ratio: 4 / 5; object-fit: cover; transition: scale 1s cubic-bezier(.2, .6, .2, 1); }
.card:hover img { scale: 1.03; }
.card > :is(picture, svg) + span { font-size: 1rem; }
.card:hover > :is(picture, svg) + span { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .25em; }
.card > .quiet { font-size: var(--small); }
.card > .price, .card > .badge { margin-top: .2rem; }
.for-you { margin-top: var(--room); }
.for-you-switch { margin-top: 2.5rem; }
.jewel-outline { width: 100%; aspect-ratio: 4 / 5; fill: none; stroke: var(--edge); stroke-width: 1.3;
  stroke-linejoin: round; stroke-linecap: round; }
.jewel-outline path { vector-effect: non-scaling-stroke; }
`
