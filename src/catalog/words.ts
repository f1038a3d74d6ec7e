import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** The catalogue's words, in the language of the request. */
export const catalogWords = wordsIn({ en })
