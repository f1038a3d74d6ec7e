import type { Context } from 'hono'
import { renderProductPage } from '../catalog/show-product.tsx'
import type { AppEnv } from '../platform/env.ts'

/** Shows the product's page with what was typed into its form. */
export function showAgain(
  c: Context<AppEnv>,
  body: Record<string, unknown>,
  errors: Record<string, string>,
  handle?: string,
) {
  const typed = (name: string) => (typeof body[name] === 'string' ? body[name].slice(0, 500) : '')
  const fields = ['engraving', 'font', 'quantity']
  const values = Object.fromEntries(fields.map((name) => [name, typed(name)]))
  return renderProductPage(c, handle ?? typed('handle'), {
    variant: typed('variant'),
    shown: typed('shown'),
    sizes: typed('sizes'),
    form: { values, errors },
  })
}
