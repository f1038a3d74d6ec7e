import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What staff read in the list of orders, in the shop's language. */
export const orderListWords = wordsIn({ en })
