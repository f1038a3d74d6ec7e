// Everything works without this script.
addEventListener('submit', (event) => {
  const form = event.target
  if (form.id === 'filters') {
    event.preventDefault()
    return narrow(addressOf(form))
  }
  if (form.getAttribute('method') !== 'post') return
  // Only after the form was read: a disabled button's value is not sent. Where it is sent in the
  // background, the button keeps the focus.
  setTimeout(() => event.defaultPrevented || enable(form, false))
  setTimeout(() => enable(form, true), 4000)
})

// A page may come from the browser's cache after its forms were sent.
addEventListener('pageshow', () => {
  renewKeys()
  for (const form of document.forms) enable(form, true)
})

// Read out at once.
const notice = document.querySelector('[role=alert]')
if (notice) {
  notice.tabIndex = -1
  notice.focus()
}

function renewKeys() {
  for (const key of document.querySelectorAll('input[type=hidden][name=key]'))
    key.value = crypto.randomUUID()
}

function enable(form, on) {
  // Not a step in the cart: the server says which there are, and one that is sent twice counts once.
  for (const button of form.querySelectorAll('button[type=submit]:not([name=step])'))
    button.disabled = !on
}

// What the shop announces, until somebody dismisses this text.
const announcement = document.querySelector('.announcement')
if (announcement) {
  const text = announcement.textContent
  const button = announcement.querySelector('button')
  const leave = () => {
    try {
      // It keeps its room: what is below it must not move.
      if (localStorage.getItem('announcement') === text) announcement.style.visibility = 'hidden'
    } catch {
      // Storage is blocked.
    }
  }
  leave()
  addEventListener('pageshow', leave)
  button.hidden = false
  button.addEventListener('click', () => {
    try {
      localStorage.setItem('announcement', text)
    } catch {
      // Until the next page.
    }
    announcement.remove()
    document.getElementById('main').focus({ preventScroll: true })
  })
}

// The pictures behind the first are as small as their thumbnails until somebody does something.
const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll', 'click']
for (const sign of signs) addEventListener(sign, sharpen, { capture: true, passive: true })
function sharpen() {
  for (const sign of signs) removeEventListener(sign, sharpen, true)
  for (const small of document.querySelectorAll('.slides source[media]')) small.remove()
}

// A picture at full size, over the page: Escape, the button or the picture itself closes it.
addEventListener('click', (event) => {
  const zoom = document.querySelector('dialog.zoom')
  const link = event.target.closest('a[data-zoom]')
  if (event.target.closest('dialog.zoom img')) zoom.close()
  if (!zoom || !link || opensElsewhere(event)) return
  event.preventDefault()
  const picture = link.querySelector('picture').cloneNode(true)
  const image = picture.querySelector('img')
  picture.firstElementChild.sizes = `${image.getAttribute('width')}px`
  image.src = link.href
  image.loading = 'eager'
  zoom.querySelector('picture')?.remove()
  zoom.append(picture)
  zoom.showModal()
  zoom.scroll(
    (zoom.scrollWidth - zoom.clientWidth) / 2,
    (zoom.scrollHeight - zoom.clientHeight) / 2,
  )
})

const opensElsewhere = ({ ctrlKey, metaKey, shiftKey, altKey }) =>
  ctrlKey || metaKey || shiftKey || altKey

// Filters: the page that the form leads to replaces this one, without a jump.
const here = () => location.pathname + location.search
let shown = here()
const filters = document.getElementById('filters')
if (filters) {
  nameBoxes()
  addEventListener('change', ({ target }) => {
    if (target.form === filters) narrow(addressOf(filters))
  })
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a[data-live]')
    if (!link || opensElsewhere(event)) return
    event.preventDefault()
    narrow(link.href)
  })
  addEventListener('popstate', () => {
    if (shown !== here()) load(location.href)
    shown = here()
  })
}

// So that the focus finds its box again.
function nameBoxes() {
  for (const box of filters.querySelectorAll('[type=checkbox]')) box.id = `${box.name}-${box.value}`
}

function addressOf(form) {
  const address = new URL(form.action)
  for (const [name, value] of new FormData(form))
    if (value && value !== 'featured') address.searchParams.append(name, value)
  return address.href
}

function narrow(address) {
  load(address, () => {
    history.pushState(null, '', address)
    shown = here()
  })
}

