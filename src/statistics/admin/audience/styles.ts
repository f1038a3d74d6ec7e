/** The audience: rankings side by side, a map, and the hours of the week. */
export const audience = `
.jump { display: flex; flex-wrap: wrap; gap: 0 1.4rem; font-size: var(--small); margin-bottom: .5rem; }
.jump a { padding-block: .4rem; }
.audience > h2 { margin: 1.75rem 0 .75rem; }
.panels { display: grid; gap: 1.25rem; align-items: start; min-width: 0; }
.panels .panel + .panel { margin: 0; }
@media (min-width: 60rem) {
  .panels-two { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .panel-wide { grid-column: 1 / -1; display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 1.5rem; }
  .panel-wide .panel-head { grid-column: 1 / -1; }
}
.audience :is(h2, h3).panel-title { font-size: 1.3rem; margin: 0; }
.audience .panel-head { margin-bottom: .5rem; }
.panel-head > p { display: flex; gap: 0 1rem; margin: 0; font-size: var(--small); }
.panel-head > .panel-meaning { flex: 1 0 100%; }
.panel-head > p a { padding-block: .25rem; }
.audience .bars { margin: 0; }
.map { margin: 0 0 1rem; min-width: 0; }
.map svg { background: none; }
.map > svg { width: 100%; height: auto; }
.map path { fill: var(--line); stroke: var(--paper); stroke-width: .6; }
.map a:hover path { stroke: var(--ink); stroke-width: 1.5; }
.map figcaption { display: flex; flex-wrap: wrap; gap: .15rem 1rem; font-size: .8125rem; margin-top: .5rem; }
.map-class { display: inline-flex; align-items: center; gap: .35rem; }
.map-class svg { width: .9rem; height: .9rem; }
.map .s1 { fill: color-mix(in srgb, var(--ink) 26%, var(--paper)); }
.map .s2 { fill: color-mix(in srgb, var(--ink) 42%, var(--paper)); }
.map .s3 { fill: color-mix(in srgb, var(--ink) 58%, var(--paper)); }
.map .s4 { fill: color-mix(in srgb, var(--ink) 76%, var(--paper)); }
.map .s5 { fill: var(--ink); }
.week { table-layout: fixed; width: 100%; margin: 0; font-size: .75rem; border-collapse: separate; border-spacing: 1px; }
.week :is(th, td) { padding: 0; border: 0; text-align: center; overflow: hidden; }
.week thead th { font-weight: 400; color: var(--quiet); }
.week tr > :first-child { width: 2.4rem; text-align: left; font-weight: 400; color: var(--quiet); }
.week td { height: 1.6rem; font-size: 0; print-color-adjust: exact; }
.week tfoot > tr > * { border-top: .4rem solid transparent; background-clip: padding-box; }
.week .s0 { background: var(--card); }
.week .s1 { background: color-mix(in srgb, var(--ink) 16%, var(--paper)); }
.week .s2 { background: color-mix(in srgb, var(--ink) 34%, var(--paper)); }
.week .s3 { background: color-mix(in srgb, var(--ink) 54%, var(--paper)); }
.week .s4 { background: color-mix(in srgb, var(--ink) 76%, var(--paper)); }
.week .s5 { background: var(--ink); }
.audience-note { margin-top: 1.25rem; max-width: 46rem; }
@media (max-width: 39.99rem) {
  .panels .bars tr > :nth-child(3):not(:last-child) { display: none; }
  .bars-full .bars, .bars-full .bars :is(thead, tbody) { display: block; }
  .bars-full .bars tr { display: flex; flex-wrap: wrap; padding-bottom: .5rem; }
  .bars-full .bars tr > * { flex: 1; min-width: 0; text-align: right; }
  .bars-full .bars tr > :first-child { flex: 1 0 100%; max-width: none; text-align: left; }
  .week thead th { overflow: visible; }
  .week thead th:not(:nth-child(3n + 2)) { font-size: 0; }
}
@media print { .jump, .panel-head > p:not(.panel-meaning) { display: none; } }
@media (forced-colors: active) { .map .s5, .map .s4, .map .s3 { fill: CanvasText; } .week td { font-size: .625rem; } }
`
