/**
 * The line above the header, and the rows of a page that has one: named, so that the others stay
 * where they are when it is gone. It appears a little later than the page, so that who dismissed it
 * does not see it flash up before the script hides it.
 */
export const announcement = `
body { grid-template-rows: auto auto 1fr auto; }
.announcement { grid-row: 1; position: relative; padding-inline: max(var(--gutter), 3.25rem);
  background: var(--card); border-bottom: 1px solid var(--line); font-size: var(--small);
  line-height: 1.4; text-align: center; animation: announce .6s .4s backwards; }
@keyframes announce { from { opacity: 0; } }
@media (prefers-reduced-motion: reduce) { .announcement { animation-duration: 0s; } }
.site-header { grid-row: 2; }
main { grid-row: 3; }
.site-footer { grid-row: 4; }
.announcement p { margin: .75rem 0; text-wrap: balance; }
.announcement a { display: inline-block; margin-block: -.75rem; padding-block: .75rem; }
.announcement button { position: absolute; inset-block: 0 auto;
  inset-inline-end: calc(max(var(--gutter), 50% - 48rem) - 1rem); width: 2.75rem; height: 2.75rem;
  padding: 0; border: 0; background: none; color: inherit; cursor: pointer; }
.announcement :focus-visible { outline-offset: -5px; }
.announcement svg { margin: auto; fill: none; stroke: currentColor; stroke-width: 1.2; background: none; }
@media print { .announcement { display: none; } }
`
