import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** Words about delivery and its dates, in the language of the request. */
export const deliveryWords = wordsIn({ en })