let asked
function load(address, done) {
  if (asked) drop(asked)
  const found = document.querySelector('.found')
  found.setAttribute('aria-busy', 'true')
  asked = ask('GET', address, null, (page) => {
    if (!page?.querySelector('.found')) return location.assign(address)
    const { id, value } = document.activeElement
    const opened = [...filters.querySelectorAll('details')].map(({ id, open }) => [id, open])
    filters.replaceChildren(...page.getElementById('filters').childNodes)
    nameBoxes()
    for (const [id, open] of opened) document.getElementById(id)?.toggleAttribute('open', open)
    found.replaceChildren(...page.querySelector('.found').childNodes)
    found.removeAttribute('aria-busy')
    const [count, fresh] = both(page, '.list-bar [role=status]')
    count.textContent = fresh.textContent
    document.getElementById('sort').value = page.getElementById('sort').value
    document.title = page.title
    done?.()
    const again = id && document.getElementById(id)
    if (document.activeElement === document.body)
      (again || found.querySelector('.chips a') || document.getElementById('sort')).focus({
        preventScroll: true,
      })
    // Keeps what is typed in the meantime and where.
    if (done && again?.type === 'text') Object.assign(again, { value, selectionStart: 99 })
  })
}

// Suggestions while a search is typed.
for (const input of document.querySelectorAll('input[type=search][name=q]')) suggestFor(input)

function suggestFor(input) {
  const id = `${input.id}-suggestions`
  const list = make('ul', { id, className: 'suggestions', hidden: true })
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.dataset.suggestions)
  input.after(list)
  const about = {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': id,
  }
  for (const [name, value] of Object.entries(about)) input.setAttribute(name, value)
  input.autocomplete = 'off'

  let timer
  let stale
  let active = -1
  const mark = (at) => {
    active = at
    for (const [index, option] of [...list.children].entries())
      option.setAttribute('aria-selected', index === at)
    if (at < 0) return input.removeAttribute('aria-activedescendant')
    input.setAttribute('aria-activedescendant', list.children[at].id)
    list.children[at].scrollIntoView({ block: 'nearest' })
  }
  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map(optionOf))
    list.hidden = suggestions.length === 0
    input.setAttribute('aria-expanded', !list.hidden)
    mark(-1)
  }
  const optionOf = ({ title, note, path }, at) => {
    const option = make('li', { id: `${id}-${at}` })
    option.setAttribute('role', 'option')
    option.dataset.path = path
    option.append(title, ' ', make('span', { className: 'quiet', textContent: note }))
    return option
  }
  const forget = () => {
    clearTimeout(timer)
    stale?.abort()
  }
  const close = () => {
    forget()
    show([])
  }
  input.addEventListener('input', () => {
    forget()
    const q = input.value.trim().toLowerCase()
    if (q.length < 2) return show([])
    timer = setTimeout(async () => {
      stale = new AbortController()
      try {
        const answer = await fetch(`/search/suggest?${new URLSearchParams({ q })}`, {
          signal: stale.signal,
        })
        if (answer.ok) show(await answer.json())
      } catch {
        // Still typing, or offline.
      }
    }, 200)
  })
  input.addEventListener('keydown', (event) => {
    const last = list.children.length - 1
    if (event.key === 'Escape') {
      if (list.hidden) return forget()
      close()
    } else if (event.key === 'ArrowDown' && last >= 0) mark(active < last ? active + 1 : 0)
    else if (event.key === 'ArrowUp' && last >= 0) mark(active > 0 ? active - 1 : last)
    else if (event.key === 'Enter' && active >= 0)
      location.assign(list.children[active].dataset.path)
    else return
    event.preventDefault()
  })
  // Before the field loses focus.
  list.addEventListener('mousedown', (event) => {
    const option = event.target.closest('[role=option]')
    if (option) location.assign(option.dataset.path)
  })
  input.addEventListener('blur', close)
}

// Hearts, one after the other: the answer to a guest's first act has the cookie that the next needs.
let keeping = Promise.resolve()
const toKeep = new Set()
addEventListener('submit', (event) => {
  const { target: form, submitter: heart } = event
  if (!heart?.matches('.heart') || !navigator.cookieEnabled) return
  event.preventDefault()
  const body = new URLSearchParams(new FormData(form))
  const { name, value } = heart
  body.set(name, value)
  toKeep.add(body)
  turn(value, name === 'keep')
  keeping = keeping.then(async () => {
    if (!toKeep.has(body)) return
    const signal = AbortSignal.timeout(15000)
    const sent = { method: 'POST', body, keepalive: true, redirect: 'manual', signal }
    const answer = await fetch('/kept', sent).catch(() => {})
    toKeep.delete(body)
    if (answer?.type === 'opaqueredirect') return leave()
    turn(value, name !== 'keep')
    sendPlainly({ action: '/kept' }, body)
  })
})

function turn(value, on) {
  press(value, on)
  const text = document.querySelector('.kept-link').lastChild
  const count = +text.data.replace(/\D/g, '') + (on ? 1 : -1)
  text.data = count > 0 ? ` (${count})` : ' '
}

