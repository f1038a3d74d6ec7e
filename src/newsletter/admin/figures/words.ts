import { wordsIn } from '../../../platform/language.ts'
import { en } from './words/en.ts'

/** The figures of a campaign and what each means, in the language of the request. */
export const campaignFigureWords = wordsIn({ en })
