/**
 * The desk: the shop's own look, denser. Green and red are for what went well and what did not; all
 * else is ink on paper.
 */
export const desk = `
.desk { --h1: 2rem; --h2: 1.3rem; --gutter: clamp(.9rem, 2.5vw, 2rem); font-size: .9375rem; line-height: 1.5; }
.desk main { padding: 1.25rem max(var(--gutter), calc(50% - 44rem)) 4rem; }
.desk :is(h1, h2, h3) { line-height: 1.2; letter-spacing: 0; margin-bottom: .5em; }
.desk :is(.button, .button-quiet) { display: inline-flex; align-items: center; justify-content: center; min-height: 2.75rem;
  padding: .4rem 1.1rem; }
.desk :is(input, select, textarea):not([type=radio], [type=checkbox]) { min-height: 2.75rem; padding-block: .45rem; }
.desk .field { max-width: 36rem; }
.desk textarea { min-height: 6rem; }
.desk :is(input, textarea, select) { font-size: 1rem; }
.skip-link { position: absolute; left: -99rem; padding: .75rem 1rem; background: var(--ink); color: var(--paper); z-index: 3; }
.skip-link:focus { left: 0; }
html:has(.choice-bar, .save-bar) { scroll-padding-block: 1rem 10rem; }
[aria-busy] :is(.button, .button-quiet) { opacity: .55; cursor: progress; }
[hidden] { display: none !important; }

.desk-header { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.75rem; border-bottom: 1px solid var(--line);
  padding-inline: max(var(--gutter), calc(50% - 44rem)); background: var(--paper); }
.wordmark { font: 1.3rem/1 var(--serif); letter-spacing: .2em; text-transform: uppercase; text-decoration: none; padding-block: .9rem; }
.desk-header nav { display: flex; flex-wrap: wrap; gap: 0 1.1rem; flex: 1; }
.desk-header nav a { padding-block: .85rem; text-decoration: none; border-bottom: 2px solid transparent; margin-bottom: -1px; }
.desk-header nav a:hover { border-color: var(--line); }
.desk-header nav [aria-current] { border-color: var(--ink); }
.desk-header .person { display: flex; align-items: baseline; gap: 0 1rem; margin: 0; white-space: nowrap; min-width: 0; font-size: var(--small); }
.desk-header .person a { padding-block: .3rem; }
.link-button, .person button { border: 0; padding: .3rem 0; background: none; color: inherit; font: inherit; text-decoration: underline var(--edge) 1px;
  text-underline-offset: .25em; cursor: pointer; }
@media (hover: none) { .person button { display: none; } }
@media (max-width: 60rem) {
  .desk-header nav { order: 1; flex: 1 0 100%; border-top: 1px solid var(--line); margin-inline: calc(-1 * var(--gutter));
    padding-inline: var(--gutter); gap: 0 1.2rem; }
  .desk-header nav a { padding-block: .5rem; }
  .desk-header .person { flex: 1; justify-content: end; }
  .person span { overflow: hidden; text-overflow: ellipsis; }
}

.page-title { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1rem; margin-bottom: 1.25rem; }
.page-title h1 { margin: 0; overflow-wrap: anywhere; }
.page-title .back { flex: 1 0 100%; color: var(--quiet); font-size: var(--small); padding-block: .2rem; }
.page-title .back::before { content: "\\2190\\A0"; }
.acts { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem; }
@media (min-width: 40rem) { .page-title .acts { margin-left: auto; } }

.details { display: grid; gap: 1.25rem; align-items: start; }
.details > * { display: grid; gap: 1.25rem; min-width: 0; }
@media (min-width: 60rem) { .details { grid-template-columns: minmax(0, 1fr) 21rem; } }
.panel { border: 1px solid var(--line); border-radius: var(--round); padding: 1rem 1.1rem; min-width: 0; }
.panel > :last-child { margin-bottom: 0; }
.panel-head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .25rem 1rem; margin-bottom: .75rem; }
.panel-head h2 { margin: 0; }
.panel + .panel { margin-top: 1.25rem; }
.details .panel + .panel { margin-top: 0; }
.facts { display: grid; gap: .5rem; margin: 0 0 1rem; }
.facts > div { display: grid; grid-template-columns: minmax(5.5rem, min(30%, 11rem)) minmax(0, 1fr); gap: .75rem; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; overflow-wrap: anywhere; }

.status { display: inline-block; padding: .05rem .55rem; border: 1px solid var(--edge); border-radius: 1rem; font-size: .8125rem;
  line-height: 1.5; white-space: nowrap; }
.status-due { background: var(--ink); border-color: var(--ink); color: var(--paper); }
.status-good { color: var(--good); border-color: currentColor; }
.status-bad { color: var(--bad); border-color: currentColor; }
.status-quiet { color: var(--quiet); border-color: var(--line); }

.notice { padding: .75rem 1rem; background: var(--card); border-left: 3px solid var(--edge); margin-bottom: 1.25rem; }
.notice:focus { outline: 0; }
.notice > :last-child { margin-bottom: 0; }
.notice:has(> form) { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; }
.notice:has(> form) > p { margin: 0; }
.notice-good { border-color: var(--good); }
.notice-bad, .error-summary { border-color: var(--bad); }
.error-summary { padding: .9rem 1rem; margin-bottom: 1.25rem; }
.empty { border: 1px dashed var(--edge); padding: 2rem 1rem; text-align: center; color: var(--quiet); }
.empty > :last-child { margin-bottom: 0; }
.empty a { color: var(--ink); }

.desk-table { margin-bottom: 1rem; }
.desk-table :is(th, td) { padding: .5rem 1rem .5rem 0; vertical-align: baseline; }
.desk-table :is(th, td):last-child { padding-right: 0; }
.desk-table thead :is(th, td) { border-top: 0; font-size: .8125rem; white-space: nowrap; }
.desk-table tbody .main { color: var(--ink); font-weight: 600; }
.desk-table .main a { display: inline-block; padding-block: .1rem; }
.desk-table .number { text-align: right; }
.desk-table .select { width: 2.25rem; padding-block: .7rem 0; vertical-align: top; }
.desk-table ul { margin: 0; }
.select input { display: block; }
.desk-table tbody tr:hover, .desk-table tbody tr:focus-within { background: var(--card); }
.desk-table tr:has(.select :checked) { background: var(--card); }
[aria-sort=ascending] a::after { content: "\\A0\\2191"; }
[aria-sort=descending] a::after { content: "\\A0\\2193"; }
.desk-table tr:focus { outline: 2px solid var(--ink); outline-offset: -2px; }
@media (max-width: 39.99rem) {
  .desk-table, .desk-table :is(tbody, tr, th, td) { display: block; }
  .desk-table thead { display: none; }
  .desk-table tr { position: relative; border: 1px solid var(--line); border-radius: var(--round); padding: .7rem .9rem; margin-bottom: .6rem; }
  .desk-table tr > :is(th, td):nth-child(n) { border: 0; padding-block: .1rem; padding-right: 0; text-align: left; overflow-wrap: anywhere; }
  .panel .desk-table tr { border-width: 1px 0 0; border-radius: 0; padding: .6rem 0 0; }
  .desk-table .main { font-size: 1.0625rem; }
  :is(.desk-table, .facts) .status { white-space: normal; }
  .desk-table tr > td[data-title]:nth-child(n) { display: flow-root; padding-left: 7rem; }
  .desk-table td[data-title]::before { content: attr(data-title); color: var(--quiet); font-size: .8125rem; line-height: 1.8;
    float: left; width: 6.5rem; margin-left: -7rem; }
  .desk-table tr > td:empty:nth-child(n) { display: none; }
  .desk-table tr:has(> .select) { padding-left: 3.4rem; }
  .desk-table tr > .select:nth-child(n) { position: absolute; inset: 0 auto 0 0; width: 3.2rem; padding: 0; }
  .select input[type=checkbox] { position: absolute; inset: 0; width: auto; height: auto; appearance: none; border: 0; background: none; border-radius: 0; }
  .select input[type=checkbox]::before { content: ""; position: absolute; left: 1rem; top: .9rem; width: 1.25rem; height: 1.25rem; border: 1px solid var(--edge); }
  .select input[type=checkbox]:checked::before { background: var(--ink); border-color: var(--ink); box-shadow: inset 0 0 0 3px var(--paper); }
}

.filters { display: block; margin-bottom: 1rem; }
.filters form { display: flex; flex-wrap: wrap; align-items: end; gap: .6rem .75rem; }
.filters .field { margin: 0; flex: 0 1 11rem; min-width: min(8rem, 100%); }
.filters .field > label { font-size: .8125rem; margin-bottom: .15rem; color: var(--quiet); }
.filters .filter-search { flex: 1 1 16rem; max-width: none; }
@media (max-width: 39.99rem) { .filters .field { flex: 1 1 8rem; } }
.filter-fields { display: flex; flex-wrap: wrap; align-items: end; gap: .6rem .75rem; flex: 1; }
.filter-fold { flex: 1 1 100%; }
.filter-fold summary { width: fit-content; padding-block: .5rem; cursor: pointer; }
@supports selector(::details-content) {
  @media (min-width: 40rem) {
    .filter-fold > summary { display: none; }
    .filter-fold::details-content { content-visibility: visible; }
  }
}
.filters .hint { margin: .15rem 0 0; font-size: .8125rem; }
.filters form:has(.filter-search .hint) { align-items: start; }
.filters form:has(.filter-search .hint) > button { margin-top: 1.35rem; }
.saved { display: flex; flex-wrap: wrap; gap: 0 1.4rem; border-bottom: 1px solid var(--line); margin-bottom: .9rem; }
.saved a { text-decoration: none; padding-block: .5rem; border-bottom: 2px solid transparent; margin-bottom: -1px; }
.saved a:hover { border-color: var(--line); }
.saved [aria-current] { border-color: var(--ink); }
.chips { list-style: none; margin: .75rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem; }
.chips a { display: inline-block; padding: .2rem .65rem; border: 1px solid var(--edge); border-radius: 1rem; text-decoration: none; font-size: var(--small); }
.to-do { margin: 0 0 1.25rem; }
@media (min-width: 60rem) {
  nav:has(.to-do) ~ .panel :is(th, td):first-child { width: 9rem; }
  nav:has(.to-do) ~ .panel :is(th, td):nth-child(2) { width: 15rem; }
}
.chips a:hover { border-color: var(--ink); }
.chips a:has(span)::after { content: "\\A0\\D7" / ""; }
.pages { display: flex; justify-content: space-between; gap: 1rem; }
.pages a { padding-block: .5rem; }
.pages [rel=next] { margin-left: auto; }

.choice-bar, .save-bar { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1rem; background: var(--paper); padding-block: .6rem;
  border-top: 1px solid var(--edge); position: sticky; bottom: 0; z-index: 2; }
.choice-bar .acts, .save-bar .button { margin-left: auto; }
.save-bar > p { margin: 0; }
.save-bar:has(> p[hidden]) { position: static; border: 0; }
.save-bar:has(> p[hidden]) .button { margin-left: 0; order: -1; }

.empty ~ .choice-bar { display: none; }
form:not(:has(.select :checked)) > .choice-bar { position: static; }
@media (max-height: 30rem) { .choice-bar, .save-bar { position: static; } }

.timeline { list-style: none; margin: 0; padding: 0; }
.timeline li { position: relative; padding: 0 0 1rem 1.4rem; border-left: 1px solid var(--line); margin-left: .3rem; }
.timeline li:last-child { padding-bottom: 0; border-color: transparent; }
.timeline li::before { content: ""; position: absolute; left: calc(-.275rem - .5px); top: .45rem; width: .55rem; height: .55rem; border-radius: 50%;
  background: var(--paper); border: 1px solid var(--edge); }
.timeline .timeline-due::before { background: var(--ink); border-color: var(--ink); }
.timeline .timeline-good::before { background: var(--good); border-color: var(--good); }
.timeline .timeline-bad::before { background: var(--bad); border-color: var(--bad); }
.timeline p { margin: 0; overflow-wrap: anywhere; }
.timeline .quiet { font-size: .8125rem; }

.big-actions { display: grid; gap: .75rem; margin-bottom: 1.25rem; }
.big-actions :is(.button, .button-quiet) { width: 100%; min-height: 4.5rem; font-size: 1.25rem; padding: 1rem; }
@media (min-width: 40rem) {
  .big-actions { grid-template-columns: repeat(3, 1fr); }
  .big-actions :is(.button-quiet, .check) { grid-column: 1 / -1; }
}

dialog { border: 1px solid var(--edge); border-radius: var(--round); background: var(--paper); color: var(--ink); padding: 1.5rem;
  max-width: min(32rem, calc(100vw - 2rem)); }
dialog::backdrop { background: #0008; }
dialog .check { margin-block: 1rem .75rem; }
dialog .acts { margin-top: 1.25rem; }
.keys { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1.25rem; margin: 0; align-items: baseline; }
.keys dd { margin: 0; }
kbd { font: inherit; display: inline-block; min-width: 1.75rem; padding: 0 .4rem; border: 1px solid var(--edge); border-radius: 3px; text-align: center; }
.problem { padding-block: 2rem; }
.narrow { max-width: 42rem; }
.lead { color: var(--quiet); }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; }
.jewel-outline { fill: none; stroke: var(--edge); stroke-width: 1.2; }
@media print {
  @page { margin: 14mm; }
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #333; --line: #999; --card: #fff; }
  .desk-header, .filters form, .button, .button-quiet, .select, .save-bar, .choice-bar, .skip-link { display: none !important; }
  .desk main { padding: 0; }
  .panel, tr, .timeline li { break-inside: avoid; }
}
`
