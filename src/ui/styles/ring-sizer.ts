/** Of the ring sizer alone, in a sheet of its own: drawings in millimetres, scaled on a screen and never on paper. */
export const ringSizerStyles = `
@page { margin: 10mm; }
.sizer svg { max-width: none; flex: none; background: none; }
.sizer-top { display: flex; flex-wrap: wrap; gap: 1rem 8mm; margin-bottom: 6mm; }
.sizer-circles { list-style: none; margin: 0; padding: 0; display: grid; justify-items: center; align-items: end;
  grid-template-columns: repeat(auto-fill, minmax(26mm, 1fr)); gap: 3mm 0; font-size: 3.2mm; line-height: 1.3; }
.sizer-circles li { display: grid; justify-items: center; break-inside: avoid; }
@media screen {
  .screen-only { flex: 0 1 38rem; }
  .to-scale { zoom: var(--scale, 1); }
  .paper-only { display: none; }
}
@media print {
  .site-header, .site-footer, .screen-only { display: none; }
  .sizer-top { flex-wrap: nowrap; }
  main { padding: 0; }
  h1 { font-size: 7mm; }
  h2 { font-size: 5mm; margin: 4mm 0 1mm; }
  p { font-size: 3.4mm; margin: 0 0 2mm; }
}
`
  .replace(/\s+/g, ' ')
  .trim()
