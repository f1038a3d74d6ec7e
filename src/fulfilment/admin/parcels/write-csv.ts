import { stringify } from 'csv-stringify/sync'
import { type ExportedParcel, type ExportFormat, exportFormats } from './export-rules.ts'

/**
 * Parcels as a CSV file for a carrier's shipping desk: UTF-8 with a byte order mark, by which
 * spreadsheets know umlauts. What a shopper typed is no formula there: an apostrophe precedes it.
 */
export function writeCsv(parcels: ExportedParcel[], format: ExportFormat): string {
  const { delimiter, columns } = exportFormats[format]
  const rows = parcels.map((parcel) => columns.map(([, cell]) => cell(parcel)))
  return stringify([columns.map(([header]) => header), ...rows], {
    bom: true,
    delimiter,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}
