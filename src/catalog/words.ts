import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What the catalogue says, in the language of the request. */
export const catalogWords = wordsIn({ en })
