/** An order that staff put together: the quantity of a line, and the parts of the customer's form. */
export const newOrder = `
.line-acts { grid-column: 2 / -1; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin-top: .5rem; }
.line-acts input { width: 5rem; }
.line-acts .error { flex: 1 0 100%; margin: 0; }
.sale fieldset { margin: 0; padding-block: 1.25rem; border-bottom: 1px solid var(--line); }
.sale fieldset:first-of-type { padding-top: 0; }
.sale legend { float: left; width: 100%; margin-bottom: .5rem; font-weight: 600; }
.sale legend + * { clear: both; }
.sale .check { padding-block: .15rem; }
.sale-total { display: flex; justify-content: space-between; gap: 1rem; max-width: 36rem; margin-block: 1.25rem; font-size: 1.2rem; }
`
