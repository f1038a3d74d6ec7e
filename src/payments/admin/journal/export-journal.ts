import { audit } from '../../../admin/audit.ts'
import type { DeskContext } from '../../../orders/desk-context.ts'
import { wallClock } from '../../../platform/calendar-date.ts'
import { type Cell, csvOf } from '../../../platform/csv.ts'
import { type Db, runBatch } from '../../../platform/db.ts'
import type { Period } from './period.ts'
import { countRows, type JournalRow, rowsOf } from './queries.ts'
import { journalWords } from './words.ts'

/** Rows that are in the memory at once. */
const AT_ONCE = 1000

/**
 * Streams a month of the journal as a CSV file for the accountant, and notes in the log who took how
 * many rows. It has no personal data: an order is its number.
 */
export async function exportJournal(
  desk: DeskContext,
  period: Period,
  provider: string | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const { db, config, staff } = desk
  const wanted = { ...period, provider }
  const [counted] = await countRows(db, wanted)
  const { statements } = await audit(desk, staff, {
    id: crypto.randomUUID(),
    ...{ act: 'journal-exported', subject: 'journal', subjectId: period.month },
    after: { rows: counted?.rows ?? 0, ...(provider && { provider }) },
  })
  await runBatch(db, statements)
  return fileOf(db, wanted, config.shop.time_zone)
}

function fileOf(
  db: Db,
  wanted: Parameters<typeof rowsOf>[1],
  timeZone: string,
): ReadableStream<Uint8Array> {
  const { csv, kinds, providers } = journalWords()
  const utf8 = new TextEncoder()
  let last: JournalRow | null = null
  let begins = true
  const cellsOf = (row: JournalRow): Cell[] => {
    const { charged, chargedCurrency, currency, provider } = row
    const money = (amount: number) => ({ amount, currency })
    return [
      ...[wallClock(row.at, timeZone).date, row.number, kinds[row.kind]],
      ...[providers[provider] ?? provider, row.reference, row.payout, row.country],
      ...[money(row.net), row.taxRate / 100, money(row.tax), money(row.gross), currency],
      charged !== null && chargedCurrency ? { amount: charged, currency: chargedCurrency } : null,
      chargedCurrency,
    ]
  }
  return new ReadableStream({
    async pull(controller) {
      const rows: JournalRow[] = await rowsOf(db, wanted, last, AT_ONCE)
      const cells = rows.map(cellsOf)
      const file = csvOf(begins ? [Object.values(csv), ...cells] : cells, { begins })
      if (file) controller.enqueue(utf8.encode(file))
      begins = false
      last = rows.at(-1) ?? last
      if (rows.length < AT_ONCE) controller.close()
    },
  })
}
