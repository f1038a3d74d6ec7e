/**
 * Colours, type, space and plain elements. Ink on paper and hairlines: apart from success and error
 * messages, the only colours on a page are the stones'. Every pair of colours reaches 4.5:1, in
 * light and in dark.
 */
export const base = `
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --ink: #1b1917; --quiet: #67625b; --line: #e3ded7; --edge: #8b857b;
  --card: #f4f1ec; --picture: #dedad4; --good: #2b5a3c; --bad: #9b1c1c;
  --serif: Cormorant, "Cormorant fallback", serif;
  --sans: Figtree, "Figtree fallback", sans-serif;
  --small: .875rem; --large: 1.125rem; --h3: 1.375rem;
  --h2: clamp(1.7rem, 1.45rem + 1.1vw, 2.4rem);
  --h1: clamp(2.4rem, 1.75rem + 2.8vw, 4rem);
  --gutter: clamp(1rem, 4.5vw, 4.5rem);
  --gap: clamp(.75rem, 1.6vw, 1.75rem);
  --room: clamp(4rem, 8.5vw, 8.5rem);
  --round: 1px;
  --calm: .4s cubic-bezier(.2, .6, .2, 1);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131210; --ink: #f1ece4; --quiet: #aea69b; --line: #34302b; --edge: #857e73;
    --card: #1e1c19; --picture: #2a2622; --good: #a3d6b3; --bad: #ffa59c;
  }
  img { filter: brightness(.88); }
}
@media (prefers-contrast: more) { :root { --quiet: var(--ink); --line: var(--edge); } }
*, ::before, ::after { box-sizing: border-box; }
html { font: 400 100%/1.6 var(--sans); color: var(--ink); background: var(--paper);
  -webkit-text-size-adjust: 100%; font-variant-numeric: lining-nums tabular-nums; }
@media (min-width: 2000px) { html { font-size: 112.5%; } }
body { margin: 0; min-height: 100vh; display: grid; grid-template: auto 1fr auto / minmax(0, 1fr); }
main, .site-header, .site-footer { padding-inline: max(var(--gutter), calc(50% - 48rem)); }
main { padding-block: clamp(1.25rem, 2.5vw, 2.5rem) var(--room); }
main:focus { outline: 0; }
h1, h2, h3, legend { font: 400 var(--h3)/1.2 var(--serif); margin: 0 0 .6em; text-wrap: balance;
  font-variant-numeric: lining-nums; }
h1 { font-size: var(--h1); line-height: 1.04; letter-spacing: -.015em; margin-bottom: .45em; }
h2 { font-size: var(--h2); line-height: 1.12; letter-spacing: -.005em; }
p, ul, ol, dl, table { margin: 0 0 1em; }
p, li { text-wrap: pretty; }
ul, ol { padding-left: 1.2em; }
a { color: inherit; text-underline-offset: .25em; text-decoration-thickness: 1px;
  text-decoration-color: var(--edge); transition: text-decoration-color var(--calm); }
a:hover { text-decoration-color: currentColor; }
strong { font-weight: 600; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 3px; }
img, svg { display: block; max-width: 100%; height: auto; background: var(--picture); }
address { font-style: normal; }
del { color: var(--quiet); }
ins { text-decoration: none; }
.quiet, .hint { color: var(--quiet); }
.unbroken { white-space: nowrap; }
.visually-hidden, .filter legend { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
`

/** Tables. */
export const tables = `
table { width: 100%; border-collapse: collapse; }
th, td { padding: .8rem 1.25rem .8rem 0; text-align: left; vertical-align: top;
  border-top: 1px solid var(--line); font-weight: 400; }
th { color: var(--quiet); }
tbody tr:last-child > * { border-bottom: 1px solid var(--line); }
@media print {
  :has(> [scope=rowgroup]) { break-after: avoid; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
`
