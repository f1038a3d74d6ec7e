import { addDays, todayIn } from '../platform/calendar-date.ts'
import {
  type Dimension,
  type Filters,
  fewestFiltered,
  fewestVisitors,
  filterable,
  KEYS_A_DAY,
} from './dimensions.ts'
import { EngineSilent } from './engine/ask.ts'
import { isFit } from './engine/sql.ts'
import { type Accuracy, type Figures, type Period, type Row, sumOf } from './figures.ts'
import { daysIn, firstRetained, spansOf, stepsOf } from './period-rules.ts'
import { type Found, readEngine } from './read-engine.ts'
import { readTotals } from './read-totals.ts'
import type { VisitSource } from './visit-source.ts'

/** What is asked about a period. */
export type Question<D extends Dimension> = {
  period: Period
  /**
   * Only visits of these; empty values do not count. The engine alone can tell, which forgets after
   * three months.
   */
  filters?: Filters
  /** The figures of each step of the period: an hour of one day, a day or a month. */
  series?: 'hour' | 'day' | 'month'
  /** The most frequent keys of these dimensions, and how many of each. Of a day `KEYS_A_DAY` are kept. */
  rows?: { [dimension in D]: number }
}

export type Answer<D extends Dimension> = {
  figures: Figures
  /** `at`: `2026-12-01T09`, `2026-12-01` or `2026-12`; every step of the period, empty ones too. */
  series: (Figures & { at: string })[]
  rows: { [dimension in D]: Row[] }
  accuracy: Accuracy
  /** Days of the period that were looked at, though nobody may have come. Of others nothing is known. */
  known: Set<string>
  /** Whether the engine answered: `off` without keys, `silent` if it did not. */
  engine: 'answered' | 'not needed' | 'off' | 'silent'
  /** The first day that could be looked at, where filters reach back less far than asked. */
  since: string | null
  /**
   * The first day from which on all are known, where the period begins with days that the engine has
   * forgotten and that have no totals.
   */
  begins: string | null
  /** Filters with a value that no recorded visit has (a quote, say): nothing was asked. */
  refused: (keyof Filters)[]
  /** Whether somebody came, but so few that nothing is said of them: see `fewestFiltered`. */
  few: boolean
}

/**
 * Reads what a period's visits come to: closed days from their totals, the rest from the engine.
 * One round trip to the database, then as many requests to the engine as there are dimensions, and
 * one or two more.
 *
 * @returns never throws for an engine that does not answer: figures are then of what is known
 */
export async function readVisits<D extends Dimension>(
  source: VisitSource,
  question: Question<D>,
): Promise<Answer<D>> {
  const { period, filters = {}, series } = question
  const today = todayIn(source.timeZone)
  const given = filterable.filter((name) => filters[name])
  const refused = given.filter((name) => !isFit(filters[name] ?? ''))
  if (refused.length > 0)
    return put(source, question, [], {
      ...{ engine: 'not needed', known: new Set(daysIn(period)), refused },
    })

  const asked = Object.entries(question.rows ?? {}) as [D, number][]
  const rows = asked.map(([name, most]) => [name, Math.max(most, KEYS_A_DAY)] as [D, number])
  const hours = series === 'hour'
  const reachable = daysIn(period).filter((day) => day >= firstRetained(today) && day <= today)
  const filtered = given.length > 0
  const stored = filtered ? null : await readTotals(source.db, { period, hours, rows })
  const open = reachable.filter((day) => !stored?.days.has(day))
  const closed = stored ? [stored] : []
  const known = new Set(stored?.days.keys())
  const since = filtered && period.from < firstRetained(today) ? firstRetained(today) : null
  const lost = daysIn(period).findLast((day) => day < firstRetained(today) && !known.has(day))
  const reach = { known, since, begins: !filtered && lost ? addDays(lost, 1) : null }
  if (open.length === 0) return put(source, question, closed, { engine: 'not needed', ...reach })
  if (!source.engine) return put(source, question, closed, { engine: 'off', ...reach })
  try {
    const spans = spansOf(open, source.timeZone)
    const live = await readEngine(source, source.engine, { spans, filters, hours, rows })
    for (const day of open) known.add(day)
    const answer = put(source, question, [...closed, live], { engine: 'answered', ...reach })
    const { views, visitors } = answer.figures
    const few = views > 0 && visitors < fewestFiltered(filters)
    if (!few) return answer
    return put(source, question, [], { engine: 'answered', ...reach, known: new Set(), few })
  } catch (error) {
    if (!(error instanceof EngineSilent)) throw error
    return put(source, question, closed, { engine: 'silent', ...reach })
  }
}

/** Puts together what was found where. */
function put<D extends Dimension>(
  { timeZone }: VisitSource,
  { period, series, rows }: Question<D>,
  found: Found[],
  rest: Pick<Answer<D>, 'engine' | 'known'> & Partial<Answer<D>>,
): Answer<D> {
  const days = found.flatMap((each) => [...each.days])
  const steps = series === 'hour' ? found.flatMap((each) => [...each.hours]) : days
  const bySteps = Map.groupBy(steps, ([at]) => (series === 'month' ? at.slice(0, 7) : at))
  const figuresAt = (at: string) => sumOf((bySteps.get(at) ?? []).map(([, figures]) => figures))
  const total = (name: keyof Accuracy) => days.reduce((sum, [, day]) => sum + day[name], 0)
  const asked = Object.entries(rows ?? {}) as [D, number][]
  return {
    figures: sumOf(days.map(([, figures]) => figures)),
    series: series ? stepsOf(period, series, timeZone).map((at) => ({ at, ...figuresAt(at) })) : [],
    rows: Object.fromEntries(
      asked.map(([dimension, most]) => [dimension, merge(found, dimension, most)]),
    ) as { [dimension in D]: Row[] },
    accuracy: { points: total('points'), stored: total('stored') },
    since: null,
    begins: null,
    refused: [],
    few: false,
    ...rest,
  }
}

function merge(found: Found[], dimension: Dimension, most: number): Row[] {
  const all = found.flatMap(({ rows }) => rows.get(dimension) ?? [])
  const sums = [...Map.groupBy(all, ({ key }) => key)].map(([key, same]) => ({
    key,
    visitors: same.reduce((sum, { visitors }) => sum + visitors, 0),
    times: same.reduce((sum, { times }) => sum + times, 0),
    visits: same.reduce((sum, { visits }) => sum + visits, 0),
  }))
  return sums
    .filter(({ visitors }) => visitors >= fewestVisitors(dimension))
    .sort((a, b) => b.times - a.times || (a.key < b.key ? -1 : 1))
    .slice(0, most)
}
