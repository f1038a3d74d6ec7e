// Draws the engraving while somebody types it. Nothing is sent: the letters change in the page.
const form = document.querySelector('form.add-to-cart')
const preview = form.querySelector('figure')
const text = preview.querySelector('text')
form.querySelector('[formaction]').remove()

form.addEventListener('input', (event) => {
  const { engraving, font } = form.elements
  if (event.target.name !== 'engraving' && event.target.name !== 'font') return
  const letters = engraving.value.replace(/\s+/g, ' ').trim()
  preview.hidden = letters === ''
  const line = text.firstElementChild ?? text
  line.textContent = letters
  text.setAttribute('font-family', `cut-${font.value}`)
  setSize()
  // The font may have to come first.
  document.fonts.ready.then(setSize)
})

function setSize() {
  const { most, room } = text.dataset
  text.removeAttribute('textLength')
  text.setAttribute('font-size', most)
  const length = text.getComputedTextLength()
  if (length > room) text.setAttribute('font-size', (most * room) / length)
}
