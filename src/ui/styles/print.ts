/** On paper: black on white, no controls, nothing split across pages. */
export const print = `
@page { margin: 18mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #333; --line: #999; --card: #fff; --picture: #fff; }
  html { font-size: 10.5pt; }
  main, .site-header, .site-footer { padding-inline: 0; }
  .site-header { min-height: 0; padding-bottom: 6mm; }
  .site-header > :not(.wordmark), .site-footer > :not(address), .breadcrumbs, form, .button, .skip-link,
  .gallery > :nth-child(n + 2), .related, .timeline li::before { display: none; }
  .site-header .wordmark { grid-area: auto; }
  .site-footer { display: block; padding-block: 4mm 0; }
  img { filter: none; }
  a { text-decoration: none; }
  main { padding-block: 6mm; }
  .order { max-width: none; }
  .gallery { display: block; }
  .product { grid-template-columns: 1fr 1fr; }
  .product-text { grid-column: span 2; padding: 0; }
  .product-buy { grid-area: auto; }
  .notice, .order .notice { padding: 0; border: 0; }
  .cart-line { grid-template-columns: 4.5rem minmax(0, 1fr) auto; padding-block: .75rem; }
  .summary { padding: 1rem 0 0; }
  .timeline { border: 0; margin: 0; }
  .timeline li { padding: 0 0 .4rem; }
  h2, h3, :has(> [scope=rowgroup]) { break-after: avoid; }
  tr, .cart-line, .summary, .order-facts > *, .timeline li, figure { break-inside: avoid; }
  thead { display: table-header-group; }
}
`
