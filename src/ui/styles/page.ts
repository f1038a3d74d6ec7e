/**
 * Header, footer and what many pages share. What lies far below the first view is laid out when it
 * comes near: half of what a list costs a phone (decision 028).
 */
export const page = `
.skip-link { position: absolute; left: -99rem; padding: .75rem 1rem; background: var(--ink);
  color: var(--paper); z-index: 1; }
.skip-link:focus { left: 0; }
.site-header { display: grid; grid-template-columns: 1fr auto 1fr; align-items: center;
  border-bottom: 1px solid var(--line); }
.site-header a, .site-footer nav a { text-decoration: none; padding-block: .7rem; }
.site-header a:hover, .site-footer a:hover, .breadcrumbs a:hover { text-decoration: underline;
  text-decoration-thickness: 1px; }
.wordmark { font: 1.75rem/1 var(--serif); letter-spacing: .24em; margin-right: -.24em;
  text-transform: uppercase; }
.site-header .wordmark { grid-area: 1 / 2; padding-block: 1.1rem; }
.site-header .wordmark:hover { text-decoration: none; }
.site-nav { grid-area: 2 / 1 / auto / -1; display: flex; justify-content: space-between; gap: .75rem; }
.site-tools { display: contents; }
.site-tools search { display: none; }
.search-link { grid-area: 1 / 1; }
.own-links { grid-area: 1 / 3; justify-self: end; display: flex; gap: .75rem; white-space: nowrap; }
.kept-link { display: flex; align-items: center; gap: .25rem; }
@media (max-width: 399px) { .site-header .wordmark { font-size: 1.4rem; } }
@media (max-width: 349px) {
  .site-header { column-gap: .5rem; }
  .site-header .wordmark { font-size: 1.2rem; letter-spacing: .1em; margin-right: -.1em; }
  .own-links { gap: .5rem; }
}
@media (max-width: 859px) {
  .kept-link span { position: absolute; clip-path: inset(50%); }
  .site-nav { border-top: 1px solid var(--line); margin-inline: calc(-1 * var(--gutter));
    padding-inline: var(--gutter); font-size: .9375rem; }
}
@media (min-width: 500px) and (max-width: 859px) { .site-nav { justify-content: center; gap: 3rem; } }
@media (min-width: 860px) {
  .site-header { min-height: 6rem; column-gap: 2.5rem; }
  .site-header .wordmark { font-size: 2.1rem; padding-block: 0; }
  .site-nav { grid-area: 1 / 1; justify-content: start; gap: clamp(1.25rem, 2.2vw, 2.25rem); }
  .site-tools { grid-area: 1 / 3; justify-self: end; display: flex; align-items: center; gap: 2rem; }
  .site-tools search { display: block; }
  .search-link, .kept-link::before { display: none; }
  .own-links { gap: 2rem; }
}
.site-search input { width: clamp(7rem, 11vw, 11rem); min-height: 2.5rem; border-width: 0 0 1px; border-color: var(--line);
  padding-inline: 0; background: none; }
.site-search button { min-width: 2rem; min-height: 2.5rem; padding: 0 .35rem; border: 0; background: none;
  color: inherit; cursor: pointer; vertical-align: middle; }
.site-search svg { fill: none; stroke: currentColor; stroke-width: 1.2; background: none; }
.site-search input:hover { border-color: var(--edge); }
.site-footer { display: grid; gap: 1.25rem 4rem; border-top: 1px solid var(--line);
  padding-block: clamp(2rem, 4vw, 3.5rem); font-size: var(--small); color: var(--quiet); }
.site-footer, .product-grid > :nth-child(n + 7) { content-visibility: auto;
  contain-intrinsic-height: auto 24rem; overflow-clip-margin: .5rem; }
.site-footer nav a { padding-block: .45rem; }
.site-footer .wordmark { margin-bottom: .5rem; color: var(--ink); font-size: 1.4rem; }
.sign-up { display: grid; grid-template-columns: 1fr auto; gap: .5rem; max-width: 26rem; }
.sign-up label { grid-column: 1 / -1; color: var(--ink); }
.sign-up input { min-width: 0; min-height: 2.75rem; padding-block: .5rem; }
.site-footer nav { display: flex; flex-wrap: wrap; column-gap: 2rem; }
@media (min-width: 860px) {
  .site-footer { grid-template-columns: 1fr auto; align-items: end; }
  .sign-up { max-width: none; min-width: 26rem; margin-bottom: 1rem; }
  .site-footer address { grid-row: 2; }
  .site-footer nav { grid-row: 2; margin-block: -.45rem; }
}
.breadcrumbs { font-size: var(--small); color: var(--quiet); margin-bottom: clamp(1rem, 2vw, 2rem); }
.breadcrumbs ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; }
.breadcrumbs :is(a, span) { text-decoration: none; display: inline-block; padding-block: .15rem; }
.breadcrumbs li + li::before { content: "/"; margin-inline: .7em; color: var(--edge); }
.notice { max-width: 48rem; padding: 1rem 1.25rem; background: var(--card); border-left: 2px solid var(--edge); }
div.notice { margin-bottom: 1.75rem; }
.notice > :is(p, ul):last-child { margin-bottom: 0; }
.notice-good { border-color: var(--good); }
.notice-bad, .error-summary { border-color: var(--bad); }
.badge { justify-self: start; color: var(--quiet); }
`
