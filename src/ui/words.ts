import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** What the frame of every page says, in the language of the request. */
export const uiWords = wordsIn({ en })
