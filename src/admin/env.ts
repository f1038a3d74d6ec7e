import type { AppEnv } from '../platform/env.ts'
import type { Role } from './rules.ts'

/** Who is at the desk. `id` is the keyed digest of the address, as in `staff.id`. */
export type StaffMember = { id: string; email: string; name: string; role: Role }

/** What every handler of the desk finds on its context. */
export type DeskEnv = AppEnv & {
  Variables: {
    staff: StaffMember
    /** Whether the shop has something at a path: asked of the shop itself, and no visit. */
    isThere(path: string): Promise<boolean>
  }
}
