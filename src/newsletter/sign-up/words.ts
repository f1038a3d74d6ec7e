import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What the pages and mails say to whoever signs up, in the language of the request. */
export const signUpWords = wordsIn({ en })
