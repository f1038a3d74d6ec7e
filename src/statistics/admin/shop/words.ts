import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the screen of the shop's figures says, in the language of the request. */
export const shopFigureWords = wordsIn({ en })
