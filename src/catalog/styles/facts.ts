/** The table of facts on a product page. */
export const facts = `
.facts { margin-top: clamp(2.5rem, 5vw, 4rem); }
.facts th { width: 34%; padding-right: 1.75rem; }
.facts [scope=rowgroup] { padding-top: 2rem; border: 0; font: var(--h3)/1.3 var(--serif); color: var(--ink); }
.facts tbody:first-child [scope=rowgroup] { padding-top: 0; }
`
