import * as z from 'zod/mini'

const text = z.optional(z.string().check(z.maxLength(40)))

/** What the buttons of a month say: which month, and of whom. */
export const monthForm = z.object({ month: text, provider: text })
