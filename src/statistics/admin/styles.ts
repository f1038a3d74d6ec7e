/**
 * Statistics: ink on paper, as the rest of the shop. A line is now, a broken one is before; what
 * matters is said in words.
 */
export const statistics = `
.period-bar { display: flex; flex-wrap: wrap; align-items: start; gap: .5rem 1rem; margin-bottom: .75rem; }
.period-bar nav { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1px; background: var(--line); border: 1px solid var(--line); border-radius: var(--round); }
.period-bar nav a, .period-bar summary { padding: .45rem .8rem; font-size: var(--small); text-decoration: none; white-space: nowrap; }
.period-bar nav a { background: var(--paper); text-align: center; }
@media (min-width: 40rem) { .period-bar nav { grid-template-columns: repeat(6, auto); } }
.period-bar nav a:hover { background: var(--card); }
.period-bar nav [aria-current] { background: var(--ink); color: var(--paper); }
.period-bar summary { cursor: pointer; border: 1px solid var(--line); width: fit-content; border-radius: var(--round); }
.period-bar [open] summary { border-color: var(--ink); }
.period-bar form { display: flex; flex-wrap: wrap; align-items: end; gap: .5rem .75rem; margin-top: .6rem; }
.period-bar .field { margin: 0; }
.period-bar label { font-size: .8125rem; color: var(--quiet); margin-bottom: .1rem; }
.compared { font-size: var(--small); margin: .5rem 0 1.25rem; }
.compared strong { color: var(--ink); }
nav + .compared { margin-top: .75rem; }
.engine-off summary { cursor: pointer; }
.engine-off p { margin: .6rem 0 0; max-width: 46rem; }

.figures { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); margin: 0 0 1.25rem; border: solid var(--line); border-width: 1px 0 0 1px; }
@media (min-width: 60rem) { .figures { grid-template-columns: repeat(4, minmax(0, 1fr)); } }
.figure { position: relative; padding: .85rem 1rem .5rem; border: solid var(--line); border-width: 0 1px 1px 0; min-width: 0; }
.desk .figure h2 { font: 400 var(--small)/1.4 var(--sans); margin: 0; color: var(--quiet); }
.figure h2 a { text-decoration: none; padding-block: .2rem; }
.figure h2 a::before { content: ""; position: absolute; inset: 0 0 2.2rem; }
.figure:hover h2 a { text-decoration: underline; color: var(--ink); }
.figure-current { box-shadow: inset 0 2px var(--ink); }
.figure-current h2 a { color: var(--ink); font-weight: 600; }
.figure-value { font: 400 1.9rem/1.2 var(--serif); margin: .1rem 0 0; font-variant-numeric: lining-nums tabular-nums; overflow-wrap: anywhere; }
.figure-change { font-size: .8125rem; line-height: 1.4; margin: 0 0 .5rem; min-height: 1.4em; }
.figure-change span:first-child:not(.quiet, .visually-hidden) { margin-right: .35rem; }
:is(.change-more, .change-higher)::before { content: "\\2191\\A0" / ""; }
:is(.change-less, .change-lower)::before { content: "\\2193\\A0" / ""; }
.figure-note { font-size: .8125rem; line-height: 1.4; margin: 0 0 .4rem; }
.figure details { font-size: .8125rem; line-height: 1.45; position: relative; }
.figure summary { color: var(--quiet); cursor: pointer; width: fit-content; padding-block: .25rem; }
.figure details p { margin: .2rem 0 .4rem; color: var(--quiet); }
.spark { width: 100%; height: 2rem; margin-bottom: .35rem; }
.desk :is(.chart, .bars, .figure) svg { background: none; }

.chart { margin: 0 0 1.25rem; min-width: 0; }
.chart svg { overflow: visible; max-width: none; }
.chart-plot { display: grid; grid-template-columns: 56px minmax(0, 1fr); }
.chart-axis { height: 220px; }
.chart-lines { width: 100%; height: 244px; padding-right: 1px; }
.chart-lines > svg { width: 100%; height: 220px; }
.chart text { font: 400 12px var(--sans); fill: var(--quiet); font-variant-numeric: tabular-nums; }
:is(.chart, .spark) path { fill: none; vector-effect: non-scaling-stroke; stroke-linejoin: round; stroke-linecap: round; }
:is(.chart, .spark) .chart-area { fill: var(--ink); opacity: .07; }
.chart-line { stroke: var(--ink); stroke-width: 2; }
.spark .chart-line { stroke-width: 1.25; }
.chart-before { stroke: var(--edge); stroke-width: 1.5; stroke-dasharray: 1 5; }
.chart-rule { stroke: var(--line); }
.chart-zero { stroke: var(--edge); }
.chart-bands rect { fill: transparent; height: 220px; }
.chart-bands rect:hover { fill: var(--ink); opacity: .08; }
.chart-note line { stroke: var(--quiet); stroke-dasharray: 2 3; }
.chart-note circle { fill: var(--paper); stroke: var(--quiet); }
.chart .chart-note text { font-size: 11px; fill: var(--ink); }
.legend { display: flex; flex-wrap: wrap; gap: 0 1.5rem; font-size: var(--small); margin-bottom: .5rem; }
.legend span::before { content: ""; display: inline-block; width: 1.5rem; border-top: 2px solid var(--ink); margin-right: .5rem; vertical-align: .25em; }
.legend .legend-before { color: var(--quiet); }
.legend .legend-before::before { border-top: 2px dotted var(--edge); }
.chart-notes { font-size: var(--small); margin: .75rem 0 0; }
.chart-table { margin-top: .75rem; font-size: var(--small); }
.chart-table summary { width: fit-content; cursor: pointer; padding-block: .3rem; }
.chart-table table { max-width: 40rem; margin-top: .5rem; }
:is(.chart-table, .bars) :is(th, td) { padding: .3rem 1rem .3rem 0; }
:is(.chart-table, .bars) :is(td, thead th + th) { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }

.bars { margin-bottom: 1rem; }
.bars thead th { border: 0; font-size: .8125rem; }
.bars tbody :is(th, td) { border: 0; padding-block: .25rem; }
.bars tbody tr:last-child > * { border: 0; }
.bars tbody th { position: relative; width: 99%; max-width: 0; color: var(--ink); }
.bars :is(th, td):last-child { padding-right: 0; }
.bars svg { position: absolute; inset: 2px 1rem 2px 0; width: calc(100% - 1rem); height: calc(100% - 4px); max-width: none; }
.bars rect { height: 100%; fill: var(--ink); opacity: .09; }
.bars tr:hover rect { opacity: .16; }
.bars th > :is(a, span) { position: relative; display: block; padding: .15rem .6rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  text-decoration: none; margin-right: 1rem; }
.bars th a:hover { text-decoration: underline; }
@media (max-width: 39.99rem) {
  .chart-minor { display: none; }
  .beside .bars th > :is(a, span) { white-space: normal; margin-right: .5rem; }
  .beside .bars :is(thead th + th, td):last-child { white-space: normal; }
  .beside .bars thead th:last-child:nth-child(n + 3) { min-width: 4.25rem; }
}
.figure-cards { display: grid; gap: 1.25rem; align-items: start; }
.figure-cards .panel + .panel { margin: 0; }
@media (min-width: 60rem) { .figure-cards { grid-template-columns: minmax(0, 1fr) 21rem; } }
.note-list { list-style: none; margin: 0 0 1rem; padding: 0; }
.note-list li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; border-top: 1px solid var(--line); padding-block: .35rem; }
.note-list .quiet { min-width: 8.5rem; font-size: var(--small); }
.note-list button { margin-left: auto; font-size: var(--small); }
.note-form { display: flex; flex-wrap: wrap; align-items: end; gap: .5rem .75rem; }
.note-form .field { margin: 0; flex: 1 1 16rem; }
.note-form .field:has([type=date]) { flex: 0 0 11rem; }
.note-form:has(.error) { align-items: start; }
.note-form:has(.error) > button { margin-top: 1.85rem; }
.panel + .beside, .beside + .panel, .beside + .beside, h2 + .figures + .panel { margin-top: 1.25rem; }
.beside { display: grid; gap: 1.25rem; align-items: start; margin-bottom: 1.25rem; }
.beside > * { min-width: 0; }
.beside .panel { margin: 0; }
.beside .panel + .panel { margin-top: 1.25rem; }
.beside > .panel + .panel { margin-top: 0; }
.beside h3 { font-size: 1.05rem; }
@media (min-width: 60rem) { .beside { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
.panel-head p { display: flex; gap: 1rem; margin: 0; font-size: var(--small); }
.means { font-size: .8125rem; margin: -.5rem 0 .75rem; color: var(--quiet); }
.means summary { cursor: pointer; width: fit-content; padding-block: .25rem; }
.means p { max-width: 46rem; margin: .2rem 0 0; }
@media print {
  .period-bar, .saved, .figure-cards, .figure details, .chart-table summary { display: none; }
  .figures, .chart { break-inside: avoid; }
  .chart-table::details-content { content-visibility: visible; }
}
@media (forced-colors: active) { .chart-line { stroke: CanvasText; } .bars rect { fill: CanvasText; opacity: .3; } }
`
