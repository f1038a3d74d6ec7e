import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the screens of files of subscribers say, in the language of the request. */
export const importWords = wordsIn({ en })
