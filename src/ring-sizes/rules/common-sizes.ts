import type { Circumference } from './scales.ts'

/** Sizes that the guide and the sizer always show: those in which adults' rings are made. */
export const COMMON_SIZES = { from: 44, to: 70 } as const

/** Every whole size from one to another, inclusive. */
export const wholeSizes = (from: Circumference, to: Circumference): Circumference[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
