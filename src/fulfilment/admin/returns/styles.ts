/** The page of a return: two large buttons, pressed beside the parcel. */
export const returnPage = `
#pieces-of-return ul { list-style: none; margin: 0; padding: 0; }
#receive legend { font: inherit; color: var(--quiet); }
.receive-actions :is(.button, .button-quiet) { grid-column: auto; min-height: 4.5rem; font-size: 1.25rem; }
`
