import type { CsvTable, CsvTables } from '../csv-table.ts'
import { readSite, type SiteFigures } from './read-site.ts'
import { siteWords } from './words.ts'

type Words = ReturnType<typeof siteWords>
type List =
  | 'errors'
  | 'notFound'
  | 'notFoundFrom'
  | 'answerTimes'
  | 'slowPages'
  | 'dropped'
  | 'webhooks'

/** Keys with how often they came, and their names where they have some. */
const listOf =
  (
    name: string,
    list: List,
    columnOf: (words: Words) => string,
    namesOf: (words: Words) => Record<string, string> = () => ({}),
  ) =>
  async ({ source, look }: Parameters<CsvTables[string]>[0]): Promise<CsvTable> => {
    const words = siteWords()
    const figures: SiteFigures = await readSite(source, look.chosen)
    return {
      name,
      head: [columnOf(words), words.times, words.visitors],
      rows: figures[list].map(({ key, times, visitors }) => [
        ...[namesOf(words)[key] ?? key, times, visitors],
      ]),
    }
  }

/** The tables of how the site does as files. */
export const siteTables: CsvTables = {
  errors: listOf('errors', 'errors', ({ error }) => error),
  'not-found': listOf('not-found', 'notFound', ({ address }) => address),
  'not-found-from': listOf('not-found-from', 'notFoundFrom', ({ site }) => site),
  'answer-times': listOf(
    ...(['answer-times', 'answerTimes'] as const),
    ({ answerTime }) => answerTime,
    ({ answerTimeNames }) => answerTimeNames,
  ),
  'slow-pages': listOf('slow-pages', 'slowPages', ({ page }) => page),
  dropped: listOf(
    'dropped',
    'dropped',
    ({ reason }) => reason,
    ({ reasons }) => reasons,
  ),
  webhooks: listOf(
    'webhooks',
    'webhooks',
    ({ reason }) => reason,
    ({ reasons }) => reasons,
  ),
  sampling: async ({ source, look }) => {
    const { day, written, kept } = siteWords()
    const { sampled } = await readSite(source, look.chosen)
    return {
      ...{ name: 'sampled-days', head: [day, written, kept] },
      rows: sampled.map((each) => [each.day, each.points, each.stored]),
    }
  },
}
