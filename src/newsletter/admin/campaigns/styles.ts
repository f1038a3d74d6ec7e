/** Campaigns: what is written, how it is shown, and how far it is. */
export const campaigns = `
.campaign-form .field { max-width: none; }
.campaign-form textarea { min-height: 24rem; line-height: 1.6; }
.markdown-help { display: grid; gap: .5rem; margin: 0 0 1rem; font-size: var(--small); }
.markdown-help dd { margin: 0; color: var(--quiet); }
:is(.markdown-help, .product-lines) code { overflow-wrap: anywhere; background: var(--card); padding: .1rem .3rem; border-radius: 3px; }
.product-lines { list-style: none; margin: 0; padding: 0; display: grid; gap: .6rem; }
.product-lines code { display: block; width: fit-content; user-select: all; }
main :is(.acts, .button, .button-quiet) + .hint { margin-top: .6rem; font-size: var(--small); }
.sending { max-width: 46rem; }
.sending > p { margin-top: 1.25rem; }
.typed-text { white-space: pre-wrap; }
.checks { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; }
.checks p { margin: .3rem 0 0; max-width: 42rem; }
.when-form { display: flex; flex-wrap: wrap; align-items: end; gap: .6rem .75rem; }
.when-form .field { margin: 0; flex: 0 1 11rem; }
.preview { display: block; width: 100%; height: 44rem; border: 1px solid var(--line); border-radius: var(--round); background: #fff; color-scheme: light; }
.preview-phone { width: min(24.5rem, 100%); height: 48rem; }
.preview-dark { background: #000; color-scheme: dark; }
.preview-text { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); border-radius: var(--round); padding: 1rem; max-width: 46rem; }
.preview + p { margin-top: .6rem; }
.campaign-progress { appearance: none; display: block; width: 100%; height: .6rem; margin-bottom: .5rem; border: 1px solid var(--edge); border-radius: 1rem;
  overflow: hidden; background: none; }
.campaign-progress::-webkit-progress-bar { background: none; }
.campaign-progress::-webkit-progress-value { background: var(--ink); }
.campaign-progress::-moz-progress-bar { background: var(--ink); }
.campaign-numbers { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 0 0 1rem; }
.campaign-numbers > div { display: flex; flex-direction: column-reverse; }
.campaign-numbers dt { color: var(--quiet); font-size: var(--small); }
.few-columns td { font-variant-numeric: tabular-nums; }
@media (max-width: 39.99rem) {
  .few-columns .desk-table { display: table; }
  .few-columns .desk-table thead { display: table-header-group; }
  .few-columns .desk-table tbody { display: table-row-group; }
  .few-columns .desk-table tr { display: table-row; }
  .few-columns .desk-table tr > :is(th, td):nth-child(n) { display: table-cell; border-top: 1px solid var(--line); padding: .5rem 1rem .5rem 0; }
  .few-columns .desk-table thead tr > :nth-child(n) { border-top: 0; }
  .few-columns .desk-table tr > .number:nth-child(n) { text-align: right; }
  .few-columns .desk-table tr > :last-child:nth-child(n) { padding-right: 0; }
  .few-columns .desk-table td[data-title]::before { content: none; }
  .few-columns .desk-table .main { font-size: inherit; }
}
.desk-table .acts .link-button { min-width: 1.75rem; min-height: 1.75rem; text-decoration: none; }
.acts-apart { margin-top: 1rem; }
.campaign-numbers dd { margin: 0; font: 1.5rem/1.2 var(--serif); font-variant-numeric: lining-nums tabular-nums; }
`
