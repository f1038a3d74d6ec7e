import type { Shop } from '../../../platform/config.ts'
import { formatMoney, type Minor } from '../../../platform/money.ts'
import type { ListFacets } from '../rules/counts.ts'
import { type FacetChoice, without } from '../rules/facets.ts'
import { listingWords } from '../words.ts'
import { facetLabel } from './facet-label.ts'

type Props = {
  shop: Shop
  counts: ListFacets
  /** The address of the list's first page with other filters. */
  pathOf: (choice: FacetChoice) => string
}

/**
 * Renders each active filter as a link that removes it, and one that removes all; nothing if there
 * are none.
 */
export const Chips = ({ shop, counts: { facets, applied }, pathOf }: Props) => {
  const chips = facets.flatMap(({ name, values }) =>
    values
      .filter(({ chosen }) => chosen)
      .map(({ value, label }) => ({
        label: facetLabel(name, value, label),
        path: pathOf(without(applied, name, value)),
      })),
  )
  const { from, to } = applied
  if (from !== null || to !== null) {
    const money = (amount: Minor | null) =>
      amount === null ? null : formatMoney(amount, shop.currency, shop.locale)
    const label = listingWords().priceChosen(money(from), money(to))
    chips.push({ label, path: pathOf(without(applied, 'price')) })
  }
  if (chips.length === 0) return null
  return (
    <ul class="chips" aria-label={listingWords().chosen}>
      {chips.map(({ label, path }) => (
        <li>
          <a href={path} rel="nofollow" data-live aria-label={listingWords().remove(label)}>
            {label} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a href={pathOf({ values: {}, from: null, to: null })} rel="nofollow" data-live>
            {listingWords().clearAll}
          </a>
        </li>
      )}
    </ul>
  )
}
