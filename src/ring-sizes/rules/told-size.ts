import { sizeOf } from './read-name.ts'
import { readValue } from './read-value.ts'
import { type Circumference, nameIn, type RingSystem } from './scales.ts'

/**
 * A ring size that a guest told, in tenths of a millimetre of inner circumference: whole numbers, as
 * the cookie and the database keep it.
 */
export type ToldSize = number

/** Sizes that can be told: those that `readValue` takes for a ring's. */
const TOLD = { from: 400, to: 800 } as const

/** Reads a size as it is called in a system; null for what is none there. */
export function readTold(system: RingSystem, name: string): ToldSize | null {
  const size = system === 'eu' ? readValue(name.trim().replace(',', '.')) : sizeOf(system, name)
  return size === null ? null : toldOf(size)
}

/** A ring's size as one that is told; null for what is too small or too large to be told. */
export function toldOf(size: Circumference): ToldSize | null {
  const told = Math.round(size * 10)
  return told >= TOLD.from && told <= TOLD.to ? told : null
}

/** What a told size is called in a system, as `readTold` reads it. */
export const toldName = (system: RingSystem, told: ToldSize): string =>
  (system === 'eu' ? null : nameIn(system, told / 10)) ?? String(told / 10)
