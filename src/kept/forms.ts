import * as z from 'zod/mini'

const handle = z.string().check(z.minLength(1), z.maxLength(200))
const text = z._default(z.string(), '')

/** What a heart posts: a product that is not kept any more, or one that is. */
export const heartForm = z.union([
  z.object({ 'let-go': handle }),
  // The rest is what the form of the product page has.
  z.object({ keep: handle, variant: text, shown: text, engraving: text, font: text, sizes: text }),
])
