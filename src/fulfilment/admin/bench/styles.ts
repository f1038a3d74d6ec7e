/** Pieces at the bench, on the screen and on paper. */
export const bench = `
.bench-what { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: .25rem 1rem; margin-bottom: 1rem; }
.bench-what p { margin: 0 0 .35rem; }
.bench-variant { font-size: 1.15em; font-weight: 600; }
.bench-piece { max-width: 44rem; }
.bench-piece form + p { margin-top: 1.25rem; }
.bench-row { display: grid; grid-template-columns: 3rem minmax(0, 1fr); gap: 1rem; align-items: center; }
.bench-row .quiet { display: block; font-weight: 400; }
.bench-list .desk-table tbody tr > * { vertical-align: middle; }
.bench-list .desk-table .select { padding-block: .5rem; }
.bench-where .hint { display: block; }
form > .panel + .button { margin-top: 1.25rem; }
@media (min-width: 40rem) { .bench-list:not(:has(.select :checked)) .choice-bar .check:last-child { display: none; } }
.bench-list .choice-bar { gap: .4rem .6rem; }
.bench-list .choice-bar .acts { margin-left: 0; }
.bench-list .choice-bar .acts .check { flex: 1 0 100%; }
.bench-move { display: flex; align-items: center; gap: .6rem; margin-left: .6rem; }
.big-actions .button-quiet { grid-column: 1 / -1; min-height: 3rem; font-size: 1rem; padding: .4rem; }
.big-actions .check { grid-column: 1 / -1; }
@media (max-width: 39.99rem) { .bench-list .choice-bar { position: static; } }
.engraved { margin: 0 0 1.25rem; overflow-x: auto; }
.drawing { fill: #fff; stroke: #777; stroke-width: .15; background: none; }
.drawing-true { max-width: none; }
.drawing text { fill: #000; stroke: none; }
.engraved figcaption { margin-top: .35rem; }
.qr { background: none; }
`

/** Bench sheets, bag labels and the lists of packets. */
export const benchPrint = `
.bench-sheet { display: flex; flex-direction: column; height: 192mm; }
.bench-sheet > header { display: flex; justify-content: space-between; align-items: baseline; gap: 5mm; border-bottom: .3mm solid; margin-bottom: 3mm; }
.bench-sheet h1 { margin: 0 0 1.5mm; }
.bench-due { white-space: nowrap; font-size: 12pt; margin: 0; }
.bench-sheet h2 { font: 600 8.5pt var(--sans); margin: 0 0 1mm; color: var(--quiet); }
.bench-sheet .bench-what { grid-template-columns: 30mm minmax(0, 1fr) 30mm; gap: 4mm; margin-bottom: 3mm; }
.bench-sheet .engraved { margin: 0 0 3mm; overflow: visible; }
.bench-sheet :is(th, td) { padding-block: .7mm; }
.bench-sheet th { width: 28mm; }
.bench-notes { flex: 1; min-height: 12mm; margin-top: 2mm; }
.bench-blank { display: inline-block; width: 18mm; border-bottom: .2mm solid; }
.bench-sheet footer { display: flex; justify-content: space-between; border-top: .3mm solid; padding-top: 1.5mm; font-size: 8pt; }
.bag-label { display: grid; grid-template-columns: 25mm minmax(0, 1fr); gap: 2mm; }
.bag-label .qr { width: 25mm; height: 25mm; max-width: none; }
.bag-label > div { display: flex; flex-direction: column; gap: .6mm; overflow: hidden; }
.bag-label h1 { font: 600 9pt/1.25 var(--sans); }
.bag-title { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
@media screen and (max-width: 39.99rem) {
  .bench-sheet { height: auto; }
  .bench-sheet > :is(header, footer) { flex-wrap: wrap; }
  .bench-sheet .bench-what { grid-template-columns: 25mm minmax(0, 1fr); }
}
`
