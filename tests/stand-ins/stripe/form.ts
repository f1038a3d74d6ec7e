/** A request's parameters: `line_items[0][quantity]=2` nested, every value still text. */
export type Form = { [name: string]: string | Form }

/** Reads Stripe's bracket notation, of a query string or a form body. `a[]=x` counts from 0. */
export function readForm(text: string): Form {
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(text)) put(form, partsOf(name), value)
  return form
}

function partsOf(name: string): string[] {
  return name.split('[').map((part) => part.replace(/\]$/, ''))
}

function put(form: Form, [part = '', ...inner]: string[], value: string): void {
  const key = part || String(Object.keys(form).length)
  if (inner.length === 0) {
    form[key] = value
    return
  }
  const nested = form[key]
  const deeper: Form = typeof nested === 'object' ? nested : {}
  form[key] = deeper
  put(deeper, inner, value)
}
