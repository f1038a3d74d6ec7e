import type { Statement } from '../platform/db.ts'
import type { AppEnv } from '../platform/env.ts'
import type { Role } from './rules.ts'

/** Who is at the desk. `id` is the keyed digest of the address, as in `staff.id`. */
export type StaffMember = { id: string; email: string; name: string; role: Role }

/**
 * What a page reads in the round trip in which the door reads who asks. They only read: nobody is let
 * in yet. Of the owner the door reads nothing, and leaves `rows` out.
 *
 * @property what tells which statements they are
 */
export type Ahead = { what: string; statements: Statement[]; rows?: unknown[] }

/** What every handler of the desk finds on its context. */
export type DeskEnv = AppEnv & { Variables: { staff: StaffMember; ahead?: Ahead } }
