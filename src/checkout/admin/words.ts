import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What the pages say on which staff place an order, in the shop's language. */
export const newOrderWords = wordsIn({ en })
