/** Help for choosing a ring size. */
export const sizeHelp = `
.size-help { margin: -.5rem 0 1.1rem; font-size: .925rem; }
.size-help p { margin: .35rem 0 0; }
.size-systems a { display: inline-block; padding: .15rem .4rem; }
.size-systems a[aria-current] { background: var(--card); text-decoration: none; }
`

/** The table of sizes, on a page of its own. */
export const sizeTable = `
.size-table :is(th, td) { padding: .35rem .2rem; text-align: center; }
.size-table thead th { position: sticky; top: 0; background: var(--paper); }
.size-table thead th { overflow-wrap: anywhere; }
.size-table .made > * { background: var(--card); }
.tell-size-fields { display: grid; grid-template-columns: 7rem 1fr; gap: 1rem; }
form.notice { margin-bottom: 1.1rem; }
.tell-size .button-quiet + p { margin-top: .7rem; }
.size-table .own { font-weight: 600; }
`
