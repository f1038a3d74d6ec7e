import { words } from '../../ui/messages.ts'
import { type Option, valueWithName, variantTitle } from '../rules.ts'
import { isRingSize, readValue } from './options.ts'
import { type Circumference, diameterOf, nameIn, type RingSystem } from './rules.ts'

/** A size as a shopper reads it: `54 mm · US 6¾`; where the millimetres are the size, `54 mm · 17.2 mm across`. */
export function sizeWords(size: Circumference, system: RingSystem): string {
  return [words.ringSizes.millimetres(size), nameWords(size, system)].filter(Boolean).join(' · ')
}

/** The same in a sentence: `54 mm (US 6¾)`, in which no line ends between a number and what it counts. */
export function sizeInText(size: Circumference, system: RingSystem): string {
  const name = nameWords(size, system)
  return [words.ringSizes.millimetres(size), name && `(${name})`]
    .filter((part) => part !== null)
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join(' ')
}

type Sized = { type: string; options: Option[]; optionValues: string[] }

/** What tells a variant from the others, for who reads sizes so: `18K rose gold, ring size 54 mm (US 6¾)`. */
export function variantTitleIn(system: RingSystem, { type, options, optionValues }: Sized): string {
  const told = optionValues.map((value, at) => {
    const name = options[at]?.name ?? ''
    const size = isRingSize(type, name) ? readValue(value) : null
    return size === null ? value : valueWithName(name, sizeInText(size, system))
  })
  return variantTitle(options, told)
}

function nameWords(size: Circumference, system: RingSystem): string | null {
  if (system === 'eu') return words.ringSizes.across(diameterOf(size).toFixed(1))
  const name = nameIn(system, size)
  return name && `${words.ringSizes.systems[system]} ${name}`
}
