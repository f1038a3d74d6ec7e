import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What the pages and mails about a variant that is back or costs less say, in the language of the request. */
export const stockAlertWords = wordsIn({ en })
