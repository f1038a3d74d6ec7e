import type { ProductLeaf, PropertyValueLeaf, SizeSpecificationLeaf } from 'schema-dts'
import { readValue } from '../../ring-sizes/rules/read-value.ts'
import { isMetal } from '../rules/metals.ts'
import type { Option } from '../rules/options.ts'
import { isRingSize } from '../rules/ring-size-option.ts'

/**
 * An option in schema.org's terms: a property, or null if there is none or another option has it.
 */
type Meaning = { option: Option; property: Property | null }

type Property = 'material' | 'color' | 'size'

/** The schema.org properties of a product's options, in order. Each property is used once. */
export function meaningsOf(options: Option[]): Meaning[] {
  const taken = new Set<Property>()
  return options.map((option) => {
    const property = properties.find(([is]) => is(option.name))?.[1]
    if (property === undefined || taken.has(property)) return { option, property: null }
    taken.add(property)
    return { option, property }
  })
}

/**
 * For `variesBy`: schema.org's property, or the option's own name (schema.org/variesBy accepts
 * both).
 */
export const variesBy = (meanings: Meaning[]) =>
  meanings.map(({ option, property }) =>
    property ? `https://schema.org/${property}` : option.name,
  )

/** The values of a variant, for a product of this type. */
export function valuesOf(
  type: string,
  meanings: Meaning[],
  values: string[],
): { own: Pick<ProductLeaf, Property>; others: PropertyValueLeaf[] } {
  const all = meanings.map((meaning, at) => ({ ...meaning, value: values[at] ?? '' }))
  return {
    own: Object.fromEntries(
      all.flatMap(({ option, property, value }) =>
        property
          ? [[property, property === 'size' ? sizeOf(type, option.name, value) : value]]
          : [],
      ),
    ),
    others: all.flatMap(({ option, property, value }) =>
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
 * This shop's ring sizes are inner circumferences in millimetres (ISO 8653), as in most of Europe.
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
