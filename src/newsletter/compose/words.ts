import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What stands around a campaign, and what its checks say, in the language of the request. */
export const composeWords = wordsIn({ en })
