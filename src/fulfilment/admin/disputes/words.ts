import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** Words of the desk's pages about disputes, in the language of the request. */
export const disputeWords = wordsIn({ en })
