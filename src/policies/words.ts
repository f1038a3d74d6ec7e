import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What the pages of policies say beside their texts, in the language of the request. */
export const policiesWords = wordsIn({ en })
