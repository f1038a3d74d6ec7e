import type { Option } from '../catalog/rules/options.ts'
import type { Before } from './detail-queries.ts'
import type { Notes } from './findings.ts'
import type { Match } from './match-products.ts'
import { withoutOption } from './read-variants.ts'
import type { StatedVariant, VariantRecord } from './records.ts'
import { statedStock } from './stated-stock.ts'

/** A product's variants after the import, as far as they do not depend on its pictures. */
export function completeVariants({ stated, variants }: Match, before: Before, notes: Notes) {
  if (!stated.variants) {
    if (before.onSale.length === 0)
      notes.error(
        stated.line,
        'price',
        'The shop does not have this product, and a new one needs a price.',
      )
    return before.onSale
  }
  return stated.variants.map((variant, position): VariantRecord => {
    const { id = '', known } = variants[position] ?? {}
    return completeVariant(variant, id, position, before.variants.get(known?.id ?? ''), notes)
  })
}

function completeVariant(
  variant: StatedVariant,
  id: string,
  position: number,
  known: VariantRecord | undefined,
  notes: Notes,
): VariantRecord {
  const { line } = variant
  const price = variant.price ?? known?.price
  if (price === undefined)
    notes.error(line, 'price', 'The shop does not have this variant, and a new one needs a price.')
  const compareAt = variant.compareAt !== undefined ? variant.compareAt : (known?.compareAt ?? null)
  const compares = compareAt !== null && price !== 0 && compareAt > (price ?? 0)
  if (compareAt !== null && price !== 0 && !compares)
    notes.warn(line, 'compareAt', 'The former price is not higher than the price: ignored.')
  const stock = statedStock(variant, known ?? null, notes.hasColumn('stock'))
  noteStock(variant, known, stock, notes)
  return {
    ...{ id, position, active: true, facets: [] },
    sku: variant.sku !== undefined ? variant.sku : (known?.sku ?? null),
    barcode: variant.barcode !== undefined ? variant.barcode : (known?.barcode ?? null),
    optionValues: variant.optionValues ?? known?.optionValues ?? [],
    price: price ?? 0,
    compareAt: compares ? compareAt : null,
    ...(stock ?? { stock: 0, importedStock: 0, oversold: 0, tracked: true, madeToOrder: false }),
    weightGrams: variant.weightGrams ?? known?.weightGrams ?? 0,
    imageId: known?.imageId ?? null,
  }
}

function noteStock(
  { line, quantity, tracker }: StatedVariant,
  known: VariantRecord | undefined,
  stock: ReturnType<typeof statedStock>,
  notes: Notes,
): void {
  if (!stock)
    notes.error(
      line,
      'stock',
      'How many are there? Write the quantity (0: sold out), or sell it without counting: leave the tracker empty too, or write CONTINUE as the inventory policy.',
    )
  else if (!stock.tracked && (!known || known.tracked || tracker === false))
    notes.warn(
      line,
      'tracker',
      'Stock is not counted: sold as made to order. To count it, write "shopify" and the quantity.',
    )
  else if (known && quantity === undefined && notes.hasColumn('stock') && stock.tracked)
    notes.warn(line, 'stock', 'No quantity: the stock stays as it is.')
}

/** The names of a product's options, with the values of its variants. */
export function completeOptions(
  { stated, known }: Match,
  { product }: Before,
  variants: VariantRecord[],
  notes: Notes,
): Option[] {
  const names = stated.optionNames ?? product?.options.map(({ name }) => name) ?? []
  const wrong = variants.some(({ optionValues }) => optionValues.length !== names.length)
  if (names.length === 0 && variants.length > 1)
    notes.error(stated.line, 'option1Name', withoutOption(variants.length))
  else if (wrong && known && !stated.optionNames)
    notes.error(
      stated.line,
      'option1Value',
      'The file has no options, and its SKUs do not say which variants are meant. Add the columns of the options, or the SKUs that the shop has.',
    )
  return names.map((name, index) => ({
    name,
    values: [...new Set(variants.map(({ optionValues }) => optionValues[index] ?? ''))],
  }))
}
