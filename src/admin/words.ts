import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What staff read in the frame of the desk, in the shop's language. */
export const adminWords = wordsIn({ en })
