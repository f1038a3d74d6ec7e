import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** Words about ring sizes, in the language of the request. */
export const ringSizeWords = wordsIn({ en })
