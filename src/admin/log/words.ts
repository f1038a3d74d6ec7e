import { wordsIn } from '../../platform/language.ts'
import { en } from './words/en.ts'

/** What the screen of the log says, in the language of the request. */
export const logWords = wordsIn({ en })

/**
 * What a slice calls, in the log, its acts (`staff-added`), the kinds of things that they are done to
 * and the fields that they change, each by its id; `values`: what a field's ids are called, by field; `pages`: where a thing of a kind is shown, by its
 * id. `src/desk.tsx` collects them.
 */
export type WordsForLog = {
  acts: Record<string, string>
  subjects: Record<string, string>
  fields: Record<string, string>
  values?: Record<string, Record<string, string>>
  pages?: Record<string, (id: string) => string>
}

/** The words of several slices as one. */
export const joinWords = (words: WordsForLog[]): WordsForLog => ({
  acts: Object.assign({}, ...words.map(({ acts }) => acts)),
  subjects: Object.assign({}, ...words.map(({ subjects }) => subjects)),
  fields: Object.assign({}, ...words.map(({ fields }) => fields)),
  values: Object.assign({}, ...words.map(({ values }) => values)),
  pages: Object.assign({}, ...words.map(({ pages }) => pages)),
})
