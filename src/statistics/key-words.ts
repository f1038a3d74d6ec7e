import { wordsIn } from '../platform/language.ts'
import { keys } from './words/en/keys.ts'

/** What keys of visits stand for, in the language of the request. */
export const keyWords = wordsIn({ en: keys })
