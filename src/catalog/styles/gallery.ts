/** Pictures, gallery, swatches and the drawing to scale. */
export const gallery = `
img[data-color] { background: attr(data-color type(<color>), var(--picture)); }
.gallery { scroll-margin-top: .75rem; }
.gallery > p { margin: .6rem 0 0; font-size: .925rem; }
.slides { list-style: none; margin: 0; padding: 0; display: flex; gap: .6rem; overflow-x: auto;
  scroll-snap-type: x mandatory; scroll-padding-right: 7%; overscroll-behavior-x: contain; scrollbar-width: none; }
.slides > li { flex: 0 0 93%; min-width: 0; scroll-snap-align: start; scroll-margin-top: .75rem; }
.slides > :only-child { flex-basis: 100%; }
.slides a { display: block; cursor: zoom-in; }
.slides a:focus-visible { outline-offset: -4px; }
.slides img, .slides svg { width: 100%; aspect-ratio: 4 / 5; object-fit: cover; }
.thumbnails { list-style: none; margin: .6rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem;
  scroll-target-group: auto; }
.thumbnails a { display: block; width: 3.5rem; }
.thumbnails :is(img, svg) { aspect-ratio: 4 / 5; object-fit: cover; }
.thumbnails a:target-current { outline: 1px solid var(--ink); outline-offset: 2px; }
.scale { margin: 0; position: relative; }
.scale figcaption { position: absolute; inset: auto 0 1rem; text-align: center; font-size: .875rem; color: var(--quiet); }
:is(.scale, .thumbnails) svg { fill: none; stroke: var(--quiet); stroke-width: 1.2; background: var(--card); }
.scale :is(path, circle) { vector-effect: non-scaling-stroke; }
.scale circle { stroke: var(--edge); stroke-dasharray: 3; }
.scale text { fill: var(--quiet); stroke: none; font-family: var(--serif); text-anchor: middle; dominant-baseline: central; }
.zoom { width: 100%; height: 100%; max-width: none; max-height: none; margin: 0; padding: 0; border: 0;
  overflow: auto; background: var(--paper); color: inherit; overscroll-behavior: contain; }
.zoom[open] { display: grid; }
.zoom > * { grid-area: 1 / 1; }
.zoom form { position: sticky; top: 1rem; right: 1rem; margin: 1rem; place-self: start end; z-index: 1; }
.zoom button { background: var(--paper); }
.zoom img { max-width: none; margin: auto; cursor: zoom-out; }
@media (min-width: 740px) {
  .gallery { display: grid; grid-template-columns: 3.5rem minmax(0, 1fr); gap: 0 .75rem; align-items: start; }
  .slides { grid-area: 1 / 2; scroll-padding: 0; }
  .slides > li { flex-basis: 100%; }
  .gallery > p { grid-area: 2 / 2; }
  .thumbnails { margin: 0; flex-direction: column; grid-area: 1 / 1; }
}
.metal { width: 1.15rem; height: 1.15rem; border-radius: 50%; border: 1px solid #0004; flex: none; background: currentColor; }
@media print {
  .gallery { display: block; }
  .gallery > :nth-child(n + 2) { display: none; }
}
`
