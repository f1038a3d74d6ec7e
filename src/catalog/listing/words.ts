import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What lists, filters and search say, in the language of the request. */
export const listingWords = wordsIn({ en })
