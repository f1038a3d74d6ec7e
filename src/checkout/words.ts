import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What the checkout says, in the language of the request. */
export const checkoutWords = wordsIn({ en })
