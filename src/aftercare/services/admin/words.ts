import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** What the desk says of requests for a service. */
export const serviceDeskWords = wordsIn({ en })
