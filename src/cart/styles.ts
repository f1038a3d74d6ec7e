/** Cart and checkout, and the lines and sums of an order. */
export const cart = `
.cart-lines { list-style: none; margin: 0; padding: 0; border-bottom: 1px solid var(--line); }
.cart-line { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: .5rem 1.25rem;
  padding-block: 1.5rem; border-top: 1px solid var(--line); }
.cart-line-picture { grid-row: span 2; }
.cart-line-picture img, .cart-line-picture svg { width: 100%; aspect-ratio: 4 / 5; object-fit: cover; }
.cart-line-text :is(h2, h3) { font-size: var(--h3); margin-bottom: .2rem; }
.cart-line-text :is(h2, h3) a { text-decoration: none; }
.cart-line-text p { margin-bottom: .25rem; }
.cart-line-text p::first-letter { text-transform: uppercase; }
.cart-line .drawing { width: auto; max-width: min(100%, 13rem); max-height: 4rem; }
.cart-line-price { grid-column: 2; margin: 0; }
@media (min-width: 600px) {
  .cart-line { grid-template-columns: 8.5rem minmax(0, 1fr) auto; }
  .cart-line-picture { grid-row: auto; }
  .cart-line-price { grid-column: auto; text-align: right; }
}
.quantity-form { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin-top: .75rem; }
.cart-line { scroll-margin-top: 30vh; }
.stepper { display: inline-flex; border: 1px solid var(--edge); border-radius: var(--round); }
.stepper > * { min-height: 2.75rem; padding: 0; border: 0; background: none; color: inherit; text-align: center; }
.stepper button { width: 2.75rem; font: 1.25rem/1 var(--sans); cursor: pointer; }
.stepper button:disabled { cursor: default; }
.stepper input { width: 2.75rem; appearance: textfield; }
.stepper ::-webkit-inner-spin-button { appearance: none; margin: 0; }
.quantity-form + .error { margin-top: .5rem; }
@media (max-width: 599px) {
  .quantity-form label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
}
@supports selector(:user-valid) {
  .quantity-form:not(:has(:is(:focus, :user-valid, :user-invalid):is(input))) .update { display: none; }
}
.quantity-form :is([name=remove], [name=later]) { border: 0; padding-inline: .5rem; text-decoration: underline; text-underline-offset: .25em; text-decoration-color: var(--edge); text-decoration-thickness: 1px; }
.cart-total, .summary-line { display: flex; justify-content: space-between; gap: 1rem; }
.cart-total { font-size: var(--large); margin: 1.25rem 0 .25rem; }
.cart-total strong { font-weight: 400; }
.checkout-grid { display: grid; gap: 2.5rem clamp(2rem, 6vw, 7rem); }
.checkout-grid > * { min-width: 0; }
.summary { background: var(--card); padding: clamp(1.25rem, 2.5vw, 2rem); margin-bottom: 1.25rem; }
.summary > :last-child { margin-bottom: 0; }
.cart-side .cart-total { margin-top: 0; }
.cart-side .button { width: 100%; }
.summary-line { padding-block: .3rem; }
.summary-line dt, .summary-line dd { margin: 0; }
.summary-total { font-size: var(--large); border-top: 1px solid var(--line); margin-top: .5rem; padding-top: .8rem; }
@media (min-width: 900px) {
  .checkout-grid { grid-template-columns: minmax(0, 48rem) minmax(20rem, 26rem); justify-content: space-between; align-items: start; }
  .checkout-grid > * { grid-row: 1; }
  .checkout-grid > aside { grid-column: 2; }
  #checkout { max-width: 40rem; }
}
@media (min-width: 900px) and (min-height: 45rem) {
  .checkout-grid > :is(aside, .cart-side):not(:has(.summary-line:nth-child(9))) { position: sticky; top: 1.5rem; }
}
#summary > summary { display: flex; align-items: center; gap: .75rem; padding: .9rem 1.25rem; background: var(--card);
  font-size: var(--large); cursor: pointer; list-style: none; }
#summary > summary::-webkit-details-marker { display: none; }
#summary > summary span:first-child::after { content: ""; display: inline-block; width: .5em; height: .5em; margin: 0 0 .2em .7em;
  border: solid; border-width: 0 1px 1px 0; rotate: 45deg; }
#summary[open] > summary span:first-child::after { rotate: 225deg; margin-bottom: 0; }
#summary > summary .price { margin-left: auto; }
#summary > .summary { padding-top: .5rem; }
.checkout-grid aside > h2 { display: none; }
@supports selector(::details-content) { @media print, (min-width: 900px) {
  #summary > summary { display: none; }
  #summary::details-content { content-visibility: visible; }
  #summary > .summary { padding-top: clamp(1.25rem, 2.5vw, 2rem); }
  .checkout-grid aside > h2 { display: block; }
} }
@media (scripting: enabled) { .without-script { display: none; } }
[aria-busy=true] { opacity: .5; }
.checkout-grid fieldset { margin-bottom: 0; padding-block: 2rem 1.75rem; }
.checkout-grid fieldset + fieldset { border-top: 1px solid var(--line); }
.checkout-grid fieldset:first-of-type { padding-top: 0; }
.checkout-grid aside h2 { font-size: 1.6rem; margin-bottom: 1rem; }
.checkout-grid legend { float: left; width: 100%; font-size: 1.6rem; margin-bottom: 1rem; }
#checkout > .button { width: 100%; }
.checkout-grid legend + * { clear: both; }
.radio-card { display: flex; align-items: center; gap: 1rem; padding: 1rem 1.1rem;
  border: 1px solid var(--edge); border-radius: var(--round); cursor: pointer; }
.radio-card + .radio-card { margin-top: .6rem; }
.radio-card .price { margin-left: auto; }
.radio-card ~ p { margin-top: .6rem; }
@supports selector(:has(*)) {
  fieldset:not(:has([name=billing_other]:checked)) > .billing-fields { display: none; } }
.radio-card:has(:checked) { border-color: var(--ink); box-shadow: inset 0 0 0 1px var(--ink); }
.radio-card:has(:focus-visible) { outline: 2px solid var(--ink); outline-offset: 3px; }
@media (forced-colors: active) { .radio-card:has(:checked) { outline: 2px solid Highlight; } }
@media print {
  .cart-line { grid-template-columns: 4.5rem minmax(0, 1fr) auto; padding-block: .75rem; }
  .summary { padding: 1rem 0 0; }
  .cart-line, .summary { break-inside: avoid; }
}
`

