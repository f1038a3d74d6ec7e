import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What is said of pieces that a guest keeps, in the language of the request. */
export const keptWords = wordsIn({ en })
