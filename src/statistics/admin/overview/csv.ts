import { notesAt } from '../../chart-notes.ts'
import { figureNames, figureRules } from '../../figures.ts'
import { formatStep } from '../../format.ts'
import { valuesOf } from '../../overview-values.ts'
import { readOverview } from '../../read-overview.ts'
import { statisticsWords } from '../../words.ts'
import type { CsvTables } from '../csv-table.ts'

/** The chart of the overview as a file: every figure of each step, empty where it is not known. */
export const overviewTables: CsvTables = {
  steps: async ({ source, look, shop }) => {
    const overview = await readOverview(source, shop, look)
    const { step } = look.chosen
    const words = statisticsWords()
    const notesOf = notesAt(overview.notes, step, (day) => day)
    const columns = figureNames.map((name) => ({
      title: words.figures[name].title,
      isMoney: figureRules[name].kind === 'money',
      steps: valuesOf(overview, name).steps,
    }))
    return {
      name: 'statistics',
      head: [words.chart.step[step], ...columns.map(({ title }) => title), words.chart.notes],
      rows: overview.now.steps.map(({ at }, n) => [
        step === 'hour' ? formatStep(at, shop.locale) : at,
        ...columns.map(({ steps, isMoney }) => {
          const value = steps[n]?.value ?? null
          if (value === null || !isMoney) return value
          return { amount: Math.round(value), currency: shop.currency }
        }),
        notesOf(at).join(' · '),
      ]),
    }
  },
}
