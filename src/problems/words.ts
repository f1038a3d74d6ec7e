import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What a visitor reads where something is missing or broken, in the language of the request. */
export const problemWords = wordsIn({ en })