// The cart: its drawer and its lines, as the server renders them. If anything else comes back, the
// same form is sent as without this script: its key, or the quantity that it names, counts once.
let drawer = []
// What the server has not confirmed yet, by line or form.
const changes = new Map()
let changing = false
let leaveTo
const requests = new Set()

addEventListener('submit', (event) => {
  const { target: form, submitter } = event
  const body = new URLSearchParams(new FormData(form))
  if (submitter?.name) body.set(submitter.name, submitter.value)
  // A browser that keeps no cookie would be given a cart for the drawer and another for the page.
  const opensDrawer = navigator.cookieEnabled && !submitter?.hasAttribute('formaction')
  if (form.matches('.add-to-cart') && opensDrawer) {
    event.preventDefault()
    if (!changing) add(form, body)
  }
  if (form.matches('.quantity-form')) {
    event.preventDefault()
    const { quantity } = form.elements
    const next = +quantity.value + +body.get('step')
    // A quick second press, before the button is switched off.
    if (body.has('step') && next < 1) return
    if (body.has('step')) quantity.value = next
    // What differs from it later was typed after this.
    quantity.defaultValue = quantity.value
    changes.set(body.get('line'), { form, body })
    if (!changing) change()
  }
})

function add(form, body) {
  form.setAttribute('aria-busy', 'true')
  body.set('drawer', 1)
  changes.set(form, { form, body })
  send(form, body, (page) => {
    const opened = page?.querySelector('.drawer')
    body.delete('drawer')
    changes.clear()
    if (!opened) return sendPlainly(form, body)
    form.removeAttribute('aria-busy')
    // Pressed again, it adds again.
    renewKeys()
    goOn(page)
    removeDrawer()
    drawer = page.querySelectorAll('style, .drawer')
    document.body.append(...drawer)
    opened.showModal()
  })
}

// One after the other; of a line, only what was wanted last.
function change() {
  const [[line, sent]] = changes
  const { form, body } = sent
  send(form, body, (page) => {
    const cart = page?.getElementById('cart')
    const wrong = cart?.querySelector('[role=alert]')
    if (changes.get(line) === sent) changes.delete(line)
    if (cart && !wrong && changes.size) return change()
    changes.clear()
    if (!cart) return sendPlainly(form, body)
    if (wrong) leaveTo = null
    goOn(page)
  })
}

// After the hearts, for the cookie's sake.
function send({ action }, body, done) {
  changing = true
  keeping = keeping.then(
    () => new Promise((free) => ask('POST', action, body, done).addEventListener('loadend', free)),
  )
}

function goOn(page) {
  changing = false
  renew(page)
  leave()
}

function leave() {
  if (!leaveTo || changing || toKeep.size) return
  location.assign(leaveTo)
  leaveTo = null
}

// Not to the checkout with what was changed just now still on its way.
addEventListener('click', (event) => {
  const link = event.target.closest?.('a')
  if (!link || event.defaultPrevented || opensElsewhere(event)) return
  if (!changing && !toKeep.size) return
  event.preventDefault()
  leaveTo = link.href
})

// Trusted Types do not allow text to become a page: only this old API parses the response itself.
function ask(method, address, body, done) {
  const request = new XMLHttpRequest()
  request.responseType = 'document'
  request.timeout = 15000
  request.open(method, address)
  request.onloadend = () => {
    requests.delete(request)
    done(request.response)
  }
  requests.add(request)
  request.send(body)
  return request
}

// Nothing may come of it any more.
function drop(request) {
  requests.delete(request)
  request.onloadend = null
  request.abort()
}

function sendPlainly({ action }, body) {
  const form = make('form', { method: 'post', action, hidden: true })
  for (const [name, value] of body) form.append(make('input', { name, value }))
  document.body.append(form)
  form.submit()
}

const both = (page, selector) => [document, page].map((each) => each.querySelector(selector))

// Puts what a newer page says of the cart in place of what this one says.
function renew(page) {
  document.querySelector('.cart-link').replaceWith(page.querySelector('.cart-link'))
  const [old, cart] = both(page, '#cart')
  if (!old || !cart) return
  const { id, form } = document.activeElement
  // Loaded already.
  for (const picture of old.querySelectorAll('.cart-line-picture'))
    cart.querySelector(`#${picture.parentNode.id} > .cart-line-picture`)?.replaceWith(picture)
  // Typed in the meantime.
  for (const field of old.querySelectorAll('[type=number]'))
    if (field.value !== field.defaultValue) cart.querySelector(`#${field.id}`)?.replaceWith(field)
  const [said, now] = both(page, '#cart + [role=status]')
  said.textContent = now.textContent
  old.replaceWith(cart)
  if (document.activeElement !== document.body) return
  const ids = [id, `quantity-${form?.elements.line?.value}`]
  const again = ids
    .map((each) => document.getElementById(each))
    .find((each) => each?.disabled === false)
  ;(again ?? cart.querySelector('h1')).focus({ preventScroll: true })
}

