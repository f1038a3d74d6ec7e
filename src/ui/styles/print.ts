/** On paper: black on white, no controls, nothing split across pages. */
export const print = `
@page { margin: 18mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #333; --line: #999; --card: #fff; --picture: #fff; }
  html { font-size: 10.5pt; }
  main, .site-header, .site-footer { padding-inline: 0; }
  .site-header { min-height: 0; padding-bottom: 6mm; }
  .site-header > :not(.wordmark), .site-footer > :not(address), .breadcrumbs, form:not(#keep), .button, .skip-link,
  .related, .lately { display: none; }
  .site-header .wordmark { grid-area: auto; }
  .site-footer { display: block; padding-block: 4mm 0; }
  img { filter: none; }
  a { text-decoration: none; }
  main { padding-block: 6mm; }
  .notice { padding: 0; border: 0; }
  h2, h3 { break-after: avoid; }
  figure { break-inside: avoid; }
}
`
