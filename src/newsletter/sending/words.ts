import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

export const sendingWords = wordsIn({ en })
