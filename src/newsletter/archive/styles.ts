/** Newsletters on pages of the shop: their list, and one of them. */
export const newsletter = `
.newsletter img { max-width: 100%; height: auto; }
.newsletter .product-grid { grid-template-columns: 1fr 1fr; gap: 2.5rem var(--gap); margin-block: 2.5rem; }
.newsletter .product-grid > :only-child { grid-column: 1 / -1; }
.newsletter .product-grid a { display: grid; text-decoration: none; line-height: 1.5; }
.newsletter .card-title { font-size: 1rem; }
.newsletter .product-grid a:hover :not(img) { text-decoration: underline; }
.newsletter .product-grid img { width: 100%; margin-bottom: .9rem; background: var(--picture); }
.newsletter > section { margin-top: 2.75rem; }
.newsletter > .quiet { margin-bottom: 2rem; }
.newsletter > .actions:last-child { margin-top: 3.5rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
`
