import type { DeliveryZone } from '../platform/config.ts'
import type { Minor } from '../platform/money.ts'

/** One choice a shopper makes: "Metal", "Ring size". */
export type Option = { name: string; values: string[] }

/** A product belongs to the collection when every condition (`all`) or one of them (`any`) holds. */
export type CollectionRule = { match: 'all' | 'any'; conditions: Condition[] }

type Condition =
  | { field: 'type' | 'tag'; is: string }
  | { field: 'price'; from?: Minor; to?: Minor }

/** Whether a product belongs to a collection by its rule. `priceFrom` in minor units. */
export function belongs(
  rule: CollectionRule,
  product: { type: string; tags: string[]; priceFrom: Minor },
): boolean {
  const holds = (condition: Condition) => {
    if (condition.field === 'price')
      return (
        product.priceFrom >= (condition.from ?? 0) &&
        product.priceFrom <= (condition.to ?? Number.MAX_SAFE_INTEGER)
      )
    const words = condition.field === 'type' ? [product.type] : product.tags
    return words.some((word) => word.toLowerCase() === condition.is.toLowerCase())
  }
  return rule.match === 'all' ? rule.conditions.every(holds) : rule.conditions.some(holds)
}

/** What tells a variant from the others, in words: `18K rose gold, ring size 54`. Empty for a product with one variant. */
export function variantTitle(options: Option[], values: string[]): string {
  const words = values.map((value, index) => {
    const bare = /^[\d.,]+( ?[a-z]{1,2})?$/.test(value)
    return bare ? valueWithName(options[index]?.name ?? '', value) : value
  })
  return words.join(', ')
}

/** A value that says little alone, after the name of its option: `ring size 54`. */
export const valueWithName = (name: string, value: string): string =>
  `${name.toLowerCase()} ${value}`.trim()

/** What shoppers are told about stock; never the number, except that the last one is the last one. */
export type Availability = 'in-stock' | 'low' | 'last-one' | 'made-to-order' | 'sold-out'

const LOW = 3

/** `stock`: pieces free to sell. */
export function availabilityOf(variant: {
  active: boolean
  madeToOrder: boolean
  stock: number
}): Availability {
  if (!variant.active) return 'sold-out'
  if (variant.madeToOrder) return 'made-to-order'
  if (variant.stock <= 0) return 'sold-out'
  if (variant.stock === 1) return 'last-one'
  return variant.stock <= LOW ? 'low' : 'in-stock'
}

/** Whether `quantity` pieces can be promised now. */
export function canSell(
  variant: { active: boolean; madeToOrder: boolean; stock: number },
  quantity: number,
): boolean {
  return variant.active && (variant.madeToOrder || variant.stock >= quantity)
}

/**
 * Text reduced to what people type: lower case, without accents, `ł ø ß æ` spelled plainly, words separated by one space.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[łøßæœđðþı]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim()
}

const plainLetters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Days in which a consumer may send goods back without a reason: Directive 2011/83/EU, article 9. */
export const WITHDRAWAL_DAYS = 14

/**
 * What delivery of goods of this value costs at least, in the shop's first zone, which is its own; null without zones.
 * `days`: on the way, fewest and most; `country`: the zone's first, for which public pages count them.
 */
export function homeDelivery(zones: DeliveryZone[], goods: Minor) {
  const [home] = zones
  if (!home) return null
  const standard = goods < home.insured_from ? home.standard : undefined
  const country = home.countries[0] ?? ''
  return { zone: home.zone, country, insured: !standard, ...(standard ?? home.insured) }
}
