import { factsFrom, type MetafieldColumn, metafieldColumns } from './shopify-metafields.ts'

/**
 * The columns that are read, each with Shopify's names for it: today's first, then older ones, some
 * of which its exports still use. Sources: help.shopify.com, "Using CSV files to import and export
 * products", and exports since 2013; docs/catalog-import.md has the years.
 */
const columnNames = {
  handle: ['URL handle', 'Handle'],
  title: ['Title'],
  description: ['Description', 'Body (HTML)'],
  vendor: ['Vendor'],
  type: ['Type', 'Custom Product Type'],
  category: ['Product category', 'Standardized Product Type', 'Standard Product Type'],
  tags: ['Tags'],
  collection: ['Collection'],
  published: ['Published on online store', 'Published'],
  status: ['Status'],
  giftCard: ['Gift card'],
  seoTitle: ['SEO title'],
  seoDescription: ['SEO description'],
  sku: ['SKU', 'Variant SKU'],
  barcode: ['Barcode', 'Barcodes', 'Variant Barcode', 'Variant Barcodes'],
  option1Name: ['Option1 name'],
  option1Value: ['Option1 value'],
  option2Name: ['Option2 name'],
  option2Value: ['Option2 value'],
  option3Name: ['Option3 name'],
  option3Value: ['Option3 value'],
  option4Value: ['Option4 value'],
  price: ['Price', 'Variant Price'],
  compareAt: ['Compare-at price', 'Variant Compare At Price'],
  tracker: ['Inventory tracker', 'Variant Inventory Tracker'],
  stock: ['Inventory quantity', 'Variant Inventory Qty'],
  continueSelling: ['Continue selling when out of stock', 'Variant Inventory Policy'],
  weight: ['Weight value (grams)', 'Variant Grams'],
  imageSource: ['Product image URL', 'Image Src'],
  imagePosition: ['Image position'],
  imageAlt: ['Image alt text'],
  variantImage: ['Variant image URL', 'Variant Image'],
} as const

/** Keys of the jewelry facts: column `<any label> (product.metafields.jewelry.<key>)`. */
export const factKeys = [
  'metal',
  'fineness',
  'finish',
  'plating',
  'plating_base',
  'plating_microns',
  'hallmark',
  'stones',
  'width_mm',
  'height_mm',
  'length_mm',
  'thickness_mm',
  'weight_grams',
  'by_choice',
  'engraving_max_letters',
  'engraving_fonts',
  'engraving_place',
  'engraving_extra_days',
  'workshop_days',
  'care',
  'in_the_box',
] as const

export type FactKey = (typeof factKeys)[number]
export type Field = keyof typeof columnNames | FactKey | MetafieldColumn

/** The header line of a file. */
export type Header = {
  /** The field of each column, in the file's order; null if the column is not read. */
  fields: (Field | null)[]
  /** The names of the columns in this file. */
  spelled: Partial<Record<Field, string>>
  /** Columns that are not read. */
  ignored: string[]
  /** Pairs of columns for the same field. */
  repeated: [string, string][]
}

/** Reads the header line. Case and surrounding spaces do not matter. */
export function readHeader(cells: string[]): Header {
  const header: Header = { fields: [], spelled: {}, ignored: [], repeated: [] }
  for (const cell of cells) {
    const name = cell.trim()
    const field = fieldOf(name)
    const before = field && header.spelled[field]
    if (before !== undefined && before !== null) header.repeated.push([before, name])
    else if (field) header.spelled[field] = name
    else if (name) header.ignored.push(name)
    header.fields.push(before ? null : field)
  }
  standIn(header, 'type', ['category'])
  for (const [fact, columns] of Object.entries(factsFrom)) standIn(header, fact as FactKey, columns)
  return header
}

/** Where a file has no column for a field, it is read from another one. */
function standIn({ spelled }: Header, field: Field, others: readonly Field[]): void {
  const other = others.find((each) => spelled[each] !== undefined)
  const name = other && spelled[other]
  if (spelled[field] === undefined && name !== undefined) spelled[field] = name
}

/** A column's name in this file; if it is missing, Shopify's name today. */
export function columnName(header: Header, field: Field): string {
  const known: Partial<Record<Field, readonly string[]>> = columnNames
  return header.spelled[field] ?? known[field]?.[0] ?? `product.metafields.jewelry.${field}`
}

/** Whether a column holds a number that may have decimals. */
export const isDecimal = (field: Field) =>
  /^(price|compareAt|weight)$|_(mm|grams|microns)$/.test(field)

const fieldByName = new Map<string, Field>(
  Object.entries(columnNames).flatMap(([field, names]) =>
    names.map((name) => [name.toLowerCase(), field as Field] as const),
  ),
)

function fieldOf(name: string): Field | null {
  const [, namespace, key = ''] = metafield.exec(name.toLowerCase()) ?? []
  if (namespace === 'jewelry') return factKeys.find((known) => known === key) ?? null
  if (namespace === 'shopify') {
    const columns: Record<string, MetafieldColumn | undefined> = metafieldColumns
    return columns[key] ?? null
  }
  return fieldByName.get(name.toLowerCase()) ?? null
}

/** As Shopify exports it, and as the app Matrixify does. */
const metafield =
  /(?:\(product\.metafields\.|^metafield: )(jewelry|shopify)\.([a-z_-]+)(?:\)| \[.*\])?$/
