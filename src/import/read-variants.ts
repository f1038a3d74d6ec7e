import { visible } from '../catalog/listing/rules/fold-for-search.ts'
import { isRingSize } from '../catalog/rules/ring-size-option.ts'
import { decimalMoney } from '../platform/money.ts'
import {
  type Currency,
  type Read,
  readContinueSelling,
  readGrams,
  readPrice,
  readStock,
} from './cells.ts'
import type { Field } from './columns.ts'
import { type Notes, quoted, type Row } from './findings.ts'
import { noteBarcode } from './note-barcode.ts'
import { readRingSize } from './read-ring-size.ts'
import type { StatedProduct, StatedVariant } from './records.ts'

const nameFields = ['option1Name', 'option2Name', 'option3Name'] as const
const valueFields = ['option1Value', 'option2Value', 'option3Value'] as const
const ownFields = [...valueFields, 'price', 'sku', 'barcode'] as const
const describing = ['compareAt', 'tracker', 'stock', 'continueSelling', 'weight'] as const

/**
 * Rows that describe a variant; others only add a picture. If the file has no column by which to
 * know them, the first row describes the one variant, or none at all.
 */
function variantRows(rows: [Row, ...Row[]], notes: Notes): Row[] {
  // A list of quantities has no other column; in Shopify's exports rows of pictures may say 0.
  const telling = notes.hasColumn('price') ? ownFields : ([...ownFields, 'stock'] as const)
  if (ownFields.some((field) => notes.hasColumn(field)))
    return rows.filter(({ cells }) => telling.some((field) => cells[field]))
  return describing.some((field) => notes.hasColumn(field)) ? [rows[0]] : []
}

/**
 * Reads the names of a product's options, and its variants, as far as the file tells them;
 * `rows[0]` names the options. Reports faults.
 */
export function readVariants(
  rows: [Row, ...Row[]],
  currency: Currency,
  notes: Notes,
): Pick<StatedProduct, 'optionNames' | 'variants'> {
  const described = variantRows(rows, notes)
  if (described.length === 0 && notes.hasColumn('price'))
    notes.error(rows[0].line, 'price', 'The price is missing.')
  const hasNames = nameFields.some((field) => notes.hasColumn(field))
  const hasOptions = hasNames || valueFields.some((field) => notes.hasColumn(field))
  const names = readOptionNames(rows, described, notes)
  const lineOf = new Map<string, number>()
  const variants = described.map((row): StatedVariant => {
    if (!hasOptions) return readVariant(row, currency, notes)
    const optionValues = readOptionValues(row, names, notes).map((value, at) =>
      value && isRingSize(rows[0].cells.type ?? '', names[at] ?? '')
        ? noteRingSize(row, at, value, notes)
        : value,
    )
    const key = JSON.stringify(optionValues.map((value) => value.toLowerCase()))
    const before = lineOf.get(key)
    if (before !== undefined)
      notes.error(row.line, 'option1Value', sameVariant(optionValues, before))
    lineOf.set(key, before ?? row.line)
    return { ...readVariant(row, currency, notes), optionValues }
  })
  return {
    ...(hasOptions && { optionNames: names }),
    ...(described.length > 0 && { variants }),
  }
}

function sameVariant(optionValues: string[], line: number): string {
  const which = optionValues.length ? quoted(optionValues.join(' / ')) : 'without options'
  return `The variant ${which} is already on line ${line}. Remove one, or give them different option values.`
}

function readOptionNames(rows: [Row, ...Row[]], described: Row[], notes: Notes): string[] {
  const [first] = rows
  const names = nameFields.map((field) => first.cells[field] ?? '')
  // Shopify's placeholder for a product without options.
  if (described.length === 1 && first.cells.option1Value === 'Default Title') return []
  for (const [index, field] of nameFields.entries()) {
    if (names[index] && index > 0 && !names[index - 1])
      notes.error(first.line, field, 'The option before this one has no name. Fill them in order.')
    for (const row of rows.slice(1)) {
      const name = row.cells[field]
      if (name && name !== names[index])
        notes.error(
          row.line,
          field,
          `${quoted(name)} is not the name on line ${first.line}, ${quoted(names[index] ?? '')}. Use one name in every row of a product.`,
        )
    }
  }
  const used = names.filter((name) => name !== '')
  if (used.length === 0 && described.length > 1 && notes.hasColumn('option1Name'))
    notes.error(first.line, 'option1Name', withoutOption(described.length))
  return used
}

