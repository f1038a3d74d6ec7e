import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** Words about engraving, in the language of the request. */
export const engravingWords = wordsIn({ en })
