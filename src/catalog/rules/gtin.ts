/**
 * The barcode of a variant where it is a GTIN: 8, 12, 13 or 14 digits (GTIN-8 to GTIN-14 of GS1's
 * General Specifications). Other barcodes are a shop's own.
 */
export const gtinOf = (barcode: string | null): string | null =>
  barcode !== null && /^(\d{8}|\d{12,14})$/.test(barcode) ? barcode : null
