import { keyName } from '../../key-names.ts'
import type { ArrivalFigures } from '../../shop-rules.ts'
import { shopFigureWords } from './words.ts'

/** What the page and its file call a channel or a campaign. */
export function arrivalName(
  { kind, name }: ArrivalFigures,
  by: 'channel' | 'campaign',
  locale: string,
): string {
  const words = shopFigureWords().arrivals
  if (kind === 'staff') return words.staff
  if (name === null) return by === 'channel' ? words.unknown : words.none
  return keyName(by, name, locale)
}
