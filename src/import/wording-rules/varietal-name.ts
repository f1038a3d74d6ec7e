import { breaches, type WordingRule } from './claims.ts'

/**
 * A stone must not be sold under the name of a more valuable one with a colour before it: 16 CFR
 * 23.26.
 */
export const varietalName: WordingRule = ({ claims }) =>
  names.flatMap(([wrong, right]) =>
    breaches(
      claims,
      (text) => new RegExp(`\\b${wrong}s?\\b`, 'i').test(text),
      (text) => `${text}: there is no such stone as ${wrong}. Write ${right} (16 CFR 23.26).`,
    ),
  )

const names = [
  ['green amethyst', '"prasiolite"'],
  ['yellow emerald', '"golden beryl" or "heliodor"'],
] as const
