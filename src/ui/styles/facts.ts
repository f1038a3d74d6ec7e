/** The table of what is known of a piece. */
export const facts = `
.facts { margin-top: 2.5rem; }
.facts th { width: 1%; padding-right: 1.75rem; white-space: nowrap; }
.facts [scope=rowgroup] { padding-top: 1.75rem; border: 0; font: 1.15rem/1.3 var(--serif); color: var(--ink); }
.facts tbody:first-child [scope=rowgroup] { padding-top: 0; }
`
