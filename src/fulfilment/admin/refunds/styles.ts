/** The screens of money that goes back. */
export const refunds = `
.refunds { list-style: none; padding: 0; margin: 0 0 1rem; }
.refunds li { border-top: 1px solid var(--line); padding-block: .6rem; }
.refunds p { margin: 0; overflow-wrap: anywhere; }
.refunds .quiet { font-size: .8125rem; }
.refund-head { display: flex; justify-content: space-between; gap: .75rem; align-items: baseline; font-weight: 600; }
.refund-form { max-width: 52rem; }
.refund-all { display: grid; justify-items: start; gap: .5rem; margin-bottom: 1.25rem; }
.refund-all p { margin: 0; }
.refund-form > .button { margin-top: 1.25rem; }
.refund-lines { list-style: none; padding: 0; margin: 0 0 1rem; }
.refund-lines li { display: grid; grid-template-columns: minmax(0, 1fr) 7rem 11rem; gap: 0 1rem; align-items: start;
  border-top: 1px solid var(--line); padding-block: .75rem; }
.refund-lines li > .field:last-child { grid-column: 3; }
.refund-lines .field { margin: 0; }
.refund-lines .field > label { font-size: .8125rem; color: var(--quiet); }
.refund-lines .check { padding-top: 1.4rem; }
.refund-sums { border-top: 1px solid var(--line); padding-top: 1rem; }
.refund-sums input, .refund-lines input:not([type=checkbox]) { max-width: 11rem; text-align: right; font-variant-numeric: tabular-nums; }
.refund-form .field > .check { margin: 0; }
.refund-form .field > .check ~ .hint { margin: 0 0 0 1.9rem; }
.refund-sentence { font: 1.25rem/1.4 var(--serif); font-variant-numeric: lining-nums; max-width: 46rem; }
.refund-sentence strong { font-weight: 400; }
.restock { list-style: none; padding: 0; margin: 0 0 1rem; }
.restock li { border-top: 1px solid var(--line); padding-block: .5rem; }
.restock .hint { display: block; margin: 0; }
.decide { display: grid; gap: 1rem 1.5rem; }
@media (min-width: 40rem) { .decide { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
.decide .hint { margin: .5rem 0 0; }
@media (max-width: 39.99rem) {
  .refund-lines li { grid-template-columns: 6rem minmax(0, 1fr); }
  .refund-lines li > .field:last-child { grid-column: 2; }
  .refund-lines .check { grid-column: 1 / -1; padding-top: 0; }
}
`
