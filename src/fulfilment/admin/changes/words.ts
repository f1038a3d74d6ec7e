import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the desk says about changes of an order before the bench. */
export const changeWords = wordsIn({ en })
