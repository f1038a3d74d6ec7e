import { readVisits } from '../../../analytics/read-visits.ts'
import { keyName } from '../../key-names.ts'
import { isFiltered } from '../../look.ts'
import { knownOf } from '../../visits-by-step.ts'
import type { Asked, CsvTable, CsvTables } from '../csv-table.ts'
import { type Panel, panels } from './panels.ts'
import { hoursOfWeekdays } from './queries.ts'
import { readAudience } from './read-audience.ts'
import { byHour, byWeekday, hourName, hours, weekdayName, weekdays } from './times.ts'
import { audienceWords } from './words.ts'

/** A panel with its keys as they are kept beside their names, and every figure. */
const tableOf =
  (panel: Panel) =>
  async ({ source, look, shop }: Asked): Promise<CsvTable> => {
    const audience = await readAudience(source, look, panel)
    const { key, name, visitors, times, visits } = audienceWords().csvHead
    const { dimension } = panel
    return {
      name: fileName(dimension),
      head: [key, name, visitors, times, visits],
      rows: audience
        .rowsOf(panel)
        .map((row) => [
          row.key,
          keyName(dimension, row.key, shop.locale, audience.titles),
          ...[row.visitors, row.times, row.visits],
        ]),
    }
  }

const fileName = (table: string) => `visits-by-${table}`

/** The tables of the audience as files. */
export const audienceTables: CsvTables = {
  ...Object.fromEntries(panels.map((panel) => [panel.dimension, tableOf(panel)])),

  hour: async ({ source, look }) => {
    const { period } = look.chosen
    const answer = await readVisits(source, { period, filters: look.filters, rows: { hour: 24 } })
    const words = audienceWords()
    const found = answer.rows.hour.length > 0
    return {
      name: fileName('hour'),
      head: [words.hours.key, words.figures.visitors],
      rows: (found ? byHour(answer.rows.hour) : []).map(({ hour, visitors }) => [
        ...[hourName(hour), visitors],
      ]),
    }
  },

  weekday: async ({ source, look, shop }) => {
    const { period } = look.chosen
    const answer = await readVisits(source, { period, filters: look.filters, series: 'day' })
    const { weekdays: words } = audienceWords()
    return {
      name: fileName('weekday'),
      head: [words.key, words.value],
      rows: (answer.figures.visitors ? byWeekday(knownOf(answer)) : []).map(
        ({ weekday, visitors }) => [
          weekdayName(weekday, shop.locale, 'long'),
          Math.round(visitors * 100) / 100,
        ],
      ),
    }
  },

  week: async ({ source, look, shop }) => {
    // Of filtered visits it is not known, and the page does not have it.
    const found = isFiltered(look) ? [] : await hoursOfWeekdays(source.db, look.chosen.period)
    const words = audienceWords()
    const visitorsIn = (is: (weekday: number) => boolean) =>
      hours.map((hour) =>
        found.reduce(
          (sum, cell) => (cell.hour === hour && is(cell.weekday) ? sum + cell.visitors : sum),
          0,
        ),
      )
    const rows = weekdays.map((weekday) => [
      weekdayName(weekday, shop.locale, 'long'),
      ...visitorsIn((each) => each === weekday),
    ])
    return {
      name: fileName('hour-of-the-week'),
      head: [words.weekdays.key, ...hours.map(hourName)],
      rows: found.length > 0 ? [...rows, [words.week.all, ...visitorsIn(() => true)]] : [],
    }
  },
}
