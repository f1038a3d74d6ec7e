import { words } from '../../ui/messages.ts'
import { type Circumference, diameterOf, nameIn, type RingSystem } from './rules.ts'

/** A size as a shopper reads it: `54 mm · US 6¾`; where the millimetres are the size, `54 mm · 17.2 mm across`. */
export function sizeWords(size: Circumference, system: RingSystem): string {
  return [words.ringSizes.millimetres(size), nameWords(size, system)].filter(Boolean).join(' · ')
}

/** The same in a sentence: `54 mm (US 6¾)`. */
export function sizeInText(size: Circumference, system: RingSystem): string {
  const name = nameWords(size, system)
  return words.ringSizes.millimetres(size) + (name ? ` (${name})` : '')
}

function nameWords(size: Circumference, system: RingSystem): string | null {
  if (system === 'eu') return words.ringSizes.across(diameterOf(size).toFixed(1))
  const name = nameIn(system, size)
  return name && `${words.ringSizes.systems[system]} ${name}`
}
