import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the screen about the site says, in the language of the request. */
export const siteWords = wordsIn({ en })
