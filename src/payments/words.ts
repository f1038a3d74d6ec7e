import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What the payment page says in the name of the shop, and what is said right after, in the language of the request. */
export const paymentWords = wordsIn({ en })
