/**
 * The product page. What sticks while the page scrolls must fit the window: nobody could scroll to
 * the rest. No `:has()` where colours are the shop's: with it a browser looks at the whole page again for each element that comes.
 */
export const catalog = `
.product { display: grid; gap: 1.75rem clamp(2rem, 6vw, 7rem); }
.product > * { min-width: 0; }
@media (min-width: 740px) {
  .product { grid-template: auto 1fr / minmax(0, 1.45fr) minmax(19rem, 1fr); }
  .product-buy { grid-area: 1 / 2 / 3; align-self: start; }
}
@media (min-width: 740px) and (min-height: 60rem) {
  .product-buy { position: sticky; top: 1.5rem; }
}
.product-buy h1 { font-size: clamp(2.1rem, 1.6rem + 1.9vw, 3.1rem); margin-bottom: .3em; }
.product-price { font-size: var(--large); margin-bottom: clamp(1.5rem, 3vw, 2.5rem); }
.product-price .quiet { font-size: var(--small); margin-left: .5rem; }
.option { margin-bottom: 1.5rem; }
.option h2, .option legend, .add-to-cart label { font: inherit; margin-bottom: .5rem; }
.option-values { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
.option-value { position: relative; display: inline-flex; align-items: center; gap: .55rem; min-height: 2.75rem;
  padding: .4rem .9rem; border: 1px solid var(--edge); border-radius: var(--round); text-decoration: none; }
.option-value:hover { border-color: var(--ink); }
.option-value.sold-out { color: var(--quiet); border-style: dashed; }
.short label { position: relative; display: grid; place-content: center; min-width: 3.05rem;
  min-height: 2.75rem; margin: 0; padding: .3rem .6rem; line-height: 1.25; text-align: center; }
.short small { font-size: .8125rem; }
.short :is(small, s) { color: var(--quiet); }
.short input { position: absolute; inset: 0; width: 100%; height: 100%; appearance: none; background: none; }
.short :disabled { border: 1px dashed; box-shadow: none; }
.option-value[aria-current], .short :checked { border-color: var(--ink); box-shadow: inset 0 0 0 1px var(--ink); }
.option-value :checked ~ :last-child::after { content: ""; position: absolute; inset: -1px; border: 2px solid var(--ink);
  border-radius: var(--round); }
@media (forced-colors: active) {
  .option-value:has(:checked), .option-value[aria-current], .short :checked { outline: 2px solid Highlight; }
  .metal { forced-color-adjust: none; }
}
.add-line { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; min-height: 3.25rem; }
.add-line .field { margin: 0; width: 6rem; }
.buy-bar, .buy-bar .button { flex: 1; }
.buy-bar > span { display: none; }
.buy-bar { display: flex; align-items: center; gap: .5rem 1rem; }
@supports (animation-timeline: view()) {
  @media (max-width: 739px) and (min-height: 30rem) {
    html { scroll-padding-bottom: 5.5rem; }
    [name=variant] { scroll-margin-top: 5rem; }
    .site-footer { padding-bottom: 7rem; }
    .add-line { animation: left forwards; animation-timeline: view(); animation-range: exit 100% exit 101%; }
    @keyframes left { from, to { --left: 1; } }
    @container style(--left: 1) {
      .buy-bar { position: fixed; inset: auto 0 0; z-index: 1; flex-wrap: wrap;
        border-top: 1px solid var(--line); background: var(--paper); padding: .75rem var(--gutter) max(.75rem, env(safe-area-inset-bottom)); }
      .buy-bar > span { display: block; flex: 1; font-size: var(--large); }
    }
  }
}
.add-to-cart > .heart { margin-top: .75rem; }
[aria-busy] .button { opacity: .55; }
.availability { margin-top: 1.1rem; }
.availability + .quiet { margin-top: -.6rem; }
.in-short { list-style: none; padding: 1.1rem 0 0; border-top: 1px solid var(--line); color: var(--quiet); }
.in-short li { margin-bottom: .4rem; }
.in-short, .availability, .product-buy > .quiet { font-size: .9375rem; }
.product-text { padding-top: clamp(1rem, 3vw, 2.5rem); }
.description { max-width: 36em; font-size: var(--large); }
@media print {
  .product { grid-template-columns: 1fr 1fr; }
  .product-text { grid-column: span 2; padding: 0; }
  .product-buy { grid-area: auto; }
}
`
