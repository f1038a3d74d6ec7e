import type { Shop } from '../../../platform/config.ts'
import { decimalsOf } from '../../../platform/money.ts'
import type { ListFacets } from '../rules/counts.ts'
import { listingWords } from '../words.ts'
import { facetLabel } from './facet-label.ts'

type Props = {
  shop: Shop
  /** The form's action, without a query. */
  action: string
  /** The search text, on a search page. */
  q?: string | undefined
  counts: ListFacets
  /** The address without any filter; null if there is none. */
  clear: string | null
}

/** Facets that are expanded initially. */
const OPEN = 2

/** Renders a list's filters: a plain form that leads to the same page, filtered. */
export const FacetForm = ({ shop, action, q, counts, clear }: Props) => {
  const { facets, prices, applied } = counts
  const chosen = Object.values(applied.values).flat().length + Number(isPriced(counts))
  return (
    <form id="filters" class="filters" action={action}>
      {q && <input type="hidden" name="q" value={q} />}
      <details id="filters-all">
        <summary>{listingWords().filtersChosen(chosen)}</summary>
        {facets.map(({ name, values }, at) => (
          <details
            id={`filter-${name}`}
            open={at < OPEN || values.some((value) => value.chosen)}
            class="filter"
          >
            <summary>{listingWords().facets[name]}</summary>
            <fieldset>
              <legend>{listingWords().facets[name]}</legend>
              {values.map((value) => (
                <label>
                  <input type="checkbox" name={name} value={value.value} checked={value.chosen} />
                  {facetLabel(name, value.value, value.label)} <small>{value.count}</small>
                </label>
              ))}
            </fieldset>
          </details>
        ))}
        {(prices || isPriced(counts)) && <PriceFields shop={shop} counts={counts} />}
        <p class="actions">
          <button class="button-quiet" type="submit">
            {listingWords().apply}
          </button>
          {clear && (
            <a href={clear} rel="nofollow" data-live>
              {listingWords().clearAll}
            </a>
          )}
        </p>
      </details>
    </form>
  )
}

const isPriced = ({ applied: { from, to } }: ListFacets) => from !== null || to !== null

const PriceFields = ({ shop, counts: { prices, applied } }: Pick<Props, 'shop' | 'counts'>) => {
  const scale = 10 ** decimalsOf(shop.currency)
  return (
    <fieldset class="filter-price">
      <legend>
        {listingWords().facets.price} ({shop.currency})
      </legend>
      <PriceField
        id="price-from"
        name="price.gte"
        label={listingWords().priceFrom}
        value={applied.from === null ? null : applied.from / scale}
        hint={prices && Math.floor(prices.low / scale)}
      />
      <PriceField
        id="price-to"
        name="price.lte"
        label={listingWords().priceTo}
        value={applied.to === null ? null : applied.to / scale}
        hint={prices && Math.ceil(prices.high / scale)}
      />
    </fieldset>
  )
}

type PriceFieldProps = {
  id: string
  name: string
  label: string
  value: number | null
  hint: number | null
}

const PriceField = ({ id, name, label, value, hint }: PriceFieldProps) => (
  <label>
    {label}{' '}
    <input
      id={id}
      name={name}
      inputmode="numeric"
      pattern="\d*"
      value={value ?? ''}
      placeholder={String(hint ?? '')}
    />
  </label>
)
