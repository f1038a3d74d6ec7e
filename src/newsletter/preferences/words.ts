import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What subscribers read about what they get, and about leaving, in the language of the request. */
export const preferencesWords = wordsIn({ en })
