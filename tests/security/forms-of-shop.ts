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
  let action = ''
  const reader = new HTMLRewriter()
    .on('a', { element: (a) => void links.push(a.getAttribute('href') ?? '') })
    .on('form', {
      element(form) {
        action = form.getAttribute('action') ?? ''
      },
    })
    .on('form button[formaction]', {
      // It sends the same fields elsewhere.
      element(button) {
        const [path = ''] = button.getAttribute('formaction')?.split('#') ?? []
        note(forms, path, 'fields', forms.get(action)?.fields ?? {})
      },
    })
    .on('form input, form select, form textarea, form button', {
      element(field) {
        const name = field.getAttribute('name')
        const kind = field.tagName === 'button' ? 'buttons' : 'fields'
        if (name) note(forms, action, kind, { [name]: field.getAttribute('value') ?? '' })
      },
    })
  await reader.transform(new Response(page)).text()
  return links.map((link) => link.replaceAll('&amp;', '&'))
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
