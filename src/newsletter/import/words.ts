import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What an invitation says, in the language of its mail. */
export const invitationWords = wordsIn({ en })
