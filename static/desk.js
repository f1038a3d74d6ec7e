// Everything works without this script. It saves typed text from getting lost, and the hand from the
// mouse.

// A form is sent once, and only while whoever sends it is signed in: else what was typed would end at
// the sign-in page.
let sending
let passed
// Until it has gone, it would be lost with the page.
let asking = false
addEventListener('submit', async (event) => {
  const { target: form, submitter } = event
  const method = submitter?.getAttribute('formmethod') ?? form.getAttribute('method')
  if (event.defaultPrevented || method !== 'post' || passed === form) return
  event.preventDefault()
  if (sending) return
  sending = form
  form.setAttribute('aria-busy', 'true')
  asking = true
  const signedOut = await isSignedOut()
  asking = false
  if (signedOut) {
    rest()
    return document.getElementById('signed-out').showModal()
  }
  renewAct(form)
  passed = form
  form.requestSubmit(submitter)
  passed = null
  // What comes back may be a file, and this page stays.
  setTimeout(rest, 4000)
})

// Cloudflare Access leads away whoever's session is over. If there is no answer at all, the form
// goes: the browser says so itself.
async function isSignedOut() {
  try {
    const { type, status } = await fetch('/admin/alive', {
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(4000),
    })
    return type === 'opaqueredirect' || status === 401 || status === 403
  } catch {
    return false
  }
}

function rest() {
  sending?.removeAttribute('aria-busy')
  sending = null
}

// Back from the browser's memory and changed since it was sent, a form is another act.
const sent = new WeakMap()
function renewAct(form) {
  const { act } = form.elements
  if (!act) return
  const typed = new FormData(form)
  typed.delete('act')
  const text = new URLSearchParams(typed).toString()
  if ((sent.get(form) ?? text) !== text) act.value = crypto.randomUUID()
  sent.set(form, text)
}

addEventListener('pageshow', () => {
  rest()
  for (const bar of document.querySelectorAll('[data-choice]')) count(bar.closest('form'))
  for (const form of document.querySelectorAll('[data-act]')) showSaveBar(form)
})

// Read out at once, and the keyboard continues from there.
const notice = document.querySelector('[role=alert], .notice[role=status]')
if (notice) {
  notice.tabIndex = -1
  notice.focus()
}

// What was typed and not saved.
const isChanged = (form) =>
  form.hasAttribute('data-unsaved') || [...form.elements].some(isFieldChanged)

function isFieldChanged(field) {
  if (field.matches('.select input, [data-choose-all]')) return false
  if (field.type === 'checkbox' || field.type === 'radio')
    return field.checked !== field.defaultChecked
  if (field.options) {
    const set = [...field.options].findIndex((option) => option.defaultSelected)
    return field.selectedIndex !== Math.max(0, set)
  }
  return field.defaultValue !== undefined && field.value !== field.defaultValue
}

function showSaveBar(form) {
  const bar = form?.querySelector('[data-save-bar]')
  if (!bar) return
  bar.hidden = !isChanged(form)
  bar.querySelector('p').hidden = false
}

addEventListener('input', ({ target }) => showSaveBar(target.form))
addEventListener('reset', ({ target }) => setTimeout(() => showSaveBar(target)))

let discarded
addEventListener('click', (event) => {
  const link = event.target.closest('[data-discard]')
  if (link) discarded = link.closest('form')
})

addEventListener('beforeunload', (event) => {
  const forms = [...document.querySelectorAll('[data-act]')]
  const isLost = (form) => form !== sending && form !== discarded && isChanged(form)
  if (asking || forms.some(isLost)) event.preventDefault()
})

addEventListener('click', (event) => {
  if (asking && event.target.closest('a')) event.preventDefault()
})

// Rows that are chosen: all, or from the one before to this one with the Shift key.
const boxesOf = (form) => [...form.elements].filter((field) => field.matches('.select input'))
let last

for (const bar of document.querySelectorAll('[data-choice]'))
  bar.querySelector('label').hidden = false

