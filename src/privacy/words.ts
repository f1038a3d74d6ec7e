import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What the page of a visitor's own data says, in the language of the request. */
export const privacyWords = wordsIn({ en })
