/**
 * The shop's languages, as BCP 47 tags. To add one, put its tag here and a file into the `words`
 * folder of every slice, named in the `words.ts` beside it: the compiler lists what is missing. The
 * first is the default.
 */
export const languages = ['en'] as const

export type Language = (typeof languages)[number]
