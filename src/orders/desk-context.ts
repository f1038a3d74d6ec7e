import type { Context } from 'hono'
import type { DeskEnv, StaffMember } from '../admin/env.ts'
import { type Outbox, outboxOf } from '../mail/outbox.ts'

/** What an act at the desk needs: the database, the outbox for its mails, and who does it. */
export type DeskContext = Outbox & { staff: StaffMember }

export const deskContext = (c: Context<DeskEnv>): DeskContext => ({
  ...outboxOf(c),
  staff: c.var.staff,
})
