import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What all pages of statistics say, in the language of the request. */
export const statisticsWords = wordsIn({ en })
