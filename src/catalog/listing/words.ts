import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** Words of lists, filters and search, in the language of the request. */
export const listingWords = wordsIn({ en })
