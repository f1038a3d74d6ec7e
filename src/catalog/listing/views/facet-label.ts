import { capitalized } from '../../../platform/letters.ts'
import { stoneOrigins } from '../../rules/stone-origins.ts'
import { catalogWords } from '../../words.ts'
import { WITHOUT_STONES } from '../rules/facets.ts'
import { listingWords } from '../words.ts'

/** The name of a facet value: the shop's words for fixed values and origins, else the owner's. */
export function facetLabel(facet: string, value: string, label: string | null): string {
  const { values, withoutStones } = listingWords()
  if (!label) return value === WITHOUT_STONES ? withoutStones : (values[facet]?.[value] ?? value)
  const origin = facet === 'stone' && stoneOrigins.find((each) => value.startsWith(`${each}-`))
  return origin ? capitalized(catalogWords().facts.kind(origin, label)) : label
}
