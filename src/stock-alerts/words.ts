import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What the page and the mail about a sold-out variant say, in the language of the request. */
export const stockAlertWords = wordsIn({ en })
