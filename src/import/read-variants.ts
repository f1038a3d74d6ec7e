import { metalIndex } from '../catalog/rules/metals.ts'
import type { Option } from '../catalog/rules/options.ts'
import { isRingSize } from '../catalog/rules/ring-size-option.ts'
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
import { imageId, type VariantDraft, variantId } from './records.ts'

const nameFields = ['option1Name', 'option2Name', 'option3Name'] as const
const valueFields = ['option1Value', 'option2Value', 'option3Value'] as const

/** Whether a row describes a variant; other rows only add an image. */
export function isVariantRow(row: Row): boolean {
  return ([...valueFields, 'price', 'sku', 'barcode'] as const).some((field) => row.cells[field])
}

/**
 * Reads a product's options and variants from its rows; `rows[0]` names the options. Reports
 * faults.
 */
export function readVariants(
  handle: string,
  rows: [Row, ...Row[]],
  currency: Currency,
  notes: Notes,
): { options: Option[]; variants: VariantDraft[] } {
  const variantRows = rows.filter(isVariantRow)
  if (variantRows.length === 0) notes.error(rows[0].line, 'price', 'The price is missing.')
  const names = readOptionNames(rows, variantRows, notes)
  const lineOf = new Map<string, number>()
  const variants = variantRows.map((row, position) => {
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
    return { ...readVariant(handle, row, optionValues, currency, notes), position }
  })
  const options = names.map((name, index) => ({
    name,
    values: [...new Set(variants.map(({ optionValues }) => optionValues[index] ?? ''))],
  }))
  return { options, variants: sharePictures(variants, metalIndex(options)) }
}

/** Of several variants in one metal, only one needs a picture. */
function sharePictures(variants: VariantDraft[], metalAt: number): VariantDraft[] {
  if (metalAt < 0) return variants
  const pictured = variants.filter(({ imageId }) => imageId !== null)
  return variants.map((variant) => {
    const like = pictured.find(
      (each) => each.optionValues[metalAt] === variant.optionValues[metalAt],
    )
    return { ...variant, imageId: variant.imageId ?? like?.imageId ?? null }
  })
}

function sameVariant(optionValues: string[], line: number): string {
  const which = optionValues.length ? quoted(optionValues.join(' / ')) : 'without options'
  return `The variant ${which} is already on line ${line}. Remove one, or give them different option values.`
}

function readOptionNames(rows: [Row, ...Row[]], variantRows: Row[], notes: Notes): string[] {
  const [first] = rows
  const names = nameFields.map((field) => first.cells[field] ?? '')
  // Shopify's placeholder for a product without options.
  if (variantRows.length === 1 && first.cells.option1Value === 'Default Title') return []
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
  if (used.length === 0 && variantRows.length > 1)
    notes.error(
      first.line,
      'option1Name',
      `The product has ${variantRows.length} variants but no option. Name what a shopper chooses, like "Ring size".`,
    )
  return used
}

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

function readVariant(
  handle: string,
  row: Row,
  optionValues: string[],
  currency: Currency,
  notes: Notes,
): Omit<VariantDraft, 'position'> {
  const read = <T>(field: Field, reader: (text: string) => Read<T>): T | undefined => {
    const text = row.cells[field]
    if (text === undefined) return undefined
    const result = reader(text)
    if (result.ok) return result.value
    notes.error(row.line, field, result.message)
    return undefined
  }
  if (!row.cells.price) notes.error(row.line, 'price', 'The price is missing.')
  const price = read('price', (text) => readPrice(text, currency)) ?? 0
  const compareAt = read('compareAt', (text) => readPrice(text, currency)) ?? 0
  const compares = compareAt > price
  if (compareAt > 0 && !compares)
    notes.warn(
      row.line,
      'compareAt',
      `${row.cells.compareAt} is not higher than the price ${row.cells.price}: ignored.`,
    )
  const counted = read('stock', readStock) ?? 0
  if (counted < 0) notes.warn(row.line, 'stock', `${counted} pieces: counted as 0.`)
  const stock = Math.max(0, counted)
  // In Shopify, untracked stock never runs out.
  const untracked = notes.hasColumn('tracker') && !row.cells.tracker && stock === 0
  if (untracked)
    notes.warn(
      row.line,
      'tracker',
      'Stock is not counted: sold as made to order. To count it, write "shopify".',
    )
  noteBarcode(row, notes)
  const image = row.cells.variantImage
  return {
    id: variantId(handle, optionValues),
    active: true,
    sku: withoutApostrophe(row.cells.sku),
    barcode: withoutApostrophe(row.cells.barcode),
    optionValues,
    price,
    compareAt: compares ? compareAt : null,
    stock,
    importedStock: stock,
    madeToOrder: (read('continueSelling', readContinueSelling) ?? false) || untracked,
    weightGrams: read('weight', readGrams) ?? 0,
    imageId: image ? imageId(handle, image) : null,
  }
}

// Shopify's export for spreadsheets writes '0123 so that Excel keeps the zero.
const withoutApostrophe = (text: string | undefined) => text?.replace(/^'/, '') || null
