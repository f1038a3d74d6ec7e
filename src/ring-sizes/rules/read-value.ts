import type { Circumference } from './scales.ts'

/**
 * The size that a value of a product's option names, in millimetres around the inside; null for
 * words and for other systems.
 */
export function readValue(value: string): Circumference | null {
  const size = /^\d\d(\.\d)?$/.test(value) ? Number(value) : 0
  return size >= 40 && size <= 80 ? size : null
}
