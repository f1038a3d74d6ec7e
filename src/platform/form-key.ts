import * as z from 'zod'

/** The one-time key of a form, as it comes back: with it the same form counts once. */
export const formKey = z.string().regex(/^[\w-]{16,64}$/)
