import type { ProductLeaf, PropertyValueLeaf, SizeSpecificationLeaf } from 'schema-dts'
import { readValue } from '../../ring-sizes/rules/read-value.ts'
import { isMetal } from '../rules/metals.ts'
import type { Option } from '../rules/options.ts'
import { isRingSize } from '../rules/ring-size-option.ts'

/**
 * What an option is to schema.org: a property of its own, or its own name where there is none, or
 * another option has it.
 */
type Meaning = { option: Option; property: Property | null }

type Property = 'material' | 'color' | 'size'

/** What the options of a product mean, in their order. Each property is given once. */
export function meaningsOf(options: Option[]): Meaning[] {
  const taken = new Set<Property>()
  return options.map((option) => {
    const property = properties.find(([is]) => is(option.name))?.[1]
    if (property === undefined || taken.has(property)) return { option, property: null }
    taken.add(property)
    return { option, property }
  })
}

/** For `variesBy`: schema.org's word, or the option's own (schema.org/variesBy takes both). */
export const variesBy = (meanings: Meaning[]) =>
  meanings.map(({ option, property }) =>
    property ? `https://schema.org/${property}` : option.name,
  )

/** What is chosen in a variant of a product of this type. */
export function chosen(
  type: string,
  meanings: Meaning[],
  values: string[],
): { own: Pick<ProductLeaf, Property>; others: PropertyValueLeaf[] } {
  const given = meanings.map((meaning, at) => ({ ...meaning, value: values[at] ?? '' }))
  return {
    own: Object.fromEntries(
      given.flatMap(({ option, property, value }) =>
        property
          ? [[property, property === 'size' ? sizeOf(type, option.name, value) : value]]
          : [],
      ),
    ),
    others: given.flatMap(({ option, property, value }) =>
      property ? [] : [{ '@type': 'PropertyValue', name: option.name, value }],
    ),
  }
}

const properties: [(name: string) => boolean, Property][] = [
  [isMetal, 'material'],
  [(name) => /colou?r/i.test(name), 'color'],
  [(name) => /size|length|diameter|width/i.test(name), 'size'],
]

/**
 * A ring size of this shop is the inner circumference in millimetres (ISO 8653), which is also how
 * most of Europe counts.
 */
function sizeOf(type: string, option: string, value: string): string | SizeSpecificationLeaf {
  const circumference = isRingSize(type, option) ? readValue(value) : null
  if (circumference === null) return value
  return {
    '@type': 'SizeSpecification',
    name: value,
    sizeSystem: 'https://schema.org/WearableSizeSystemEurope',
    hasMeasurement: { '@type': 'QuantitativeValue', value: circumference, unitCode: 'MMT' },
  }
}
