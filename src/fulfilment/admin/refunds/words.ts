import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the desk says of money that goes back, in the shop's language. */
export const refundWords = wordsIn({ en })
