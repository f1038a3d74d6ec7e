import { line } from 'd3-shape'
import { across, type Scale, size, type Values } from './scale.ts'

/** The line through values, as the `d` of a path; it stops where nothing is known. */
export const lineOf = (values: Values, { y }: Scale, width = size.width): string =>
  line<number | null>()
    .defined((value) => value !== null)
    .x((_, n) => across(n, values.length, width))
    .y((value) => y(value ?? 0))
    .digits(0)(values) ?? ''

/** What lies between the line and zero: each run of it is led down to zero, and back. */
export const areaOf = (values: Values, scale: Scale): string => {
  const zero = Math.round(scale.y(0))
  const runs = lineOf(values, scale).split('M').slice(1)
  return runs.map((run) => `M${run}V${zero}H${run.split(',')[0]}Z`).join('')
}
