import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What staff read where their day begins, in the shop's language. */
export const toDoWords = wordsIn({ en })
