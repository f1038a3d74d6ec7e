import { audit } from '../../admin/audit.ts'
import { brokeConstraint, runBatch, type Statement } from '../../platform/db.ts'
import { activeTopics } from '../subscriber-queries.ts'
import type { ImportDesk } from './check-file.ts'
import type { Outcome } from './outcome.ts'
import { dropParts, type ImportRow, importById, moveImport, withTopics } from './queries.ts'
import { wasSentTo } from './take-back-queries.ts'

/** An import with what is known of its lines. */
export type KnownImport = Omit<ImportRow, 'outcome'> & { outcome: Outcome }

export async function readImport(desk: ImportDesk, id: string): Promise<KnownImport | null> {
  const [row] = await importById(desk.db, id)
  return row ? { ...row, outcome: JSON.parse(row.outcome) } : null
}

/**
 * Begins to take a file in; the queue does the work (`runImport`).
 *
 * @param wanted `topics`: ids for whoever names none; `skipWrong`: lines that are wrong may be left out
 * @returns why not: `wrong-lines`, and nobody has said to leave them out; `no-topics`, and somebody
 *   would need one; `moved`, somebody else has applied or dropped it. `null`: there is none
 */
export async function applyImport(
  desk: ImportDesk,
  wanted: { act: string; id: string; topics: string[]; skipWrong: boolean },
): Promise<{ ok: true } | { ok: false; reason: 'wrong-lines' | 'no-topics' | 'moved' } | null> {
  const known = await readImport(desk, wanted.id)
  if (!known) return null
  if (known.state === 'running' || known.state === 'done') return { ok: true }
  const { counts, undecided } = known.outcome
  if (counts.wrong > 0 && !wanted.skipWrong) return { ok: false, reason: 'wrong-lines' }
  const offered = await activeTopics(desk.db)
  const topics = offered.filter(({ id }) => wanted.topics.includes(id))
  if (undecided > 0 && topics.length === 0) return { ok: false, reason: 'no-topics' }
  const ids = topics.map(({ id }) => id)
  const move = moveImport(desk.db, known.id, ['checked'], 'running', { outcome: withTopics(ids) })
  const after = {
    ...{ added: counts.added, invited: counts.invited },
    topics: topics.map(({ name }) => name),
  }
  const entry = { id: wanted.act, act: 'subscribers-imported', after }
  return (await runMove(desk, known.id, entry, [move]))
    ? { ok: true }
    : { ok: false, reason: 'moved' }
}

/**
 * Drops a file that was looked at, or takes back what it has brought, while nothing was sent to any
 * of them: who was added is removed and who waits to be asked is not. Who has been asked already may
 * still say yes.
 *
 * @returns `sent`: too late, one of them was sent something. `null`: there is none
 */
export async function dropImport(
  desk: ImportDesk,
  { act, id }: { act: string; id: string },
): Promise<{ ok: true } | { ok: false; reason: 'sent' } | null> {
  const known = await readImport(desk, id)
  if (!known) return null
  if (known.state === 'dropped') return { ok: true }
  const states = ['checked', 'running', 'done'] as const
  const move = moveImport(desk.db, id, [...states], 'dropped', { unless: wasSentTo(id) })
  const isTakenBack = known.state !== 'checked'
  const entry = { id: act, act: isTakenBack ? 'import-taken-back' : 'import-dropped' }
  const moved = await runMove(desk, id, entry, [move, dropParts(desk.db, id)])
  return moved ? { ok: true } : { ok: false, reason: 'sent' }
}

/** Whether the import has moved, by this form or the same one sent before. */
async function runMove(
  desk: ImportDesk,
  id: string,
  entry: { id: string; act: string; after?: Record<string, unknown> },
  statements: Statement[],
): Promise<boolean> {
  const noted = await audit(desk, desk.staff, {
    ...entry,
    ...{ subject: 'subscriber-import', subjectId: id },
  })
  try {
    await runBatch(desk.db, [...noted.statements, ...statements])
    return true
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return true
    if (brokeConstraint(error, 'subscriber_imports.state')) return false
    throw error
  }
}
