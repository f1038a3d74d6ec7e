import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the pages of returns at the desk say, in the language of the request. */
export const returnDeskWords = wordsIn({ en })
