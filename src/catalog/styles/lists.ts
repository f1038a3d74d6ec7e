/** Cards of products. */
export const lists = `
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
.for-you { margin-top: var(--room); }
.for-you-switch { margin-top: 2.5rem; }
.jewel-outline { width: 100%; aspect-ratio: 4 / 5; fill: none; stroke: var(--edge); stroke-width: 1.3;
  stroke-linejoin: round; stroke-linecap: round; }
.jewel-outline path { vector-effect: non-scaling-stroke; }
`
