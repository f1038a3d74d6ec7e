import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What the shop says of pieces picked for a guest, in the language of the request. */
export const recommendationWords = wordsIn({ en })
