import { type GtinFault, gtinFault } from '../catalog/rules/gtin.ts'
import { type Notes, quoted, type Row } from './findings.ts'

/** Warns of a barcode that looks like a GTIN and is not one that Google takes. */
export function noteBarcode({ line, cells: { barcode } }: Row, notes: Notes): void {
  const fault = barcode ? gtinFault(barcode.replace(/^'/, '')) : null
  if (barcode && fault)
    notes.warn(line, 'barcode', `${quoted(barcode)} ${why[fault]} Not sent to Google as a GTIN.`)
}

const why: Record<GtinFault, string> = {
  rounded:
    'was rounded by a spreadsheet, its last digits are lost. Export again and format the column as text.',
  length: 'has not the 8, 12, 13 or 14 digits of a GTIN. Correct it, or leave the cell empty.',
  restricted:
    'begins like a code for use inside a shop (2, 02, 04). Write the GTIN of the maker, or nothing.',
  coupon: 'begins like a coupon (05, 98, 99). Write the GTIN of the maker, or nothing.',
  'check-digit': 'has a wrong check digit. Compare it with the one on the product.',
}
