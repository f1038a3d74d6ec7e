import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** Words on policy pages, in the language of the request. */
export const policiesWords = wordsIn({ en })
