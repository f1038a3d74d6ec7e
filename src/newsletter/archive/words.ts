import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What the archive of newsletters says, in the language of the request. */
export const archiveWords = wordsIn({ en })
