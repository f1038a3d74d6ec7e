// The checkout works without this script. With it, delivery, address fields and total follow the
// country at once, and what was typed survives a reload.
const form = document.getElementById('checkout')
const update = form.querySelector('[name=update]')
const parts = ['summary', 'delivery-choice', 'not-returned', 'total']
const asking = ['country', 'billing_country', 'delivery']
const notKept = ['', 'key', 'seen', 'topic', 'update']

// What was typed, by the names of the fields, also of those that another country has. In the
// history's entry of this page: no other page can read it, and it ends with the tab.
const typed = history.state?.typed ?? {}
let saving
let waiting
let asked
// Countries and way of delivery that the page is for, and those that are chosen or asked for.
let shown = shownOn(form)
let wanted = shown

for (const control of form.elements) fill(control)

// A browser may restore what was chosen as well.
addEventListener('pageshow', follow)

form.addEventListener('input', () => {
  clearTimeout(saving)
  saving = setTimeout(save, 500)
})

form.addEventListener('change', ({ target: { name, value } }) => {
  // A state's code may be that of another one in another country.
  const state = name.endsWith('country') && form.elements[name.replace('country', 'state')]
  if (state && typed[name] !== value) state.value = ''
  save()
  // Arrow keys in a list change it many times.
  clearTimeout(waiting)
  waiting = setTimeout(follow, 200)
})

// The answer has what was typed, or nobody needs it any more.
form.addEventListener('submit', () => {
  asked?.abort()
  clearTimeout(waiting)
  clearTimeout(saving)
  history.replaceState(null, '')
})

function save() {
  for (const control of form.elements)
    if (!notKept.includes(control.name) && (control.type !== 'radio' || control.checked))
      typed[control.name] = control.type === 'checkbox' && !control.checked ? '' : control.value
  history.replaceState({ typed }, '')
}

function fill(control) {
  const { name, type, value } = control
  if (notKept.includes(name) || typed[name] === undefined) return
  if (type === 'radio') control.checked ||= typed[name] === value
  else if (type === 'checkbox') control.checked = typed[name] === value
  else control.value = typed[name]
}

// As the server has rendered it, whatever a browser has restored since.
function shownOn(of) {
  const chosen = (name) => of.querySelector(`[name=${name}] [selected], [name=${name}][checked]`)
  return asking.map((name) => chosen(name)?.value).join()
}

function follow() {
  const chosen = asking.map((name) => form.elements[name]?.value).join()
  if (chosen === wanted) return
  // An answer that comes late would be for another country.
  asked?.abort()
  wanted = chosen
  busy(wanted !== shown)
  if (wanted !== shown) refresh()
}

// Asks for the page as the button does that shows it for another country, and takes from it what
// depends on the country. Trusted Types do not allow text to become a page, so the browser must
// parse the response itself, which only this old API offers.
function refresh() {
  const request = new XMLHttpRequest()
  asked = request
  // Nobody's name or address: they stay in their fields.
  const sent = new URLSearchParams({ update: 'country' })
  for (const name of [...asking, 'seen']) sent.set(name, form.elements[name]?.value ?? '')
  request.responseType = 'document'
  request.open('POST', form.action)
  request.onerror = leaveToButton
  request.onload = () => {
    const page = request.response
    const fresh = page?.getElementById('checkout')
    if (!fresh) return leaveToButton()
    shown = shownOn(fresh)
    wanted = shown
    busy(false)
    form.elements.seen.replaceWith(page.querySelector('[name=seen]'))
    showNotice(page.querySelector('main > .notice'))
    for (const each of ['delivery-fields', 'billing-fields'])
      takeFields(...[document, page].map((from) => from.querySelector(`.${each}`)))
    for (const id of [...parts, 'delivery-status'])
      take(document.getElementById(id), page.getElementById(id))
  }
  request.send(sent)
}

function leaveToButton() {
  wanted = shown
  busy(false)
  update.classList.remove('without-script')
}

function busy(value) {
  for (const id of parts) document.getElementById(id).setAttribute('aria-busy', value)
}

function showNotice(fresh) {
  const old = document.querySelector('main > .notice')
  if (old?.textContent === fresh?.textContent) return
  old?.remove()
  if (fresh) document.querySelector('h1').after(fresh)
}

function take(old, fresh) {
  if (old.textContent === fresh.textContent) return
  const focus = old.contains(document.activeElement)
  if (fresh.open) old.open = true
  old.replaceChildren(...fresh.childNodes)
  for (const control of old.querySelectorAll('input')) fill(control)
  if (focus) old.querySelector('summary, :checked')?.focus()
}

// Fields that stay are left where they are, with their focus, their text and what was wrong.
function takeFields(box, fresh) {
  const fields = [...fresh.children].map((field) => {
    const control = controlOf(field)
    const old = document.getElementById(control.id)
    if (old?.tagName !== control.tagName || old.textContent !== control.textContent) {
      fill(control)
      return field
    }
    const kept = old.closest('.field')
    if (wordsOf(kept) !== wordsOf(field)) {
      old.required = control.required
      for (const name of ['aria-describedby', 'aria-invalid']) {
        const value = control.getAttribute(name)
        if (value === null) old.removeAttribute(name)
        else old.setAttribute(name, value)
      }
      kept.className = field.className
      for (const text of kept.querySelectorAll('label, p')) text.remove()
      old.before(field.querySelector('label'))
      kept.append(...field.querySelectorAll('p'))
    }
    return kept
  })
  for (const old of [...box.children]) if (!fields.includes(old)) old.remove()
  for (const [at, field] of fields.entries())
    if (box.children[at] !== field) box.insertBefore(field, box.children[at] ?? null)
}

const controlOf = (field) => field.querySelector('input, select')
const wordsOf = (field) =>
  [...field.querySelectorAll('label, .hint')].map((each) => each.textContent).join()
