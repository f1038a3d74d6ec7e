import type { Context } from 'hono'
import type { DeskEnv, StaffMember } from '../admin/env.ts'
import { type Outbox, openOutbox } from '../mail/outbox.ts'

/** What an act at the desk needs: the database, the outbox for its mails, and who does it. */
export type DeskContext = Outbox & { staff: StaffMember }

export const deskContext = (c: Context<DeskEnv>): DeskContext => ({
  ...openOutbox(c.var.db, c.var.config, c.env.OUTBOX, c.executionCtx),
  staff: c.var.staff,
})
