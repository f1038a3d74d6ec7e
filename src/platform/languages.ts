/**
 * Languages in which the shop speaks, as BCP 47 tags. Another language is a tag here and a file in
 * the `words` folder of every slice, which `words.ts` beside it names: the compiler lists those
 * that are missing. The first one is spoken where none fits.
 */
export const languages = ['en'] as const

export type Language = (typeof languages)[number]
