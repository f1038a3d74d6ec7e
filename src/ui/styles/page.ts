/** Header, footer and what many pages share. */
export const page = `
.skip-link { position: absolute; left: -99rem; padding: .75rem 1rem; background: var(--ink);
  color: var(--paper); z-index: 1; }
.skip-link:focus { left: 0; }
.site-header { display: grid; grid-template-columns: 1fr auto auto; align-items: center;
  column-gap: 1.25rem; border-bottom: 1px solid var(--line); }
.site-header a, .site-footer nav a { text-decoration: none; padding-block: .6rem; }
.site-header a:hover, .site-footer a:hover, .breadcrumbs a:hover { text-decoration: underline; }
.site-header .wordmark { font: 1.5rem var(--serif); letter-spacing: .22em; text-transform: uppercase; }
.site-nav { grid-area: 2 / 1 / auto / -1; display: flex; justify-content: space-between; gap: .75rem;
  max-width: 26rem; font-size: .95rem; }
.site-header search { display: none; }
@media (min-width: 860px) {
  .site-header { grid-template-columns: auto 1fr auto auto; column-gap: 2.5rem; padding-block: .9rem; }
  .site-nav { grid-area: auto; justify-content: start; gap: 1.75rem; max-width: none; }
  .site-header search { display: block; }
  .search-link { display: none; }
}
.site-search input { width: 11rem; min-height: 2.4rem; border-width: 0 0 1px; padding-inline: .2rem; }
.site-footer { border-top: 1px solid var(--line); padding-block: 1.5rem 2.5rem; font-size: .95rem;
  color: var(--quiet); }
.site-footer nav { display: flex; flex-wrap: wrap; column-gap: 1.75rem; margin-bottom: .75rem; }
.breadcrumbs { font-size: .875rem; color: var(--quiet); margin-bottom: 1rem; }
.breadcrumbs ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; }
.breadcrumbs :is(a, span) { text-decoration: none; display: inline-block; padding-block: .15rem; }
.breadcrumbs li + li::before { content: "/"; margin-inline: .6em; color: var(--edge); }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 1.5rem; }
.problem { padding-block: clamp(1rem, 6vw, 5rem); }
.policy h2 { margin-top: 2em; }
.notice { padding: .9rem 1.1rem; background: var(--card); border-left: 3px solid var(--edge); }
.notice-good { border-color: var(--good); }
.notice-bad, .error-summary { border-color: var(--bad); }
.badge { justify-self: start; padding: .05rem .6rem; border: 1px solid var(--edge); font-size: .8rem;
  color: var(--quiet); }
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #333; --card: #fff; }
  .site-header > :not(.wordmark), .site-footer nav, .breadcrumbs, form, .button, .skip-link {
    display: none; }
  a { text-decoration: none; }
  main { padding-block: 1rem; }
}
`
