type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/**
 * Picks the form of a word that goes with a number in a language, and puts the number where the
 * form has `#`: `plural(2, { one: '# piece', other: '# pieces' })`. Which forms a language has:
 * cldr.unicode.org, "Plural Rules".
 */
export function pluralOf(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language)
  const number = new Intl.NumberFormat(language)
  return (count, forms) =>
    (forms[rules.select(count)] ?? forms.other).replace('#', number.format(count))
}
