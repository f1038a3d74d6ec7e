/**
 * What the desk prints: packing slips on A4, bench sheets on A5, labels of 62 × 29 mm for label
 * printers (Brother DK-11209 and alike). Black on white whatever the screen prefers, and each sheet
 * on a page of its own size: `.sheet-a4`, `.sheet-a5`, `.label`. The script shows `.print-bar`.
 */
export const print = `
@page { size: A4; margin: 14mm; }
@page a4 { size: A4; margin: 14mm; }
@page a5 { size: A5; margin: 9mm; }
@page label { size: 62mm 29mm; margin: 0; }
:root { color-scheme: only light; --paper: #fff; --ink: #000; --quiet: #444; --line: #999; --edge: #555; --card: #fff; --picture: #fff;
  --good: #000; --bad: #000; --h1: 20pt; --h2: 14pt; --h3: 12pt; --small: 8.5pt; --large: 11pt; }
html { font-size: 10pt; line-height: 1.4; color: #000; background: #fff; }
body { display: block; min-height: 0; }
.desk-print main { padding: 0; }
.desk-print img { filter: none; }
.desk-print :is(h1, h2, h3) { letter-spacing: 0; margin-bottom: 2mm; }
.desk-print :is(p, ul, ol, dl, table) { margin-bottom: 2mm; }
.desk-print a { text-decoration: none; }
.desk-print :is(th, td) { padding: 1.2mm 3mm 1.2mm 0; }
.sheet-a4 { page: a4; }
.sheet-a5 { page: a5; }
.label { page: label; width: 62mm; height: 29mm; padding: 2mm; overflow: hidden; font-size: 8pt; line-height: 1.25; }
.label :is(p, h1, h2, h3) { margin: 0; font-size: inherit; }
:is(.sheet-a4, .sheet-a5, .label) { break-after: page; break-inside: avoid; }
:is(.sheet-a4, .sheet-a5, .label):last-child { break-after: auto; }
:is(.sheet-a4, .sheet-a5) .facts { display: grid; gap: 1mm; margin: 0 0 3mm; }
.facts > div { display: grid; grid-template-columns: 28mm minmax(0, 1fr); gap: 3mm; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
thead { display: table-header-group; }
:is(tr, figure, .facts > div) { break-inside: avoid; }
.print-bar:not([hidden]) { display: flex; flex-wrap: wrap; align-items: center; gap: 1rem; padding: 1rem; margin: 0; font-size: 12pt; }
@media screen {
  html { background: #e8e6e2; }
  .sheet-a4, .sheet-a5, .label { background: #fff; margin: 1rem auto; box-shadow: 0 0 0 1px #bbb; }
  .sheet-a4 { width: 210mm; max-width: 100%; min-height: 297mm; padding: 14mm; }
  .sheet-a5 { width: 148mm; max-width: 100%; min-height: 210mm; padding: 9mm; }
}
@media print { .print-bar:nth-child(n) { display: none; } }
`
