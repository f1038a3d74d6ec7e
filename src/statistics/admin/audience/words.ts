import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the screen of the audience says, in the language of the request. */
export const audienceWords = wordsIn({ en })
