/** Engravings, in forms and in lists of lines. */
export const engraving = `
.product .product-buy { position: static; }
.engraving { margin-bottom: 1.5rem; }
.engraving .option { margin-bottom: .75rem; }
.engraving figure { margin: 1rem 0 0; }
.drawing { width: 100%; max-height: 11rem; background: none; fill: var(--card); stroke: var(--edge);
  stroke-width: .15; }
.drawing text { fill: var(--ink); stroke: none; }
`
