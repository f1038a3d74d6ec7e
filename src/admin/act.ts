import * as z from 'zod/mini'

/** The one-time id of an act, which its form made: `ActForm`. */
export const actId = z.uuid()

/** The version of what a form was filled in for. */
export const version = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,8}$/)), z.transform(Number))

/**
 * The values that a form was filled in from (`before` of `ActForm`), for `mergeForms`. What cannot be
 * read counts as nothing: then what was typed is kept.
 */
export const before = z.pipe(
  z.optional(z.string()),
  z.transform((text): Record<string, string> => {
    try {
      return z.record(z.string(), z.string()).parse(JSON.parse(text ?? '{}'))
    } catch {
      return {}
    }
  }),
)
