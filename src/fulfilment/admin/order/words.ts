import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the page of an order at the desk says, in the shop's language. */
export const orderPageWords = wordsIn({ en })
