import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the workshop reads at its bench, in the shop's language. */
export const benchWords = wordsIn({ en })
