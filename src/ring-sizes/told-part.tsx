import type { RingSystem } from './rules/scales.ts'
import { type ToldSize, toldName } from './rules/told-size.ts'
import { ToldNotice } from './views/told-size.tsx'
import { ringSizeWords } from './words.ts'

/** A ring size that a guest told, and the system in which they read it. */
export type Told = { size: ToldSize; system: RingSystem }

/** `54 (EU)`, with a no-break space. */
export const toldWords = ({ size, system }: Told): string =>
  ringSizeWords()
    .told(toldName(system, size), ringSizeWords().systems[system])
    .replaceAll(' ', '\u00a0')

/** What the guide says in its slot to a guest who told their size: HTML. */
export const toldPart = (told: Told): string => String(<ToldNotice size={toldWords(told)} />)