// Hearts as a newer page has them.
function renewHearts(page) {
  const link = page.querySelector('.kept-link')
  if (!link || toKeep.size) return
  document.querySelector('.kept-link').lastChild.data = link.lastChild.data
  for (const { value, name } of page.querySelectorAll('.heart')) press(value, name !== 'keep')
}

function press(value, on) {
  for (const heart of document.querySelectorAll('.heart'))
    if (heart.value === value) {
      heart.name = on ? 'let-go' : 'keep'
      heart.setAttribute('aria-pressed', on)
    }
}

function removeDrawer() {
  for (const part of drawer) part.remove()
}

addEventListener('pagehide', () => {
  requests.forEach(drop)
  // Sent twice, a change counts once.
  for (const { form, body } of changes.values()) navigator.sendBeacon(form.action, body)
  // The first is on its way, or behind the cart.
  for (const body of [...toKeep].slice(changing ? 0 : 1)) navigator.sendBeacon('/kept', body)
  toKeep.clear()
  changes.clear()
  removeDrawer()
})

const backTo = () => {
  if (document.querySelector('.heart')) return location.href
  return document.getElementById('cart') ? '/cart' : '/cart/drawer'
}

// A page from the browser's memory says what was in the cart then.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) {
    changing = leaveTo = null
    for (const form of document.querySelectorAll('[aria-busy]')) form.removeAttribute('aria-busy')
  }
  if (persisted || visit?.type === 'back_forward')
    // Once it is loaded: until then a cache answers.
    setTimeout(ask, 0, 'GET', backTo(), null, (page) => {
      if (changing || !page?.querySelector('.cart-link')) return
      renew(page)
      renewHearts(page)
    })
})

// What was looked at lately, kept by this browser alone once somebody asks for it.
const lately = document.querySelector('.lately')
const [, piece] = /^\/products\/([^/]+)$/.exec(location.pathname) ?? []
const remember = lately?.querySelector('button')
const asking = remember?.textContent
for (const event of ['pageshow', 'prerenderingchange', 'storage'])
  addEventListener(event, ({ type }) => recall(type !== 'storage' && note), true)
// Not by the second half of a double click.
remember?.addEventListener('click', ({ detail }) => {
  if (detail < 2) recall((seen) => (seen ? localStorage.removeItem('lately') : note([])))
})

function recall(act) {
  try {
    if (act && !document.prerendering) act(readSeen())
    if (!lately) return
    const seen = readSeen()
    const others = seen?.filter(([handle]) => handle !== piece) ?? []
    lately.querySelector('ul').replaceChildren(...others.map(cardOf))
    remember.textContent = seen ? remember.dataset.clear : asking
    lately.hidden = false
  } catch {
    // Storage is blocked.
  }
}

// Null: nobody asked for it.
function readSeen() {
  const text = localStorage.getItem('lately')
  try {
    return text && JSON.parse(text).filter((each) => each.map(String).length === 3)
  } catch {
    return []
  }
}

// A piece that is not sold any more goes when somebody comes to it.
function note(seen) {
  if (!seen) return
  const title = document.querySelector('.product h1')?.textContent
  const source = document.querySelector('.slides img')?.getAttribute('src')
  const [, picture = ''] = /^\/pictures\/(.+)-\d+\./.exec(source) ?? []
  const others = seen.filter(([handle]) => handle !== piece)
  if (piece && title) others.unshift([piece, title, picture])
  localStorage.setItem('lately', JSON.stringify(others.slice(0, 12)))
}

function make(name, about) {
  return Object.assign(document.createElement(name), about)
}

function cardOf([handle, title, picture]) {
  const item = make('li')
  const link = make('a', { className: 'card', href: `/products/${handle}` })
  const frame = make('picture')
  const src = `/pictures/${picture}-240.avif`
  if (picture)
    frame.append(
      make('img', { loading: 'lazy', alt: '', onerror: () => frame.replaceChildren(), src }),
    )
  link.append(frame, title)
  item.append(link)
  return item
}

// A page that the browser fetched ahead is counted once it is shown.
const [visit] = performance.getEntriesByType('navigation')
if (document.prerendering)
  document.addEventListener('prerenderingchange', countSeen, { once: true })
else if (visit?.deliveryType === 'navigational-prefetch' || visit?.activationStart > 0) countSeen()
function countSeen() {
  const headers = { Seen: document.referrer || '-' }
  fetch(location.href, { method: 'HEAD', keepalive: true, headers }).catch(() => {})
}
