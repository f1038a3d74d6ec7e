import { type Circumference, diameterOf, nameIn, type RingSystem } from './rules/scales.ts'
import { ringSizeWords } from './words.ts'

/**
 * A size for shoppers: `54 mm · US 6¾`; where the size is in millimetres, `54 mm · 17.2 mm across`.
 */
export function sizeWords(size: Circumference, system: RingSystem): string {
  return [ringSizeWords().millimetres(size), nameWords(size, system)].filter(Boolean).join(' · ')
}

/** The same for running text: `54 mm (US 6¾)`, with no-break spaces. */
export function sizeInText(size: Circumference, system: RingSystem): string {
  const name = nameWords(size, system)
  return [ringSizeWords().millimetres(size), name && `(${name})`]
    .filter((part) => part !== null)
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join(' ')
}

/**
 * What a button adds to the millimetres: `6¾`; where the size is in millimetres, the diameter,
 * `17.2`. Null if the system has no name for the size.
 */
export const shortName = (size: Circumference, system: RingSystem): string | null =>
  system === 'eu' ? diameterOf(size).toFixed(1) : nameIn(system, size)

/** What the two stand for, said once for all buttons: `mm · US`. */
export const sizeUnit = (system: RingSystem): string =>
  ringSizeWords().unit(
    system === 'eu' ? ringSizeWords().acrossUnit : ringSizeWords().systems[system],
  )

function nameWords(size: Circumference, system: RingSystem): string | null {
  if (system === 'eu') return ringSizeWords().across(diameterOf(size).toFixed(1))
  const name = nameIn(system, size)
  return name && `${ringSizeWords().systems[system]} ${name}`
}
