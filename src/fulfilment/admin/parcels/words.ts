import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the screens of parcels and their slips say, in the language of the request. */
export const parcelWords = wordsIn({ en })
