import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What the screens of the newsletter have in common, in the language of the request. */
export const newsletterDeskWords = wordsIn({ en })
