import { facetNames, facetValues, wholePrice } from './facets.ts'
import { readSort } from './sorts.ts'

/** Query parameters that filter a list. There are more combinations than anybody can crawl. */
export const filterParameters = [...facetNames, 'price.gte', 'price.lte'] as const

const given = (value: string | undefined): string[] => (value ? [value] : [])

/** Query parameters of a list. A value that changes nothing is left out. */
export const listParameters = {
  page: ([text]: string[]) => given(text === '1' ? '' : text),
  sort: ([text]: string[]) => {
    const sort = readSort(text)
    return sort === 'featured' ? [] : [sort]
  },
  'price.gte': (all: string[]) => given(wholePrice(all)?.toString()),
  'price.lte': (all: string[]) => given(wholePrice(all)?.toString()),
  ...Object.fromEntries(
    facetNames.map((name) => [name, (all: string[]) => facetValues(name, all)]),
  ),
}

/** Query parameters of suggestions: the search text as typed, without spaces around it. */
export const suggestParameters = {
  q: ([text = '']: string[]) => given(text.trim().slice(0, 100)),
}

export const searchParameters = { ...suggestParameters, ...listParameters }

const variantId = ([text = '']: string[]) => (/^[\w-]{1,64}$/.test(text) ? [text] : [])

/** Query parameters of a product's page; `sizesInAddress` adds the system of ring sizes. */
export const productParameters = { variant: variantId, shown: variantId }
