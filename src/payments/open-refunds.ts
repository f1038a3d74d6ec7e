import type { Config } from '../platform/config.ts'
import { type Sealed, unseal } from '../platform/sealing.ts'
import type { RefundLine, RefundRow } from './refund-queries.ts'

/** A refund to be shown, with what was written of it. */
export type Refund = Omit<RefundRow, 'note' | 'reference'> & {
  lines: RefundLine[]
  note: string | null
  reference: string | null
}

/** Opens refunds of an order (`refundsOfOrder`), which come with their lines. */
export const openRefunds = (
  config: Config,
  rows: (RefundRow & { lines: RefundLine[] })[],
): Promise<Refund[]> =>
  Promise.all(
    rows.map(async (row) => {
      const open = (column: 'note' | 'reference', text: Sealed | null) =>
        text ? unseal(config.sealingKeys, `refunds.${column}:${row.id}`, text) : null
      return {
        ...row,
        note: await open('note', row.note),
        reference: await open('reference', row.reference),
      }
    }),
  )
