import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What is said to programs that read for people, in the language of the request. */
export const feedWords = wordsIn({ en })