/** Kept pieces, and the page that shares them: beside that of the cart. */
export const kept = `
.kept { max-width: 60rem; }
.kept > .summary { margin-top: 2.5rem; max-width: 44rem; }
.kept-ways { display: flex; flex-wrap: wrap; gap: .5rem; }
.kept-ways .button { min-height: 2.75rem; padding: .5rem 1rem; }
.kept-ways .button-quiet { padding-inline: .8rem; }
.kept-acts { grid-column: 2 / -1; margin-top: .25rem; }
.kept-acts p { margin: .75rem 0 0; }
.kept .cart-line { grid-template-rows: auto auto 1fr; }
.kept .cart-line-picture { grid-row: span 3; }
@media (min-width: 600px) {
  .kept .cart-line { grid-template-rows: auto 1fr; }
  .kept .cart-line-picture { grid-row: span 2; }
}
`

/**
 * The drawer over a product's page, which comes with this look of its own: at the side of a wide
 * window, at the foot of a phone.
 */
export const drawer = `
.drawer { position: fixed; inset: auto 0 0; margin: 0; width: 100%; max-width: none;
  max-height: 92dvh; padding: 1.5rem max(1.25rem, env(safe-area-inset-left)) calc(1.5rem + env(safe-area-inset-bottom));
  border: solid var(--line); border-width: 1px 0 0; overflow: auto; overscroll-behavior: contain; background: var(--paper); color: var(--ink); }
.drawer[open] { display: grid; grid-template: auto auto 1fr / minmax(0, 1fr) auto; }
.drawer::backdrop { background: rgb(19 18 16 / .5); }
@media (pointer: coarse) { html:has(.drawer[open]) { overflow: hidden; } }
.drawer h2 { font-size: 1.75rem; margin: 0; align-self: center; }
.drawer h2:focus { outline: 0; }
.drawer-close { width: 2.75rem; height: 2.75rem; margin-right: -.75rem; padding: 0; border: 0;
  background: none; color: inherit; font: 1.6rem/1 var(--sans); cursor: pointer; }
.drawer-line { grid-column: span 2; display: grid; grid-template-columns: 6rem minmax(0, 1fr);
  gap: 1.25rem; margin-block: 1.25rem; padding-block: 1.25rem; border-block: 1px solid var(--line); }
.drawer-line :is(img, svg) { width: 100%; aspect-ratio: 4 / 5; object-fit: cover; }
.drawer-line h3 { margin-bottom: .2rem; }
.drawer-line p { margin-bottom: .25rem; overflow-wrap: anywhere; }
.drawer-line p::first-letter { text-transform: uppercase; }
.drawer-sum { display: flex; justify-content: space-between; gap: 1rem; }
.drawer-line .drawer-sum { margin-top: .75rem; }
.drawer-ways { grid-column: span 2; align-self: end; }
.drawer-ways > p { margin-bottom: .75rem; }
.drawer-ways > .drawer-sum { font-size: var(--large); margin-bottom: .25rem; }
.drawer-ways strong { font-weight: 400; }
.drawer-ways > .quiet { font-size: var(--small); }
.drawer-ways :is(.button, .button-quiet) { width: 100%; min-height: 3.25rem; margin-bottom: .75rem; }
.drawer-ways > .drawer-cart { margin: 0; text-align: center; }
.drawer-cart a { display: inline-block; padding-block: .6rem; }
@media (min-width: 740px) {
  .drawer { inset: 0 0 0 auto; width: 27rem; height: 100%; max-height: none; padding: 2rem 2.25rem; border-width: 0 0 0 1px; }
}
@media print { .drawer { display: none !important; } }
@media (prefers-reduced-motion: no-preference) {
  .drawer, .drawer::backdrop { transition: translate var(--calm), opacity var(--calm), display .4s allow-discrete, overlay .4s allow-discrete; }
  .drawer:not([open]), .drawer:not([open])::backdrop { opacity: 0; }
  .drawer:not([open]) { translate: 0 2rem; }
  @starting-style {
    .drawer[open], .drawer[open]::backdrop { opacity: 0; }
    .drawer[open] { translate: 0 2rem; }
  }
  @media (min-width: 740px) {
    .drawer:not([open]) { translate: 2rem; }
    @starting-style { .drawer[open] { translate: 2rem; } }
  }
}
`
