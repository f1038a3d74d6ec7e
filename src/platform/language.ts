import { AsyncLocalStorage } from 'node:async_hooks'
import { type Language, languages } from './languages.ts'

const spoken = new AsyncLocalStorage<Language>()

/** Runs `act`, and everything it starts, in a language: a request, or the writing of a mail. */
export const inLanguage = <T>(language: Language, act: () => T): T => spoken.run(language, act)

/** The language of the current request or mail. */
export const language = (): Language => spoken.getStore() ?? languages[0]

/**
 * The language for readers of a locale: `en` for `en-IE`. The first of `languages` if the shop does
 * not have theirs.
 */
export const languageFor = (locale: string): Language =>
  languages.find((each) => locale === each || locale.startsWith(`${each}-`)) ?? languages[0]

/**
 * A slice's words, from one file per language: `const cartWords = wordsIn({ en })`. Call it at
 * every use (`cartWords().title`): a module constant would fix one language for everyone.
 */
export const wordsIn =
  <Words>(files: Record<Language, Words>): (() => Words) =>
  () =>
    files[language()]