/** What is wrong where several variants have no option. */
export const withoutOption = (variants: number) =>
  `The product has ${variants} variants but no option. Name what a shopper chooses, like "Ring size".`

function readOptionValues(row: Row, names: string[], notes: Notes): string[] {
  for (const [index, field] of valueFields.entries()) {
    const value = row.cells[field]
    const isDefault = index === 0 && value === 'Default Title'
    if (names[index] && !value)
      notes.error(row.line, field, `The value for ${quoted(names[index])} is missing.`)
    if (!names[index] && value && !isDefault)
      notes.error(
        row.line,
        field,
        `${quoted(value)} is the value of an option that has no name. Name the option in the product's first row.`,
      )
  }
  if (row.cells.option4Value)
    notes.error(row.line, 'option4Value', 'A product has at most three options. Merge two of them.')
  return names.map((_, index) => row.cells[valueFields[index] ?? 'option1Value'] ?? '')
}

function noteRingSize(row: Row, at: number, text: string, notes: Notes): string {
  const { value, message } = readRingSize(text)
  if (message) notes.warn(row.line, valueFields[at] ?? 'option1Value', message)
  return value
}

function readVariant(row: Row, currency: Currency, notes: Notes): StatedVariant {
  const { cells, line } = row
  const read = <T>(field: Field, reader: (text: string) => Read<T>): T | undefined => {
    const text = cells[field]
    if (text === undefined) return undefined
    const result = reader(text)
    if (result.ok) return result.value
    notes.error(line, field, result.message)
    return undefined
  }
  if (notes.hasColumn('price') && !cells.price) notes.error(line, 'price', 'The price is missing.')
  const price = read('price', (text) => readPrice(text, currency))
  if (price === 0)
    notes.warn(
      line,
      'price',
      'A price of 0 is shown as "price on request", without a button to buy.',
    )
  const { code, most = Number.POSITIVE_INFINITY } = currency
  if (price !== undefined && price > most)
    notes.warn(
      line,
      'price',
      `"${cells.price}" is more than can be paid online (${decimalMoney(most, code)}). Shoppers are told to ask.`,
    )
  const former = read('compareAt', (text) => readPrice(text, currency)) || null
  const compares = former === null || price === undefined || (price > 0 && former > price)
  if (!compares && price !== 0)
    notes.warn(
      line,
      'compareAt',
      `${cells.compareAt} is not higher than the price ${cells.price}: ignored.`,
    )
  const counted = read('stock', readStock)
  if (counted !== undefined && counted < 0)
    notes.warn(line, 'stock', `${counted} pieces: counted as 0.`)
  const continueSelling = read('continueSelling', readContinueSelling)
  noteBarcode(row, notes)
  return {
    line,
    ...(price !== undefined && { price }),
    ...(notes.hasColumn('compareAt') && { compareAt: compares ? former : null }),
    ...(notes.hasColumn('sku') && { sku: cleanSku(cells.sku) }),
    ...(notes.hasColumn('barcode') && { barcode: withoutApostrophe(cells.barcode) }),
    ...(notes.hasColumn('tracker') && { tracker: Boolean(cells.tracker) }),
    ...(counted !== undefined && { quantity: Math.max(0, counted) }),
    ...(continueSelling !== undefined && { continueSelling }),
    ...(notes.hasColumn('weight') && { weightGrams: read('weight', readGrams) ?? 0 }),
    ...(notes.hasColumn('variantImage') && { imageSource: cells.variantImage ?? null }),
  }
}

// Shopify's export for spreadsheets writes '0123 so that Excel keeps the zero.
const withoutApostrophe = (text: string | undefined) => text?.replace(/^'/, '') || null

/** A SKU without signs that nobody sees: zero-width spaces, soft hyphens, no-break spaces. */
export const cleanSku = (text: string | undefined) => withoutApostrophe(text && tidy(text))

const tidy = (text: string) =>
  visible(text)
    .replace(/\p{Z}+/gu, ' ')
    .trim()

/** What all spellings of one SKU have in common. */
export const foldSku = (sku: string) => tidy(sku.normalize('NFKC')).toLowerCase()
