import * as z from 'zod/mini'

/** The one-time key of a submitted form: a form that is posted twice counts once. */
export const formKey = z.string().check(z.regex(/^[\w-]{16,64}$/))
