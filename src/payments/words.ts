import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What is said on the payment page and right after it, in the language of the request. */
export const paymentWords = wordsIn({ en })
