import { wordsIn } from '../platform/language.ts'
import { en } from './words/en.ts'

/** The words in the frame of every page, in the language of the request. */
export const uiWords = wordsIn({ en })
