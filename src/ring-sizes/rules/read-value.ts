import type { Circumference } from './scales.ts'

/**
 * The size in an option's value, as inner circumference in millimetres; null for words and other
 * systems.
 */
export function readValue(value: string): Circumference | null {
  const size = /^\d\d(\.\d)?$/.test(value) ? Number(value) : 0
  return size >= 40 && size <= 80 ? size : null
}
