import type { Dimension, Filters } from './dimensions.ts'
import { readFigures, readRows } from './engine/answers.ts'
import type { Engine } from './engine/ask.ts'
import { figuresBy, rowsBy } from './engine/statements.ts'
import type { Accuracy, Figures, Row } from './figures.ts'
import type { Span } from './period-rules.ts'
import type { VisitSource } from './visit-source.ts'

/** What is known of some days of a period; rows by dimension. */
export type Found = {
  days: Map<string, Figures & Accuracy>
  /** By hour, `2026-12-01T09`, where hours were asked for. */
  hours: Map<string, Figures>
  rows: Map<Dimension, Row[]>
}

export type EngineQuestion = {
  spans: Span[]
  filters: Filters
  hours: boolean
  /** How many keys of each dimension. */
  rows: [Dimension, number][]
  /** In milliseconds, for all of it; left out: as long as a page may take. */
  patience?: number
}

/**
 * Asks the engine for all figures of some days, at once.
 *
 * @throws EngineSilent if it does not answer all of it
 */
export async function readEngine(
  { timeZone }: VisitSource,
  engine: Engine,
  { spans, filters, hours, rows, patience }: EngineQuestion,
): Promise<Found> {
  const points = { dataset: engine.dataset, timeZone, spans, filters }
  const [ofDays = [], ofHours = [], ...ofRows] = await engine.ask(
    [
      figuresBy('day', points),
      ...(hours ? [figuresBy('hour', points)] : []),
      ...rows.map(([dimension, most]) => rowsBy(dimension, most, points)),
    ],
    patience,
  )
  if (!hours) ofRows.unshift(ofHours)
  const found = rows.map(
    ([dimension], n) => [dimension, readRows(ofRows[n] ?? [], dimension === 'exit-page')] as const,
  )
  return {
    days: readFigures(ofDays),
    hours: hours ? withoutOnePage(readFigures(ofHours)) : new Map(),
    rows: new Map(found),
  }
}

/** Of closed days it is not kept by hour. */
const withoutOnePage = (hours: Map<string, Figures>) =>
  new Map([...hours].map(([at, figures]) => [at, { ...figures, onePage: 0 }]))
