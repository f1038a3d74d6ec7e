/**
 * The page of an order. Notes for staff and notes for the customer differ in colour and edge, so
 * that neither is taken for the other.
 */
export const orderPage = `
.order-line { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr) auto; gap: .25rem 1rem;
  padding-block: 1rem; border-top: 1px solid var(--line); }
.order-line h3 { font: 600 1rem/1.35 var(--sans); margin: 0 0 .15rem; }
.order-line h3 a { text-decoration: none; }
.order-line h3 a:hover { text-decoration: underline; }
.order-line p { margin: 0; }
.order-line-picture :is(img, svg) { width: 100%; aspect-ratio: 4 / 5; object-fit: cover; }
.order-line .pieces { grid-column: 1 / -1; list-style: none; margin: .5rem 0 0; padding: 0; }
.pieces li { display: flex; flex-wrap: wrap; align-items: center; gap: .35rem .9rem;
  padding: .45rem .75rem; background: var(--card); }
.pieces li + li { margin-top: 2px; }
.pieces .acts { margin-left: auto; gap: .4rem; }
.desk .pieces .button-quiet { min-height: 2.75rem; padding: .3rem .8rem; background: var(--paper); }
.cut { margin: .5rem 0 0; overflow-x: auto; }
.cut figcaption { font-size: .8125rem; }
.tell { padding: .25rem .75rem; margin-bottom: 1rem; background: var(--card); }
summary { cursor: pointer; padding-block: .5rem; color: var(--quiet); }
.letter { border: 1px solid var(--line); background: var(--paper); padding: .9rem 1.1rem; margin-bottom: 1rem; max-width: 44rem; }
.letter pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
.desk .summary { border-top: 1px solid var(--line); padding-top: .75rem; margin: 0 0 0 auto; max-width: 22rem; }
.summary-line { display: flex; justify-content: space-between; gap: 1rem; }
.summary-line dd { margin: 0; }
.summary-total { font-weight: 600; }
.beside { display: grid; gap: 1rem 2rem; margin-bottom: 1rem; align-items: start; }
.beside > * > p:first-child:not(:has(+ form)) { margin-bottom: .25rem; }
@media (min-width: 40rem) { .beside { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
.panel + form > .panel:first-of-type { margin-top: 1.25rem; }
.change + .change { border-top: 1px solid var(--line); padding-top: .75rem; }
.change p { margin-bottom: .25rem; }
.change form { margin-block: .5rem; }
.order-line > .notice { grid-column: 1 / -1; margin: .5rem 0 0; }
.gift-message, .note-text { white-space: pre-line; overflow-wrap: anywhere; }
.note { padding: .7rem 1rem; margin-bottom: .75rem; border-left: 3px solid var(--edge); background: var(--card); scroll-margin-top: 2rem; }
.note > :last-child { margin-bottom: 0; }
.note p { margin-bottom: .35rem; }
.note-customer { border-color: var(--good); background: color-mix(in srgb, var(--good) 9%, var(--paper)); }
label.note-staff, label.note-customer { padding: .35rem .9rem; border-left: 3px solid var(--edge); background: var(--card); margin-bottom: .4rem; }
label.note-customer { border-color: var(--good); background: color-mix(in srgb, var(--good) 9%, var(--paper)); }
.payment { margin-bottom: 1rem; font-size: .875rem; }
.payment th { width: 5.6rem; }
.payment :is(th, td) { padding: .35rem .75rem .35rem 0; }
.payment td { overflow-wrap: anywhere; }
.payment tr:first-child > * { border-top: 0; }
.payment tbody tr:last-child > * { border-bottom: 0; }
.parcel + .parcel { border-top: 1px solid var(--line); padding-top: .75rem; }
.parcel p { margin-bottom: .25rem; }
.others { list-style: none; padding: 0; margin: 0; display: grid; gap: .6rem; }
.day-form { max-width: 22rem; margin-block: 1.25rem; }
@media (max-width: 39.99rem) {
  .order-line { grid-template-columns: 3.5rem minmax(0, 1fr); }
  .order-line-price { grid-column: 2; }
  .pieces .acts { margin-left: 0; flex: 1 0 100%; }
}
`
