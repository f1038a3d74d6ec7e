import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Db, Statement } from '../platform/db.ts'
import { seal } from '../platform/sealing.ts'
import type { StaffMember } from './env.ts'
import { insertAudit } from './queries.ts'

/** What was done to what. */
export type Audited = {
  /** Id of the act: a second entry of the same act breaks the key of `audit_log`. */
  id: string
  act: string
  /** Kind of thing and which: `order` and its id. */
  subject: string
  subjectId: string
  /** The values that changed, by field; sealed, because they may be personal. */
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

/**
 * The statement that notes an act in the log, for the batch of the act; none where nothing changed.
 */
export async function audit(
  context: { db: Db; config: Config },
  { id: staffId, email }: StaffMember,
  { before, after, ...entry }: Audited,
): Promise<{ statements: Statement[] }> {
  const same = before && after && JSON.stringify(before) === JSON.stringify(after)
  if (same) return { statements: [] }
  const { sealingKeys } = context.config
  const sealJson = (column: 'before' | 'after', values: Record<string, unknown> | undefined) =>
    values ? seal(sealingKeys, `audit_log.${column}:${entry.id}`, JSON.stringify(values)) : null
  return {
    statements: [
      insertAudit(context.db, {
        ...entry,
        at: now(),
        staffId,
        who: await seal(sealingKeys, `audit_log.who:${entry.id}`, email),
        before: await sealJson('before', before),
        after: await sealJson('after', after),
      }),
    ],
  }
}

/** Whether what was done under an act is what is asked for now: the same form, sent again. */
export const isSameAct = (
  done: { act: string; subjectId: string },
  act: string,
  subjectId: string,
): boolean => done.act === act && done.subjectId === subjectId
