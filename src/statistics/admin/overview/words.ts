import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the overview of statistics says, in the language of the request. */
export const overviewWords = wordsIn({ en })
