import { now } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { brokeConstraint, type Db, runBatch, type Statement } from '../../platform/db.ts'
import { keyedDigest } from '../../platform/digest.ts'
import { foldEmail } from '../../platform/email-address.ts'
import { seal, unseal } from '../../platform/sealing.ts'
import { type Audited, audit } from '../audit.ts'
import type { StaffMember } from '../env.ts'
import { staffById } from '../queries.ts'
import type { Role } from '../rules.ts'
import { insertStaff, type StaffRow, updateStaff } from './queries.ts'

/** What the log calls the kind of thing that these acts change. */
const subject = 'staff'

/** What these acts need: the database, the keys, and who does it. */
export type StaffAct = { db: Db; config: Config; staff: StaffMember }

/** A row of staff that can be read. */
export type Known = Omit<StaffRow, 'email' | 'name'> & { email: string; name: string }

export async function openStaff(config: Config, row: StaffRow): Promise<Known> {
  const open = (column: 'email' | 'name') =>
    unseal(config.sealingKeys, `staff.${column}:${row.id}`, row[column])
  return { ...row, email: await open('email'), name: await open('name') }
}

/**
 * Makes somebody staff, by an address as `readEmail` gives it.
 *
 * @returns the id, or why not: `owner`, the address is that of OWNER_MAIL, who always is; `known`,
 *   it is already or was before; `sent-before`, the same form was sent with another address
 */
export async function addStaff(
  desk: StaffAct,
  { act, email, name, role }: { act: string; email: string } & NewValues,
): Promise<{ ok: boolean; id: string; reason?: 'owner' | 'known' | 'sent-before' }> {
  const { db, config } = desk
  const folded = foldEmail(email)
  const id = await keyedDigest(config.LOOKUP_KEY, folded)
  if (folded === foldEmail(config.OWNER_MAIL)) return { ok: false, reason: 'owner', id }
  const row = {
    id,
    email: await seal(config.sealingKeys, `staff.email:${id}`, email),
    name: await seal(config.sealingKeys, `staff.name:${id}`, name),
    role,
    addedAt: now(),
  }
  const entry = { id: act, act: 'staff-added', subjectId: id, after: { email, name, role } }
  const end = await runNoted(desk, entry, [insertStaff(db, row)], 'staff.id')
  if (end === 'refused') return { ok: false, reason: 'known', id }
  if (end === 'noted-before' && !(await staffById(db, id))[0])
    return { ok: false, reason: 'sent-before', id }
  return { ok: true, id }
}

type NewValues = { name: string; role: Role }

/** Gives another name or role. `null`: there is no such person. */
export async function changeStaff(
  desk: StaffAct,
  { act, id, version, ...to }: { act: string; id: string; version: number } & NewValues,
): Promise<{ ok: true } | { ok: false; reason: 'changed-meanwhile'; now: Known } | null> {
  const { db, config } = desk
  const known = await readStaff(desk, id)
  if (!known) return null
  const names = differing(known, to)
  if (names.length === 0) return { ok: true }
  const only = (values: NewValues) => Object.fromEntries(names.map((each) => [each, values[each]]))
  const entry = {
    ...{ id: act, act: 'staff-changed', subjectId: id },
    ...{ before: only(known), after: only(to) },
  }
  const name = await seal(config.sealingKeys, `staff.name:${id}`, to.name)
  const change = updateStaff(db, { id, version }, { name, role: to.role })
  if ((await runNoted(desk, entry, [change], 'staff.version')) === 'done') return { ok: true }
  // The same form, sent twice at once, has been saved. Sent again with other values, it has not.
  const saved = (await readStaff(desk, id)) ?? known
  if (differing(saved, to).length === 0) return { ok: true }
  return { ok: false, reason: 'changed-meanwhile', now: saved }
}

const differing = (one: NewValues, other: NewValues) =>
  (['name', 'role'] as const).filter((name) => one[name] !== other[name])

/** Takes somebody off the staff, at once, or takes them back. `null`: there is no such person. */
export async function setRemoved(
  desk: StaffAct,
  { act, id, version, removed }: { act: string; id: string; version: number; removed: boolean },
): Promise<{ ok: true } | { ok: false; reason: 'changed-meanwhile' } | null> {
  const isSet = async () => {
    const [row] = await staffById(desk.db, id)
    return row && (row.removedAt !== null) === removed
  }
  const set = await isSet()
  if (set === undefined) return null
  if (set) return { ok: true }
  const entry = { id: act, act: removed ? 'staff-removed' : 'staff-restored', subjectId: id }
  const change = updateStaff(desk.db, { id, version }, { removedAt: removed ? now() : null })
  const end = await runNoted(desk, entry, [change], 'staff.version')
  if (end === 'done' || (await isSet())) return { ok: true }
  return { ok: false, reason: 'changed-meanwhile' }
}

export async function readStaff({ db, config }: StaffAct, id: string): Promise<Known | null> {
  const [row] = await staffById(db, id)
  return row ? openStaff(config, row) : null
}

/**
 * Runs an act with its entry in the log, all or nothing. The entry comes first: a form that is
 * posted twice breaks its key before anything else.
 *
 * @returns `noted-before`: the log has an act of this id; `refused`: the act broke `constraint`. Any
 *   other failure is thrown
 */
async function runNoted(
  { db, config, staff }: StaffAct,
  entry: Omit<Audited, 'subject'>,
  statements: Statement[],
  constraint: string,
): Promise<'done' | 'noted-before' | 'refused'> {
  const noted = await audit({ db, config }, staff, { ...entry, subject })
  try {
    await runBatch(db, [...noted.statements, ...statements])
    return 'done'
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return 'noted-before'
    if (brokeConstraint(error, constraint)) return 'refused'
    throw error
  }
}
