/** Colours, type and the plain elements. Every pair of colours reaches 4.5:1, in light and in dark. */
export const base = `
:root {
  color-scheme: light dark;
  --paper: #faf8f5; --ink: #1f1b16; --quiet: #685f54; --line: #ddd6cb; --edge: #8b8175;
  --card: #f2eee8; --picture: #dedad4; --good: #2b5a3c; --bad: #9b1c1c;
  --serif: "Iowan Old Style", Palatino, "Palatino Linotype", "Book Antiqua", "Times New Roman", serif;
  --sans: "Segoe UI", "Helvetica Neue", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151311; --ink: #f2ece2; --quiet: #b3a99b; --line: #37312a; --edge: #8b8175;
    --card: #201c18; --picture: #2a2622; --good: #a3d6b3; --bad: #ffa59c;
  }
  img { filter: brightness(.86); }
}
*, ::before, ::after { box-sizing: border-box; }
html { font: 100%/1.6 var(--sans); color: var(--ink); background: var(--paper);
  -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; display: grid; grid-template: auto 1fr auto / minmax(0, 1fr); }
main, .site-header, .site-footer {
  padding-inline: max(clamp(1rem, 4vw, 4rem), calc(50% - 44rem)); }
main { padding-block: clamp(1.25rem, 3vw, 2.5rem) clamp(3rem, 8vw, 7rem); }
main:focus { outline: 0; }
h1, h2, h3, legend { font: 400 1.25rem/1.25 var(--serif); margin: 0 0 .6em; text-wrap: balance; }
h1 { font-size: clamp(2rem, 1.5rem + 2.2vw, 3.25rem); line-height: 1.08; letter-spacing: -.01em; }
h2 { font-size: clamp(1.35rem, 1.2rem + .6vw, 1.7rem); }
h3 { font-size: 1.15rem; }
p, ul, ol, dl, table { margin: 0 0 1em; }
p, li { text-wrap: pretty; }
ul, ol { padding-left: 1.2em; }
a { color: inherit; text-underline-offset: .2em; text-decoration-thickness: 1px;
  text-decoration-color: var(--edge); }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 3px; }
img, svg { display: block; max-width: 100%; height: auto; background: var(--picture); }
address { font-style: normal; }
del { color: var(--quiet); }
ins { text-decoration: none; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .6rem 1rem .6rem 0; text-align: left; vertical-align: top;
  border-top: 1px solid var(--line); font-weight: 400; }
th { color: var(--quiet); }
tbody tr:last-child > * { border-bottom: 1px solid var(--line); }
.quiet, .hint { color: var(--quiet); }
.lead { font-size: 1.15rem; color: var(--quiet); max-width: 38em; }
.narrow { max-width: 40rem; margin-inline: auto; }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) {
  @view-transition { navigation: auto; }
}
`
