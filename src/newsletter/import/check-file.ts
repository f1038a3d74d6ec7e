import { audit } from '../../admin/audit.ts'
import type { StaffMember } from '../../admin/env.ts'
import { now, type Seconds } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { brokeConstraint, type Db, runBatch, type Statement } from '../../platform/db.ts'
import { keyedDigests } from '../../platform/digest.ts'
import { seal } from '../../platform/sealing.ts'
import { topicNames } from '../subscriber-queries.ts'
import { groups, MOST_SHOWN, type Outcome, type Staged } from './outcome.ts'
import { insertImport, insertPart, knownAmong, moveImport } from './queries.ts'
import type { Fault, FileLine } from './read-file.ts'

/** Who imports, and with what. */
export type ImportDesk = { db: Db; config: Config; staff: StaffMember }

/** Lines that one message of the queue takes in: a run on the free plan has 10 ms of CPU time. */
const PART = 50
/** Addresses that one statement looks up, and statements of one round trip. */
const LOOK_UP = 1000
const AT_ONCE = 20

/**
 * Looks at a file of subscribers and keeps, sealed, whoever it would add or ask. Until it is applied
 * nobody is subscribed or mailed. What is kept counts only once all of it is written.
 *
 * @param act id of the act, which becomes that of the import
 */
export async function checkFile(
  desk: ImportDesk,
  { act, bytes }: { act: string; bytes: Uint8Array },
): Promise<{ ok: true; id: string } | { ok: false; fault: Fault; line: number }> {
  const { db, config, staff } = desk
  // With its parser, which no start of the Worker has to wait for.
  const { readFile } = await import('./read-file.ts')
  const file = readFile(bytes, await topicNames(db))
  if (!file.ok) return file
  const at = now()
  const { staged, outcome } = await sort(desk, file, at)
  const { counts } = outcome
  const parts = await partsOf(config, act, staged)
  const row = { id: act, at, lines: staged.length, outcome: JSON.stringify(outcome) }
  const noted = await audit(desk, staff, {
    ...{ id: act, act: 'subscribers-checked', subject: 'subscriber-import', subjectId: act },
    after: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
  })
  try {
    await insertImport(db, { ...row, state: 'dropped' })
    for (let n = 0; n < parts.length; n += AT_ONCE)
      await runBatch(
        db,
        parts.slice(n, n + AT_ONCE).map((part) => insertPart(db, part)),
      )
    await runBatch(db, [...noted.statements, moveImport(db, act, ['dropped'], 'checked')])
  } catch (error) {
    // The same form, sent twice: the other one has written it, or is about to.
    if (!brokeConstraint(error, 'subscriber_imports.id') && !brokeConstraint(error, 'audit_log.id'))
      throw error
  }
  return { ok: true, id: act }
}

type Lines = { format: Outcome['format']; columns: Outcome['columns']; lines: FileLine[] }

/** Puts each line where it belongs, with what the shop knows of its address. */
async function sort({ db, config }: ImportDesk, file: Lines, at: Seconds) {
  const people = file.lines.filter((line) => line.group === 'person')
  const digests = await keyedDigests(
    config.LOOKUP_KEY,
    people.map(({ folded }) => folded),
  )
  const known = await lookUp(db, digests, at)
  const counts = Object.fromEntries(groups.map((group) => [group, 0])) as Outcome['counts']
  for (const line of file.lines) if (line.group !== 'person') counts[line.group]++
  const staged: Staged[] = []
  for (const [n, { person }] of people.entries()) {
    const digest = digests[n] ?? ''
    const found = known.get(digest)
    // Whoever was asked lately and has proof in the file needs no answer.
    const group =
      found && !(found === 'asked' && person.consent) ? found : person.consent ? 'added' : 'invited'
    counts[group]++
    if (group === 'added' || group === 'invited') staged.push({ digest, ...person })
  }
  const wrong = file.lines.flatMap((line): Outcome['wrong'] =>
    line.group === 'wrong' ? [[line.line, line.reason]] : [],
  )
  const undecided = staged.filter(({ topics }) => topics.length === 0).length
  const { format } = file
  const columns = file.columns.slice(0, 60)
  const outcome = { format, columns, counts, wrong: wrong.slice(0, MOST_SHOWN), undecided }
  return { staged, outcome: outcome satisfies Outcome }
}

async function lookUp(db: Db, digests: string[], at: Seconds) {
  const known = new Map<string, 'suppressed' | 'known' | 'asked'>()
  for (let n = 0; n < digests.length; n += LOOK_UP * AT_ONCE) {
    const statements: Statement[] = []
    for (let m = n; m < Math.min(n + LOOK_UP * AT_ONCE, digests.length); m += LOOK_UP)
      statements.push(knownAmong(db, digests.slice(m, m + LOOK_UP), at))
    for (const rows of (await runBatch(db, statements)) as Awaited<ReturnType<typeof knownAmong>>[])
      for (const { digest, found } of rows) if (found) known.set(digest, found)
  }
  return known
}

/** People in parts of one run each, sealed. */
function partsOf({ sealingKeys }: Config, importId: string, staged: Staged[]) {
  const parts = []
  for (let n = 0; n * PART < staged.length; n++) {
    const id = `${importId}:${n}`
    const text = JSON.stringify(staged.slice(n * PART, (n + 1) * PART))
    parts.push(
      seal(sealingKeys, `subscriber_import_parts.content:${id}`, text).then((content) => ({
        ...{ id, importId, n, content },
      })),
    )
  }
  return Promise.all(parts)
}
