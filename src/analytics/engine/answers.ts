import * as z from 'zod/mini'
import { log } from '../../platform/log.ts'
import { type Accuracy, type Figures, type Row, scaled } from '../figures.ts'
import { EngineSilent } from './ask.ts'

// The engine writes whole numbers of 64 bits as texts.
const count = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^\d{1,15}$/))]),
  z.pipe(z.transform(Number), z.int().check(z.minimum(0))),
)

const figuresOf = z.array(
  z.object({
    step: z.string(),
    views: count,
    visits: count,
    visitors: count,
    one_page: count,
    points: count,
    stored: count,
    stored_views: count,
  }),
)

const rowsOf = z.array(
  z.object({ item: z.string(), times: count, visits: count, visitors: count, stored: count }),
)

/**
 * What the engine answers to `figuresBy`, by day or hour.
 *
 * @throws EngineSilent for anything else
 */
export function readFigures(answer: unknown[]): Map<string, Figures & Accuracy> {
  const steps = parse(figuresOf, answer).map(({ step, one_page, stored_views, ...found }) => {
    const { visitors, views, visits, points, stored } = found
    const people = (many: number) => scaled(many, views, stored_views)
    const onePage = people(one_page)
    return [step, { visitors: people(visitors), views, visits, onePage, points, stored }] as const
  })
  return new Map(steps)
}

/**
 * What the engine answers to `rowsBy`.
 *
 * @throws EngineSilent for anything else
 */
export const readRows = (answer: unknown[], exits: boolean): Row[] =>
  parse(rowsOf, answer).map(({ item: key, stored, ...found }) => {
    const visitors = scaled(found.visitors, found.times, stored)
    const { times, visits } = exits ? { times: visitors, visits: visitors } : found
    return { key, visitors, times, visits }
  })

function parse<T>(shape: z.ZodMiniType<T>, answer: unknown[]): T {
  const result = shape.safeParse(answer)
  if (result.success) return result.data
  log('warn', 'analytics engine silent', { why: 'unexpected rows' })
  throw new EngineSilent('unexpected rows')
}
