// Draws the engraving while somebody types it. Nothing is sent: the letters only change in the
// page.
const form = document.querySelector('form.add-to-cart')
const preview = form.querySelector('figure')
const drawing = preview.querySelector('svg')
const text = preview.querySelector('text')
const line = text.firstElementChild ?? text
form.querySelector('.engraving [formaction]').remove()
// The faces are not in the page, because few engrave; each file is loaded once a letter needs it.
const { fonts } = document.currentScript.dataset
for (const name of ['roman', 'script', 'block'])
  for (const [cut, unicodeRange] of [
    ['', 'U+0-10FFFF'],
    ['-ext', 'U+100-24F,U+1E9E'],
  ])
    document.fonts.add(
      new FontFace(`cut-${name}`, `url(${fonts}${name}${cut}.woff2)`, { unicodeRange }),
    )

// As drawn at first: the box, with a margin of 1 mm around the engraved part, and the largest
// length of the letters.
const [x, y, width, height] = drawing.getAttribute('viewBox').split(' ').map(Number)
const { room } = text.dataset

form.addEventListener('input', (event) => {
  const { engraving, font } = form.elements
  if (event.target.name === 'variant') setRing()
  if (event.target.name !== 'engraving' && event.target.name !== 'font') return
  const letters = engraving.value.replace(/\s+/g, ' ').trim()
  preview.hidden = letters === ''
  line.textContent = letters
  text.setAttribute('font-family', `cut-${font.value}`)
  setSize()
  // The font may have to load first.
  document.fonts.ready.then(setSize)
})

// A size may be chosen already if the browser has restored the form.
setRing()

// Stretches the inside of a ring to the chosen size: half its circumference is drawn. See
// src/catalog/rules/surfaces.ts.
function setRing() {
  const size = form.querySelector('[name=variant]:checked, [name=variant] :checked')?.dataset.mm
  if (!size || line === text) return
  const half = size / 2
  const by = half / (width - 2)
  for (const path of drawing.querySelectorAll('path'))
    path.setAttribute('transform', `scale(${by} 1)`)
  drawing.setAttribute('viewBox', [x, y, half + 2, height].join(' '))
  drawing.setAttribute('width', (half + 2) * 10)
  text.dataset.room = room * by
  setSize()
}

function setSize() {
  const { most, room } = text.dataset
  text.removeAttribute('textLength')
  text.setAttribute('font-size', most)
  const length = text.getComputedTextLength()
  if (length > room) text.setAttribute('font-size', (most * room) / length)
}
