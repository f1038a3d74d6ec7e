import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What is said of orders, on their pages and in mails, in the language of the request. */
export const orderWords = wordsIn({ en })
