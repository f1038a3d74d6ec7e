/** The screens of parcels. */
export const parcels = `
.plain-list { list-style: none; margin: 0; padding: 0; }
.plain-list .quiet { font-size: .8125rem; }
.packing .to { display: block; font-weight: 400; }
.packing td:not(.select) > :is(select, input) { width: 100%; min-width: 9rem; }
.packing td > label { display: flex; align-items: center; gap: .5rem; min-height: 1.75rem; white-space: nowrap; }
.packing td .error, .packing .why { margin: .25rem 0 0; font-size: .8125rem; line-height: 1.35; }
.packing .why { color: var(--quiet); }
.packing td > input + input { margin-top: .4rem; }
.packing td > button { font: inherit; color: inherit; background: none; border: 0; padding: .35rem 0; cursor: pointer;
  text-decoration: underline; text-underline-offset: .25em; }
.packing .refused > * { border-top-color: var(--bad); }
.packing-end { display: grid; gap: 1.25rem; align-items: start; }
.packing-end .panel + .panel { margin: 0; }
@media (min-width: 60rem) { .packing-end { grid-template-columns: 1fr 1fr; } }
.tell-mail { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1rem; margin: 0 0 .5rem; }
.choice-bar .tell-mail { margin: 0; }
.panel ul + h3 { margin-top: 1rem; }
.tell-mail a { padding-block: .35rem; }
.mail-text { white-space: pre-line; max-width: 40rem; }
@media (max-width: 39.99rem) {
  .packing tr > td[data-title]:nth-child(n) { margin-top: .6rem; padding-left: 0; }
  .packing td[data-title]::before { float: none; display: block; margin: 0; width: auto; }
  .packing-send { flex: 1; } }
`

/** The slip on A4: its lower third is the gift card, to be cut off. The back has the other card. */
export const parcelsPrint = `
.slip { display: flex; flex-direction: column; min-height: 268mm; }
.slip-head { display: flex; justify-content: space-between; align-items: baseline; margin-bottom: 12mm; }
.slip-shop { font: 20pt/1 var(--serif); letter-spacing: .2em; text-transform: uppercase; }
.slip-from { text-align: right; font-size: 8.5pt; color: var(--quiet); }
.slip-to { margin-bottom: 12mm; }
.slip-label { font-size: 8.5pt; color: var(--quiet); margin-bottom: 1.5mm; }
.slip-to address { font-size: 12pt; line-height: 1.4; }
.slip h2 { margin-top: 4mm; }
.slip table { width: 100%; margin-bottom: 5mm; }
.slip-count { width: 12mm; white-space: nowrap; }
.slip td div { color: var(--quiet); }
.slip td.slip-price { text-align: right; padding-right: 0; white-space: nowrap; }
.gift-card { margin-top: auto; border-top: .3mm dashed #555; height: 83mm; display: grid; place-content: center; text-align: center;
  break-inside: avoid; }
.gift-card p { font: 15pt/1.45 var(--serif); white-space: pre-line; max-width: 120mm; margin: 0; }
.slip-back { max-width: 100%; }
.slip-back > * { max-width: 125mm; margin-inline: auto; }
.slip-back .slip-shop { text-align: center; margin-block: 14mm 12mm; }
.slip-back h2 { margin-top: 7mm; }
.slip-back ul { padding-left: 5mm; }
`
