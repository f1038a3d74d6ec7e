import { csvOf } from '../../../platform/csv.ts'
import { type ExportedParcel, type ExportFormat, exportFormats } from './export-rules.ts'

/** Parcels as a CSV file for a carrier's shipping desk. */
export function writeCsv(parcels: ExportedParcel[], format: ExportFormat): string {
  const { delimiter, columns } = exportFormats[format]
  const rows = parcels.map((parcel) => columns.map(([, cell]) => cell(parcel)))
  return csvOf([columns.map(([header]) => header), ...rows], { begins: true, delimiter })
}
