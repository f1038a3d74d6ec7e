import { capitalized } from '../platform/letters.ts'
import type { Stone } from './facts.ts'
import { catalogWords } from './words.ts'

const w = () => catalogWords().facts

/** One kind of stone: always with its origin and treatment (16 CFR 23.12, 23.20, 23.24, 23.25). */
export function stoneWords(stone: Stone): string {
  const { count, origin, kind, caratTotal, treatment } = stone
  const parts = [
    w().stone(count, origin, kind),
    stone.shape,
    stone.cut && w().cut(stone.cut),
    stone.cutGrade && w().cutGrade(stone.cutGrade),
    caratTotal !== undefined && caratWords(stone, caratTotal),
    stone.diameterMm !== undefined && w().millimetres(stone.diameterMm),
    stone.color && w().color(stone.color),
    stone.clarity && w().clarity(stone.clarity),
    treatment && (treatment === 'none' ? w().untreated : w().treatment(treatment)),
  ]
  return capitalized(parts.filter(Boolean).join(', '))
}

/**
 * The kinds of stone in a product with their origin, each once: "Lab-grown diamond, natural ruby".
 * Empty without stones.
 */
export function stonesInShort(stones: Stone[]): string {
  return capitalized(
    [...new Set(stones.map(({ origin, kind }) => w().kind(origin, kind)))].join(', '),
  )
}

/**
 * A weight with as many decimals as it is known to: 16 CFR 23.18(c) holds a seller to the last
 * decimal given, so the total of stones that differ from unit to unit comes with its range.
 */
function caratWords({ count, caratTolerance }: Stone, total: number): string {
  const carats = w().carats(decimals(total), count > 1)
  if (caratTolerance === undefined) return carats
  return `${carats}, ${w().caratRange(decimals(total - caratTolerance), decimals(total + caratTolerance))}`
}

/** At least two decimals; a third if there is one. */
const decimals = (carats: number) => {
  const thousandths = Math.round(carats * 1000)
  return (thousandths / 1000).toFixed(thousandths % 10 === 0 ? 2 : 3)
}
