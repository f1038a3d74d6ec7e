import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/**
 * Renders a page of the stand-ins. Plain and unlike the shop, so that nobody mistakes one for the
 * other.
 */
export function page(title: string, content: Markup, wide = false): Markup {
  return html`<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <style>${raw(styles)}</style>
  </head>
  <body><main class="${wide ? 'wide' : ''}">${content}</main></body>
</html>`
}

const styles = `
:root { --line: light-dark(#d5d3ea, #45426a); --soft: light-dark(#f5f4fc, #232136); --accent: light-dark(#4b3fbb, #b3abff) }
* { box-sizing: border-box }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#fff, #191724); color: light-dark(#1c1a2e, #e9e7f5) }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
main.wide { max-width: 80rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
h2 { font-size: 1.15rem; margin-top: 2rem }
a { color: var(--accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.note { background: var(--soft); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .9rem }
.wrong { border: 2px solid light-dark(#b00020, #ff8a9a); border-radius: .5rem; padding: .6rem .9rem }
.quiet { color: light-dark(#5a5775, #a9a6c4) }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line) }
td { overflow-wrap: anywhere }
td.amount, th.amount { text-align: right; font-variant-numeric: tabular-nums; padding-right: 0 }
tfoot th, tfoot td { font-weight: 600 }
code { font-size: .85rem; overflow-wrap: anywhere }
form { display: inline-flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: .15rem 0 }
form.choices { display: grid; gap: .75rem; margin: 1rem 0 }
fieldset { border: 1px solid var(--line); border-radius: .5rem }
input, select { font: inherit; padding: .45rem .5rem; max-width: 100%; border: 1px solid light-dark(#77739c, #8783ad); border-radius: .35rem; background: transparent; color: inherit }
option { color: #000 }
input[type=number] { width: 7rem }
button { font: inherit; min-height: 2.6rem; padding: .4rem .9rem; border-radius: .35rem; border: 1px solid var(--accent); background: transparent; color: var(--accent); cursor: pointer }
button.main { background: light-dark(#4b3fbb, #b3abff); color: light-dark(#fff, #191724); font-weight: 600 }
.scroll { overflow-x: auto }
iframe { width: 100%; height: 70vh; border: 1px solid var(--line); border-radius: .5rem; background: #fff }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: 1rem; border-radius: .5rem }
`
