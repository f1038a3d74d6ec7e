/** What is chosen to be given back. */
export const choices = `
.return-line { padding-block: .35rem; }
.return-line select { width: 5rem; }
.return-line .hint { margin: 0 0 .5rem 1.85rem; font-size: var(--small); }
`

/** The slip, which the shopper and the desk print, and the pages that lead to it. */
export const slip = `
.return-change { margin-top: .75rem; }
.return-slip { border: 1px solid var(--edge); padding: clamp(1.25rem, 4vw, 2rem); margin-bottom: 2rem; }
.return-slip-head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem 2rem; }
.return-slip-head p { margin-bottom: .35rem; }
.return-slip :is(.return-slip-to, address) { margin-bottom: 1rem; }
.return-slip-to, .return-slip-number { font-size: var(--large); }
.return-slip figure { width: 9rem; margin: 0; font-size: var(--small); }
.return-slip .qr { display: block; width: 100%; }
.desk-print .return-slip { border: 0; padding: 0; }
@media print {
  .no-print { display: none; }
  .return-slip { border: 0; padding: 0; }
}
`
