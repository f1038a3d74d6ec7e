import { paths } from '../../paths.ts'
import type { Language } from '../../platform/languages.ts'
import { COMMON_SIZES, wholeSizes } from '../../ring-sizes/rules/common-sizes.ts'
import { nameIn } from '../../ring-sizes/rules/scales.ts'
import { ringSizer as en } from '../../ring-sizes/words/ring-sizer-en.ts'
import { bankCard, circle, ruler, strip } from './drawings.ts'

const texts: Record<Language, typeof en> = { en }

/** The ring sizer as a whole page: drawings to true scale, for paper or for a screen. */
export function sheet(language: Language): string {
  const words = texts[language]
  const circles = wholeSizes(COMMON_SIZES.from, COMMON_SIZES.to).map(
    (size) =>
      `<li>${circle(size)}<b>${size}</b> US ${nameIn('us', size)} · UK ${nameIn('uk', size)}</li>`,
  )
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${words.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${words.lead}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/ring-sizer.css">
<script src="/ring-sizer.js" defer></script>
</head>
<body>
<main>
<p class="screen-only"><a href="${paths.ringSizes()}">← ${words.back}</a></p>
<h1>${words.title}</h1>
<div class="top">
<div class="screen-only">
<p>${words.lead}</p>
<p id="calibration" hidden><label for="scale">${words.scale}</label> <input id="scale" type="range" min="0.7" max="2" step="0.005" value="1"></p>
</div>
<div class="to-scale">${bankCard}</div>
<div class="paper-only">
<p>${words.card}</p>
${ruler}
<p>${words.strip}</p>
${strip}
</div>
</div>
<p>${words.circles}</p>
<ul class="to-scale">
${circles.join('\n')}
</ul>
</main>
</body>
</html>
`
}
