/** An order and what follows it, beside the lines and sums of the cart. */
export const order = `
.order { max-width: 48rem; margin-inline: auto; }
.order .notice { margin-bottom: 2rem; padding: 1.5rem; }
.order .notice strong { display: block; font: var(--h3)/1.3 var(--serif); margin-bottom: .25rem; }
.order > h2, #aftercare > :is(h2, h3) { margin-top: 1.75em; }
.order-facts { display: grid; gap: .25rem 2rem; }
.order-facts dt { color: var(--quiet); }
.order-facts dd { margin: 0 0 .75rem; overflow-wrap: anywhere; }
@media (min-width: 600px) { .order-facts { grid-template-columns: 11rem minmax(0, 1fr); } }
.gift-message { white-space: pre-line; }
.steps { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); list-style: none;
  margin: 0 0 2.5rem; padding: 0; font-size: clamp(.75rem, 3.6vw, var(--small)); text-align: center; color: var(--quiet); }
.steps li { position: relative; padding: 1.75rem 0 0; overflow-wrap: anywhere; }
.steps li::before { content: ""; position: absolute; z-index: 1; top: .3rem; left: calc(50% - .35rem);
  width: .7rem; height: .7rem; border: 1px solid var(--edge); border-radius: 50%; background: var(--paper); }
.steps li + li::after { content: ""; position: absolute; top: .65rem; right: 50%; width: 100%;
  border-top: 1px solid var(--edge); }
.steps [aria-current] { color: var(--ink); font-weight: 600; }
.steps .step-done::before, .steps [aria-current]::before { border-color: var(--ink); background: var(--ink); forced-color-adjust: none; }
.parcel { margin-bottom: 2rem; }
.parcel + .parcel { padding-top: 1.5rem; border-top: 1px solid var(--line); }
.parcel h3, .parcel ul { margin-bottom: .75rem; }
.parcel ul { list-style: none; padding: 0; }
.timeline { list-style: none; padding: 0; margin-left: .3rem; border-left: 1px solid var(--edge); }
.timeline li { position: relative; padding: 0 0 1rem 1.4rem; }
.timeline li::before { content: ""; position: absolute; left: -.3rem; top: .5rem; width: .55rem;
  height: .55rem; border-radius: 50%; background: var(--ink); }
.timeline time { display: block; font-size: var(--small); color: var(--quiet); }
@media print {
  .order { max-width: none; }
  .order .notice { padding: 0; border: 0; }
  .timeline { border: 0; margin: 0; }
  .timeline li { padding: 0 0 .4rem; }
  .timeline li::before { display: none; }
  .order-facts > *, .timeline li { break-inside: avoid; }
}
`
