/** How a page begins, and what can be done: on every page but a product's. */
export const lead = `
.lead { font-size: var(--large); color: var(--quiet); max-width: 34em; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 1rem 1.5rem; }
`

/** Text and its links, beside `lead`. */
export const prose = `
.narrow { max-width: 42rem; margin-inline: auto; }
.narrow > * + h2 { margin-top: 1.75em; }
caption { text-align: left; color: var(--quiet); padding-bottom: .75rem; }
.problem { padding-block: clamp(1.5rem, 7vw, 6rem); }
.problem .actions { margin-block: 2rem; }
.topics { margin-block: 2.25rem 1.75rem; }
.topics .check { align-items: start; padding-block: .5rem; }
.topics input { margin-top: .2rem; }
.topics .hint { display: block; font-size: var(--small); }
.policy > section { margin-top: 3.5rem; }
.policy .lead { margin-bottom: 2em; }
.policy th[scope=row] { width: 30%; overflow-wrap: anywhere; }
`
