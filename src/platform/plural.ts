type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/**
 * The form of a word that goes with a number in a language, with the number in place of `#`:
 * `plural(2, { one: '# piece', other: '# pieces' })`. Which forms a language has: cldr.unicode.org,
 * "Plural Rules".
 */
export function pluralOf(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language)
  const number = new Intl.NumberFormat(language)
  return (count, forms) =>
    (forms[rules.select(count)] ?? forms.other).replace('#', number.format(count))
}
