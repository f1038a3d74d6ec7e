import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** Words of the desk's list of mails that did not go out, in the language of the request. */
export const strandedMailWords = wordsIn({ en })
