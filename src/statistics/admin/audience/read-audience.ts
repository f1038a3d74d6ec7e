import { KEYS_A_DAY } from '../../../analytics/dimensions.ts'
import type { Row } from '../../../analytics/figures.ts'
import { type Answer, readVisits } from '../../../analytics/read-visits.ts'
import type { VisitSource } from '../../../analytics/visit-source.ts'
import { isFiltered, type Look } from '../../look.ts'
import { titlesOf } from '../../queries.ts'
import { type Panel, type PanelDimension, panels, ranked } from './panels.ts'
import { collectionTitles, hoursOfWeekdays, visitorsOf } from './queries.ts'

/** Rows that a panel shows among others. */
export const FEW = 10

type Read = Answer<PanelDimension | 'hour'>

/** What is read beside the rows themselves. */
export type Beside = {
  answer: Read
  /** Of products and collections, by path. */
  titles: Map<string, string>
  /** Visitors in the period before; null where that is not known. */
  before: (dimension: PanelDimension, key: string) => number | null
}

/** What the page of the audience shows. */
export type Audience = Beside & {
  rowsOf: (panel: Panel) => Row[]
  /** Visitors of each weekday (0 is Sunday) and hour; null of a single day, and of filtered visits. */
  week: { weekday: number; hour: string; visitors: number }[] | null
}

/**
 * Reads what the page of the audience shows, or all of one panel, in two round trips to the
 * database.
 */
export async function readAudience(
  source: VisitSource,
  look: Look,
  only?: Panel,
): Promise<Audience> {
  const { filters, chosen } = look
  const asked = only ? { [only.dimension]: KEYS_A_DAY } : ofThePage
  const answer: Read = await readVisits(source, {
    period: chosen.period,
    filters,
    series: 'day',
    rows: asked as typeof ofThePage,
  })
  const filtered = isFiltered(look)
  const shown = only ? [only] : panels
  const rowsOf = (panel: Panel) => ranked(answer.rows[panel.dimension] ?? [], panel)
  const keys = shown.flatMap((panel) =>
    rowsOf(panel)
      .slice(0, only ? KEYS_A_DAY : FEW)
      .map(({ key }): [PanelDimension, string] => [panel.dimension, key]),
  )
  const { db } = source
  const [products, collections, before, week] = await db.batch([
    titlesOf(db, handlesIn(keys, 'products')),
    collectionTitles(db, handlesIn(keys, 'collections')),
    // Of filtered visits the database knows nothing.
    visitorsOf(db, filtered ? [] : keys, chosen.before),
    hoursOfWeekdays(db, chosen.period),
  ])
  const visitors = new Map(before.map((row) => [`${row.dimension} ${row.key}`, row.visitors]))
  return {
    answer,
    rowsOf,
    titles: new Map([
      ...products.map(({ handle, title }) => [`/products/${handle}`, title] as const),
      ...collections.map(({ handle, title }) => [`/collections/${handle}`, title] as const),
    ]),
    before: (dimension, key) =>
      visitors.size === 0 ? null : (visitors.get(`${dimension} ${key}`) ?? 0),
    week: filtered || chosen.step === 'hour' ? null : week,
  }
}

/** All of them, because a panel may be ranked by another figure than rows are read by. */
const ofThePage = {
  ...(Object.fromEntries(panels.map(({ dimension }) => [dimension, KEYS_A_DAY])) as {
    [dimension in PanelDimension]: number
  }),
  hour: 24,
}

function handlesIn(keys: [PanelDimension, string][], folder: 'products' | 'collections') {
  const start = `/${folder}/`
  const handles = keys.flatMap(([, key]) => (key.startsWith(start) ? key.slice(start.length) : []))
  return [...new Set(handles)]
}
