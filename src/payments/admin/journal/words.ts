import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the screen of the journal and its file say, in the language of the request. */
export const journalWords = wordsIn({ en })
