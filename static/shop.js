// Everything works without this script. It spares a shopper three small annoyances.
addEventListener('submit', (event) => {
  const form = event.target
  if (form.getAttribute('method') !== 'post') return
  // Only once the form was read: a disabled button's value would be missing from it.
  setTimeout(() => enable(form, false))
  setTimeout(() => enable(form, true), 4000)
})

// A page may come from the browser's cache, its forms sent already: new keys let them count again.
addEventListener('pageshow', () => {
  for (const key of document.querySelectorAll('input[type=hidden][name=key]'))
    key.value = Array.from(crypto.getRandomValues(new Uint8Array(16)), hex).join('')
  for (const form of document.forms) enable(form, true)
})

document.querySelector('.error-summary')?.focus()

const hex = (byte) => byte.toString(16).padStart(2, '0')

function enable(form, on) {
  for (const button of form.querySelectorAll('button[type=submit]')) button.disabled = !on
}

// A picture at full size, over the page: Escape, the button or the picture itself leads back.
addEventListener('click', (event) => {
  const zoom = document.querySelector('dialog.zoom')
  const link = event.target.closest('a[data-zoom]')
  if (event.target.closest('dialog.zoom img')) zoom.close()
  if (!zoom || !link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  const picture = link.querySelector('picture').cloneNode(true)
  const image = picture.querySelector('img')
  for (const each of picture.children) each.sizes = `${image.getAttribute('width')}px`
  image.loading = 'eager'
  zoom.querySelector('picture')?.remove()
  zoom.append(picture)
  zoom.showModal()
  zoom.scroll(
    (zoom.scrollWidth - zoom.clientWidth) / 2,
    (zoom.scrollHeight - zoom.clientHeight) / 2,
  )
})
