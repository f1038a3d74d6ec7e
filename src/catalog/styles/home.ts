/** The home page. Its first view stands in the page as a phone shows it: it may arrive in two parts. */
export const home = `
main > section + section { margin-top: var(--room); }
.hero { display: grid; gap: 1.75rem clamp(2rem, 6vw, 7rem); }
.hero h1 { font-size: clamp(3rem, 1.5rem + 6.4vw, 6.75rem); line-height: .95; letter-spacing: -.025em; margin: 0; }
.hero .lead { max-width: 25em; margin-bottom: 1.75rem; }
.hero :is(img, .jewel-outline) { width: 100%; aspect-ratio: 4 / 5; object-fit: cover; }
@media (max-width: 739px) {
  .hero > :is(picture, svg) { margin-inline: calc(-1 * var(--gutter)); width: auto; }
}
@media (min-width: 740px) {
  .hero { grid-template: auto 1fr / minmax(0, 1.1fr) minmax(0, 1fr); row-gap: 3rem; }
  .hero h1 { padding-top: clamp(1rem, 4vw, 4rem); }
  .hero > :is(picture, svg) { grid-area: 1 / 2 / 3; }
  .hero-lead { align-self: end; padding-bottom: .5rem; }
  .hero :is(img, .jewel-outline) { max-height: max(32rem, 82vh); }
}
.section-head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 2rem;
  margin-bottom: clamp(1.25rem, 2.5vw, 2.25rem); }
.section-head h2 { margin: 0; }
.features { display: grid; gap: clamp(3rem, 6vw, 4rem) clamp(.75rem, 6vw, 7rem); }
.feature { text-decoration: none; }
.feature img { width: 100%; aspect-ratio: 4 / 5; object-fit: cover; margin-bottom: 1.25rem; }
.feature h2 { margin-bottom: .25em; }
.feature p { color: var(--quiet); margin: 0; max-width: 30em; }
.feature:hover h2 { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .15em; }
@media (min-width: 740px) {
  .features { grid-template-columns: 1fr 1fr; }
  .features > :nth-child(2) { margin-top: clamp(4rem, 12vw, 12rem); }
}
@media (min-width: 700px) and (max-width: 1099px) { .hero ~ section .product-grid > :nth-child(n + 7) { display: none; } }
.index { list-style: none; margin: 0; padding: 0; column-gap: clamp(2rem, 6vw, 7rem); border-bottom: 1px solid var(--line); }
.index a { display: block; padding-block: .7rem; border-top: 1px solid var(--line); font: var(--h3)/1.3 var(--serif);
  text-decoration: none; transition: padding-left var(--calm), border-color var(--calm); }
.index a:hover { padding-left: .75rem; border-color: var(--ink); }
@media (min-width: 740px) { .index { columns: 2; border: 0; } .index a { font-size: 1.75rem; } }
@media (min-width: 1200px) { .index { columns: 3; } }
.promises { display: grid; gap: 2rem clamp(2rem, 6vw, 7rem); border-top: 1px solid var(--line); padding-top: 2.5rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); }
.promises h2 { font-size: 1.5rem; margin-bottom: .35em; }
.promises p { color: var(--quiet); max-width: 30em; }
`