addEventListener('click', ({ target, shiftKey }) => {
  const { form } = target
  if (target.matches('[data-choose-all]'))
    for (const box of boxesOf(form)) box.checked = target.checked
  else if (target.matches('.select input')) {
    const boxes = boxesOf(form)
    const ends = [boxes.indexOf(last), boxes.indexOf(target)].sort((a, b) => a - b)
    if (shiftKey && ends[0] >= 0)
      for (const box of boxes.slice(ends[0], ends[1] + 1)) box.checked = target.checked
    last = target
  } else return
  count(form)
})

function count(form) {
  const bar = form?.querySelector('[data-choice]')
  if (!bar) return
  const boxes = boxesOf(form)
  const chosen = boxes.filter((box) => box.checked).length
  const all = bar.querySelector('[data-choose-all]')
  all.checked = chosen > 0 && chosen === boxes.length
  all.indeterminate = chosen > 0 && chosen < boxes.length
  const said = bar.querySelector('[data-chosen]')
  said.textContent = chosen > 0 ? said.dataset.chosen.replace('#', chosen) : ''
}

// Keys, unless somebody switched them off: who speaks to the computer would press them unawares.
const help = document.getElementById('keys')
if (help) {
  const button = document.querySelector('[data-keys]')
  button.hidden = false
  button.addEventListener('click', () => help.showModal())
  const used = help.querySelector('[name=used]')
  used.checked = recall('keys') !== 'off'
  used.addEventListener('change', () => keep('keys', used.checked ? 'on' : 'off'))

  addEventListener('keydown', (event) => {
    const { target, key } = event
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !used.checked)
      return
    if (target.closest('select, textarea, input:not([type=checkbox], [type=radio]), dialog')) return
    if (document.querySelector('dialog[open]')) return
    const row = target.closest('[data-rows] tbody tr')
    if (key === '/') document.querySelector('[data-search]')?.focus()
    else if (key === '?') help.showModal()
    else if (key === 'j') step(row, 1)
    else if (key === 'k') step(row, -1)
    else if (key === 'x' && row) row.querySelector('.select input')?.click()
    // Else it would send the form around the rows.
    else if (key === 'Enter' && row && target.matches('.select input')) linkOf(row)?.click()
    else return
    event.preventDefault()
  })
}

const linkOf = (row) => row.querySelector('.main a') ?? row.querySelector('a')

function step(row, by) {
  const rows = [...document.querySelectorAll('[data-rows] tbody tr')]
  const next = rows[row ? rows.indexOf(row) + by : 0]
  if (!next) return
  const stop = linkOf(next) ?? next
  if (stop === next) next.tabIndex = -1
  stop.focus()
}

function recall(name) {
  try {
    return localStorage.getItem(`desk-${name}`)
  } catch {
    return null
  }
}

function keep(name, value) {
  try {
    localStorage.setItem(`desk-${name}`, value)
  } catch {
    // Until the next page.
  }
}

const printBar = document.querySelector('[data-print-bar]')
if (printBar) {
  printBar.hidden = false
  printBar.addEventListener('click', () => print())
}

// What goes on by itself is brought up to date, while somebody looks and stays.
const live = document.querySelector('[data-live]')
if (live) {
  const ask = new XMLHttpRequest()
  const timer = setInterval(() => document.hidden || sending || renew(ask), 5000)
  // Else an answer that comes late would lead back whoever has followed a link already.
  addEventListener('beforeunload', () => {
    clearInterval(timer)
    ask.abort()
  })
}

function renew(ask) {
  ask.open('GET', location.pathname)
  ask.responseType = 'document'
  ask.onload = () => {
    if (sending) return
    const now = ask.response?.querySelector(`[data-live="${live.dataset.live}"] .live`)
    // Begun, over, paused, or signed out: the page says so itself.
    if (!now) return location.replace(location.pathname)
    document.querySelector('[data-live] .live').replaceWith(now)
  }
  ask.send()
}
