import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the screens of subscribers say, in the language of the request. */
export const subscriberWords = wordsIn({ en })
