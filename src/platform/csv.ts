import { stringify } from 'csv-stringify/sync'
import { decimalMoney, type Minor } from './money.ts'

/** What a cell of a CSV file holds; an amount is written as `-12.50`, in the decimals of its currency. */
export type Cell = string | number | null | Amount
type Amount = { amount: Minor; currency: string }

/**
 * Rows of a CSV file for a spreadsheet. What somebody typed is no formula there: an apostrophe
 * precedes it, but no amount.
 *
 * @param how `begins`: whether it is the beginning of the file, with the byte order mark by which
 *   spreadsheets know umlauts
 */
export const csvOf = (rows: Cell[][], how: { begins: boolean; delimiter?: string }): string =>
  stringify(rows, {
    bom: how.begins,
    delimiter: how.delimiter ?? ',',
    escape_formulas: true,
    record_delimiter: 'windows',
    // Only the delimiter of rows would be put in quotation marks, but programs know others.
    quoted_match: /[\r\n]/,
    cast: {
      object: (cell) => {
        const { amount, currency } = cell as Amount
        return { value: decimalMoney(amount, currency), escape_formulas: false }
      },
    },
  })
