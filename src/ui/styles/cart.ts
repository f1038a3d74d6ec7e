/** Cart, checkout and order. */
export const cart = `
.cart-lines { list-style: none; margin: 0; padding: 0; border-bottom: 1px solid var(--line); }
.cart-line { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: .5rem 1.25rem;
  padding-block: 1.25rem; border-top: 1px solid var(--line); }
.cart-line-picture { grid-row: span 2; }
.cart-line-picture img, .cart-line-picture svg { width: 100%; aspect-ratio: 4 / 5; object-fit: cover; }
.cart-line-text :is(h2, h3) { font-size: 1.2rem; margin-bottom: .2rem; }
.cart-line-text :is(h2, h3) a { text-decoration: none; }
.cart-line-text p { margin-bottom: .25rem; }
.cart-line-price { grid-column: 2; margin: 0; }
@media (min-width: 600px) {
  .cart-line { grid-template-columns: 7rem minmax(0, 1fr) auto; }
  .cart-line-picture { grid-row: auto; }
  .cart-line-price { grid-column: auto; text-align: right; }
}
.quantity-form { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin-top: .75rem; }
.quantity-form input[type=number] { width: 4.5rem; min-height: 2.6rem; padding-block: .3rem; }
.cart-total, .summary-line { display: flex; justify-content: space-between; gap: 1rem; }
.cart-total { font-size: 1.25rem; margin: 1.25rem 0 .25rem; }
.cart-total strong { font-weight: 400; }
.checkout-grid { display: grid; gap: 2rem clamp(2rem, 6vw, 6rem); }
.checkout-grid > * { min-width: 0; }
.summary { background: var(--card); padding: 1.5rem; }
.summary-line { padding-block: .3rem; }
.summary-line dt, .summary-line dd { margin: 0; }
.summary-total { font-size: 1.25rem; border-top: 1px solid var(--line); margin-top: .5rem; padding-top: .8rem; }
@media (min-width: 900px) {
  .checkout-grid { grid-template-columns: minmax(0, 1fr) minmax(20rem, 26rem); align-items: start; }
  .checkout-grid > :last-child { position: sticky; top: 1rem; }
}
.order { max-width: 48rem; margin-inline: auto; }
.order > h2 { margin-top: 2.5rem; }
.order-facts { display: grid; gap: .25rem 2rem; }
.order-facts dt { color: var(--quiet); }
.order-facts dd { margin: 0 0 .75rem; overflow-wrap: anywhere; }
@media (min-width: 600px) { .order-facts { grid-template-columns: 11rem minmax(0, 1fr); } }
.gift-message { white-space: pre-line; }
.timeline { list-style: none; padding: 0; margin-left: .3rem; border-left: 1px solid var(--edge); }
.timeline li { position: relative; padding: 0 0 1rem 1.4rem; }
.timeline li::before { content: ""; position: absolute; left: -.3rem; top: .5rem; width: .55rem;
  height: .55rem; border-radius: 50%; background: var(--ink); }
.timeline time { display: block; font-size: .9rem; color: var(--quiet); }
`
