import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What the list of kept pieces says, and the page that shares it, in the language of the request. */
export const listWords = wordsIn({ en })
