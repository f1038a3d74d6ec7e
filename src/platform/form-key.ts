import * as z from 'zod/mini'

/** The one-time key of a form, as it comes back: with it the same form counts once. */
export const formKey = z.string().check(z.regex(/^[\w-]{16,64}$/))
