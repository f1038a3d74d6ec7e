import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What is said to whom the pieces belong by now, in the language of the request or mail. */
export const aftercareWords = wordsIn({ en })
