import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What pages and mails say of reminders, in the language of the request. */
export const reminderWords = wordsIn({ en })
