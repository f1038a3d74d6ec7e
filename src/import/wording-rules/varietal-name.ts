import { breaches, type WordingRule } from './piece.ts'

/** A stone is not sold under the name of a dearer one with a colour before it: 16 CFR 23.26. */
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
