import type { Circumference } from './scales.ts'

/** Sizes that the guide and the sizer show at least: what rings for grown-ups are made in. */
export const COMMON_SIZES = { from: 44, to: 70 } as const

/** Every whole size from one to another. */
export const wholeSizes = (from: Circumference, to: Circumference): Circumference[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
