import { area, line } from 'd3-shape'
import { across, type Scale, size, type Values } from './scale.ts'

/** The line through values, as the `d` of a path; it stops where nothing is known. */
export const lineOf = (values: Values, { y }: Scale, width = size.width): string =>
  line<number | null>()
    .defined((value) => value !== null)
    .x((_, n) => across(n, values.length, width))
    .y((value) => y(value ?? 0))
    .digits(0)(values) ?? ''

/** What lies between the line and zero. */
export const areaOf = (values: Values, { y }: Scale, width = size.width): string =>
  area<number | null>()
    .defined((value) => value !== null)
    .x((_, n) => across(n, values.length, width))
    .y0(y(0))
    .y1((value) => y(value ?? 0))
    .digits(0)(values) ?? ''
