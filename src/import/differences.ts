import { isDeepStrictEqual } from 'node:util'
import { decimalMoney } from '../platform/money.ts'
import type { Currency } from './cells.ts'
import type { Before } from './detail-queries.ts'
import { keptByTriggers, type ProductRecord, type VariantRecord } from './records.ts'
import { stockAfterwards } from './stated-stock.ts'

/** One change that an import makes, in the owner's words. */
export type Difference = {
  field: (typeof shownFields)[number]
  /** The product's handle, with the variant's option values. */
  what: string
  before: string
  after: string
}

/** In the order in which they are shown: what costs most first. */
export const shownFields = [
  ...['Stock', 'Price', 'Former price', 'On sale', 'Product', 'Made to order', 'Status'],
  ...['Handle', 'Title', 'Options', 'SKU', 'Barcode', 'Weight', 'Description', 'Vendor', 'Type'],
  ...['Tags', 'SEO title', 'SEO description', 'Pictures', 'Facts'],
] as const

/** Whether a product is already stored like this, apart from the hash of the file's words. */
export function isSame(record: ProductRecord, { product, onSale, variants, images }: Before) {
  if (!product || record.variants.length !== onSale.length) return false
  const derived = new Set<string>([...keptByTriggers, 'createdAt', 'updatedAt', 'contentHash'])
  const stored: Record<string, unknown> = record
  return (
    Object.entries(product).every(
      ([key, value]) => derived.has(key) || isDeepStrictEqual(stored[key], value),
    ) &&
    isDeepStrictEqual(
      record.variants,
      record.variants.map(({ id }) => variants.get(id)),
    ) &&
    isDeepStrictEqual(record.images, images)
  )
}

/**
 * What changes about a product that the shop has, as far as it means something to an owner. Of a
 * new one, only the variants that it takes over.
 */
export function differencesOf(
  record: ProductRecord,
  before: Before,
  currency: Currency,
): Difference[] {
  const { product, onSale, from } = before
  const found: Difference[] = []
  const compare = (field: Difference['field'], what: string, from: unknown, to: unknown) => {
    const [was, is] = [inWords(from), inWords(to)]
    if (was !== is) found.push({ field, what, before: short(was, is), after: short(is, was) })
  }
  for (const variant of record.variants.filter(({ id }) => from.has(id)))
    compare('Product', nameOf(record, variant), from.get(variant.id), record.handle)
  if (!product) return found
  for (const variant of record.variants) {
    const known = before.variants.get(variant.id)
    const what = nameOf(record, variant)
    if (known) compareVariant(what, known, variant, currency, compare)
    else compare('On sale', what, false, true)
  }
  const offered = new Set(record.variants.map(({ id }) => id))
  for (const variant of onSale.filter(({ id }) => !offered.has(id)))
    compare('On sale', nameOf(record, variant), true, false)

  const { handle } = record
  const texts = (images: ProductRecord['images']) => images.map(({ source, alt }) => [source, alt])
  const names = (each: Pick<ProductRecord, 'options'>) => each.options.map(({ name }) => name)
  compare('Status', handle, product.status, record.status)
  compare('Handle', handle, product.handle, handle)
  compare('Title', handle, product.title, record.title)
  compare('Options', handle, names(product), names(record))
  compare('Description', handle, product.descriptionHtml, record.descriptionHtml)
  compare('Vendor', handle, product.vendor, record.vendor)
  compare('Type', handle, product.type, record.type)
  compare('Tags', handle, product.tags, record.tags)
  compare('SEO title', handle, product.seoTitle, record.seoTitle)
  compare('SEO description', handle, product.seoDescription, record.seoDescription)
  compare('Pictures', handle, texts(before.images), texts(record.images))
  if (!isDeepStrictEqual(product.facts, record.facts))
    compare(
      'Facts',
      handle,
      changedOnly(product.facts, record.facts),
      changedOnly(record.facts, product.facts),
    )
  return found
}

type Compare = (field: Difference['field'], what: string, from: unknown, to: unknown) => void

function compareVariant(
  what: string,
  known: VariantRecord,
  variant: VariantRecord,
  currency: Currency,
  compare: Compare,
): void {
  const price = (amount: number | null) =>
    amount === null ? '' : decimalMoney(amount, currency.code)
  compare('Stock', what, known.stock, stockAfterwards(known, variant))
  compare('Price', what, price(known.price), price(variant.price))
  compare('Former price', what, price(known.compareAt), price(variant.compareAt))
  compare('On sale', what, known.active, true)
  compare('Made to order', what, known.madeToOrder, variant.madeToOrder)
  compare('Options', what, known.optionValues, variant.optionValues)
  compare('SKU', what, known.sku, variant.sku)
  compare('Barcode', what, known.barcode, variant.barcode)
  compare('Weight', what, `${known.weightGrams} g`, `${variant.weightGrams} g`)
}

const nameOf = ({ handle }: ProductRecord, { optionValues }: VariantRecord) =>
  [handle, optionValues.join(' / ')].filter(Boolean).join(' ')

/** The entries of `one` that are not the same in `other`. */
const changedOnly = (one: object, other: object) =>
  Object.fromEntries(
    Object.entries(one).filter(
      ([key, value]) => !isDeepStrictEqual(value, (other as Record<string, unknown>)[key]),
    ),
  )

function inWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return ''
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const WIDTH = 50

/** A text on one line, from shortly before the place where it begins to differ from the other. */
function short(text: string, other: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '') return 'none'
  if (line.length <= WIDTH) return line
  const differs = [...line].findIndex(
    (letter, at) => letter !== other.replace(/\s+/g, ' ').trim()[at],
  )
  const from = differs > WIDTH - 10 ? differs - 15 : 0
  const end = from + WIDTH < line.length ? '…' : ''
  return `${from > 0 ? '…' : ''}${line.slice(from, from + WIDTH)}${end}`
}
