import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What the screen of the staff says, in the language of the request. */
export const staffWords = wordsIn({ en })
