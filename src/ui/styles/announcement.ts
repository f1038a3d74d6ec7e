/**
 * The line above the header, and the rows of a page that has one: named, so that the others stay
 * where they are when it is gone.
 */
export const announcement = `
body { grid-template-rows: auto auto 1fr auto; }
.announcement { grid-row: 1; position: relative; padding-inline: max(var(--gutter), 3.25rem);
  background: var(--card); border-bottom: 1px solid var(--line); font-size: var(--small);
  line-height: 1.4; text-align: center; }
.site-header { grid-row: 2; }
main { grid-row: 3; }
.site-footer { grid-row: 4; }
.announcement p { margin: .75rem 0; text-wrap: balance; }
.announcement a { display: inline-block; margin-block: -.75rem; padding-block: .75rem; }
.announcement button { position: absolute; inset-block: 0 auto;
  inset-inline-end: calc(max(var(--gutter), 50% - 48rem) - 1rem); width: 2.75rem; height: 2.75rem;
  padding: 0; border: 0; background: none; color: inherit; cursor: pointer; }
.announcement button:focus-visible { outline-offset: -5px; }
.announcement svg { margin: auto; fill: none; stroke: currentColor; stroke-width: 1.2; background: none; }
@media print { .announcement { display: none; } }
`
