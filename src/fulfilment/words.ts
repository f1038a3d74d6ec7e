import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What shoppers are told of the pieces they ordered, in the language of the request or mail. */
export const fulfilmentWords = wordsIn({ en })
