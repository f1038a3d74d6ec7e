import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What is said of engraving, in the language of the request. */
export const engravingWords = wordsIn({ en })
