import type { Visitor } from '../support/shop.ts'

/**
 * What can be sent to a path: fields and buttons of its forms and the query of its links, each with
 * a value it had.
 */
export type Sendable = { fields: Record<string, string>; buttons: Record<string, string> }

/**
 * Walks through the shop as far as links lead, and notes the paths, the fields of every form and
 * the query of every link. So what is added to a page is known here without being named.
 */
export async function walkShop(visitor: Visitor, start: string[]) {
  const forms = new Map<string, Sendable>()
  const waiting = [...start]
  const seen = new Set<string>()
  for (let path = waiting.pop(); path !== undefined && seen.size < 80; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const { pathname, searchParams } = new URL(path, 'https://shop.test')
    note(forms, pathname, 'fields', Object.fromEntries(searchParams))
    const { page, location } = await visitor.get(path)
    for (const link of [location, ...(await readPage(page, forms))]) {
      const url = URL.parse(link, new URL(path, 'https://shop.test'))
      if (url?.origin === 'https://shop.test') waiting.push(url.pathname + url.search)
    }
  }
  return { forms, paths: [...seen] }
}

/** Notes the forms of a page, and returns its links. */
async function readPage(page: string, forms: Map<string, Sendable>): Promise<string[]> {
  const links: string[] = []
  const actions = new Map<string | null, string>()
  const elsewhere: { form: string; button: Record<string, string> }[] = []
  let action = ''
  const reader = new HTMLRewriter()
    .on('a', { element: (a) => void links.push(a.getAttribute('href') ?? '') })
    .on('form', {
      element(form) {
        action = form.getAttribute('action') ?? ''
        actions.set(form.getAttribute('id'), action)
      },
    })
    .on('form button[formaction]', {
      // It sends the same fields elsewhere.
      element(button) {
        note(forms, actionOf(button) ?? '', 'fields', forms.get(action)?.fields ?? {})
      },
    })
    .on('button[form]', {
      // Its form may come later on the page.
      element(button) {
        const form = button.getAttribute('form') ?? ''
        elsewhere.push({ form, button: sent(button) })
      },
    })
    .on('form input, form select, form textarea, form button', {
      element(field) {
        if (field.hasAttribute('form')) return
        const kind = field.tagName === 'button' ? 'buttons' : 'fields'
        note(forms, actionOf(field) ?? action, kind, sent(field))
      },
    })
  await reader.transform(new Response(page)).text()
  for (const { form, button } of elsewhere) note(forms, actions.get(form) ?? '', 'buttons', button)
  return links.map((link) => link.replaceAll('&amp;', '&'))
}

/** Where a button sends its form that has a place of its own for it. */
const actionOf = (field: Element) => field.getAttribute('formaction')?.split('#')[0]

/** What a field or a button adds to its form. */
function sent(field: Element): Record<string, string> {
  const name = field.getAttribute('name')
  return name ? { [name]: field.getAttribute('value') ?? '' } : {}
}

function note(
  forms: Map<string, Sendable>,
  path: string,
  kind: keyof Sendable,
  found: Record<string, string>,
): void {
  const known = forms.get(path) ?? { fields: {}, buttons: {} }
  forms.set(path, { ...known, [kind]: { ...found, ...known[kind] } })
}
