import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What the page of the switch says, in the language of the request. */
export const countingWords = wordsIn({ en })
