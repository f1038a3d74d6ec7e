import { AsyncLocalStorage } from 'node:async_hooks'
import { type Language, languages } from './languages.ts'

const spoken = new AsyncLocalStorage<Language>()

/**
 * Runs `act`, and everything that it starts, in a language: a request, or the writing of a mail.
 */
export const inLanguage = <T>(language: Language, act: () => T): T => spoken.run(language, act)

/** The language of whatever is answered or written now. */
export const language = (): Language => spoken.getStore() ?? languages[0]

/**
 * The language for readers of a locale: `en` for `en-IE`. The first of `languages` where the shop
 * does not speak theirs.
 */
export const languageFor = (locale: string): Language =>
  languages.find((each) => locale === each || locale.startsWith(`${each}-`)) ?? languages[0]

/**
 * What a slice says, from its files of words: `const cartWords = wordsIn({ en })`. Ask anew
 * wherever something is said (`cartWords().title`): a constant of a module would speak one language
 * to everybody.
 */
export const wordsIn =
  <Words>(files: Record<Language, Words>): (() => Words) =>
  () =>
    files[language()]
