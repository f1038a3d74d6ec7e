import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What is said of giving pieces back, in the language of the request or mail. */
export const returnWords = wordsIn({ en })
