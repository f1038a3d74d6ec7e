import { audit } from '../../../admin/audit.ts'
import type { DeskContext } from '../../../orders/desk-context.ts'
import { now, type Seconds } from '../../../platform/clock.ts'
import type { Config } from '../../../platform/config.ts'
import { type Cell, csvOf } from '../../../platform/csv.ts'
import { runBatch } from '../../../platform/db.ts'
import { type Sealed, unseal } from '../../../platform/sealing.ts'
import type { ConsentKind } from '../../rules.ts'
import { countExported, subscribersAfter } from '../../subscriber-desk-queries.ts'
import { subscriberWords } from './words.ts'

/** Subscribers who are in the memory at once. */
const AT_ONCE = 500

type Row = Awaited<ReturnType<typeof subscribersAfter>>[number]

/**
 * Streams all subscribers whose address is kept as a CSV file that the import understands, and notes
 * in the log, before the first of them, who took how many.
 */
export async function exportSubscribers(desk: DeskContext): Promise<ReadableStream<Uint8Array>> {
  const { db, config, staff } = desk
  const [counted] = await countExported(db)
  const { statements } = await audit(desk, staff, {
    id: crypto.randomUUID(),
    ...{ act: 'subscribers-exported', subject: 'subscribers', subjectId: 'all' },
    after: { rows: counted?.many ?? 0 },
  })
  await runBatch(db, statements)
  const utf8 = new TextEncoder()
  const { csv } = subscriberWords()
  const at = now()
  let after = ''
  let begins = true
  return new ReadableStream({
    async pull(controller) {
      const rows = await subscribersAfter(db, after, AT_ONCE)
      const cells = await Promise.all(rows.map((row) => cellsOf(config, row, at)))
      const file = csvOf(begins ? [Object.values(csv), ...cells] : cells, { begins })
      if (file) controller.enqueue(utf8.encode(file))
      begins = false
      after = rows.at(-1)?.id ?? after
      if (rows.length < AT_ONCE) controller.close()
    },
  })
}

async function cellsOf({ sealingKeys }: Config, row: Row, at: Seconds): Promise<Cell[]> {
  const { id, email, name, consent } = row
  type Consent = [string, Seconds, ConsentKind, Sealed | null, string | null]
  const [consentId, agreedAt, kind, proof, wording] = consent
    ? (JSON.parse(consent) as Consent)
    : ['', null, '', null, null]
  const pauses = row.pausedUntil !== null && row.pausedUntil > at
  return [
    email ? await unseal(sealingKeys, `subscribers.email:${id}`, email) : '',
    name ? await unseal(sealingKeys, `subscribers.name:${id}`, name) : '',
    row.leftAt !== null ? 'left' : (row.reason ?? (pauses ? 'paused' : 'subscribed')),
    (JSON.parse(row.topics) as string[]).join('; '),
    agreedAt && new Date(agreedAt * 1000).toISOString(),
    kind,
    proof ? await unseal(sealingKeys, `consents.proof:${consentId}`, proof) : wording,
  ]
}
