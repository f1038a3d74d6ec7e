import * as real from '../../src/platform/language.ts'
import type { Language as Tag } from '../../src/platform/languages.ts'
import { pseudo } from './pseudo.ts'

/**
 * Replaces src/platform/language.ts in tests (see vitest.config.ts): the same module, and the shop
 * speaks the pseudo-locale as well. It goes by the tag for Greek, because for a Greek locale the
 * runtime writes dates, amounts and countries without a Latin letter.
 */
const PSEUDO = 'el' as Tag

export const { inLanguage, language } = real

export type Language = Tag

export const languageFor = (locale: string): Language =>
  locale.startsWith(PSEUDO) ? PSEUDO : real.languageFor(locale)

export const wordsIn: typeof real.wordsIn = (files) => {
  let said: typeof files.en | undefined
  const also = {
    ...files,
    get [PSEUDO]() {
      said ??= pseudo(files.en)
      return said
    },
  }
  return real.wordsIn(also)
}
