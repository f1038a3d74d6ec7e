import * as z from 'zod/mini'
import { formKey } from '../platform/form-key.ts'
import { MAX_LINES, MAX_QUANTITY } from './rules.ts'

const id = z.string().check(z.regex(/^[\w-]{1,64}$/))
/** Digits only: an empty field is no number, although JavaScript takes it for 0. */
const count = (min: number) =>
  z.pipe(
    z.pipe(z.string().check(z.regex(/^\s*\d{1,3}\s*$/)), z.transform(Number)),
    z.int().check(z.minimum(min), z.maximum(MAX_QUANTITY)),
  )

/** Add to cart, as the product page sends it. */
export const addForm = z.object({
  key: formKey,
  variant: id,
  quantity: count(1),
  engraving: z._default(z.string(), ''),
  font: z._default(z.string(), ''),
  /** The system of ring sizes that was chosen. */
  sizes: z._default(z.string(), ''),
  /** Whether the product page stays, as its script asks: the answer leads to the drawer. */
  drawer: z._default(z.string(), ''),
})

/** “This is my size”, as the product page sends it: the ring that is chosen. */
export const sizeForm = z.object({ variant: id })

/** Add to cart, as the page of a cart link sends it. */
export const addLinesForm = z.object({ key: formKey, lines: z.string() })

/**
 * Change or remove one line, as the cart page sends it. A step is taken from the quantity that the
 * page shows or somebody typed: the same form sent twice is one step. It may lead beyond
 * `MAX_QUANTITY`.
 */
export const changeForm = z.union([
  z.object({ remove: id }),
  z.pipe(
    z.object({ line: id, quantity: count(0), step: z.optional(z.enum(['-1', '1'])) }),
    z.transform(({ line, quantity, step = '0' }) => ({
      line,
      quantity: Math.max(0, quantity + Number(step)),
    })),
  ),
])

/**
 * Reads `<variant>:<quantity>,…` of a cart link; null when it is not one, or has more lines than a
 * cart.
 */
export function readCartLink(text: string): { variantId: string; quantity: number }[] | null {
  const parts = text.split(',', MAX_LINES + 1)
  if (parts.length > MAX_LINES) return null
  const wanted = parts.map((part) => {
    const [variantId, quantity = '1'] = part.split(':')
    const line = z.object({ variantId: id, quantity: count(1) }).safeParse({ variantId, quantity })
    return line.success ? line.data : null
  })
  const good = wanted.filter((line) => line !== null)
  return good.length === wanted.length ? good : null
}
