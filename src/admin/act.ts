import * as z from 'zod/mini'

/** The one-time id of an act, which its form made: `ActForm`. */
export const actId = z.uuid()

/** The version of what a form was filled in for. */
export const version = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,8}$/)), z.transform(Number))
