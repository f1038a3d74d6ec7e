import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What the cart says, in the language of the request. */
export const cartWords = wordsIn({ en })
