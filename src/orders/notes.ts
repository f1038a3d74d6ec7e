import { audit } from '../admin/audit.ts'
import { runAct } from '../mail/outbox.ts'
import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { brokeConstraint, type Db } from '../platform/db.ts'
import { seal, unseal } from '../platform/sealing.ts'
import type { DeskContext } from './desk-context.ts'
import { insertNote, noteById } from './desk-queries.ts'
import { mailFromDesk } from './mail-from-desk.ts'
import type { orderNotes } from './tables.ts'

/** UTF-16 code units of a note. */
export const NOTE_UNITS = 2000

type NoteRow = typeof orderNotes.$inferSelect

/** What staff wrote, opened: for themselves, or to the customer. */
export type Note = NoteRow & { said: string }

export const openNote = async (config: Config, row: NoteRow): Promise<Note> => ({
  ...row,
  said: await unseal(config.sealingKeys, `order_notes.text:${row.id}`, row.text),
})

/** Reads what a note to a customer says. Null: there is none. */
export async function readCustomerNote(
  context: { db: Db; config: Config },
  id: string,
): Promise<string | null> {
  const [row] = await noteById(context.db, id)
  return row?.kind === 'customer' ? (await openNote(context.config, row)).said : null
}

/**
 * Adds a note to an order. It is told to nobody; with the id of an act, once.
 *
 * @returns whether it is there; false when another note was added with this id
 */
export async function writeNote(
  desk: DeskContext,
  note: { act: string; orderId: string; kind: NoteRow['kind']; text: string },
): Promise<boolean> {
  const { act, orderId, kind, text } = note
  const { db, config, staff } = desk
  const entry = await audit(desk, staff, {
    id: act,
    act: 'note-written',
    ...{ subject: 'order', subjectId: orderId },
    after: { kind },
  })
  const sealed = await seal(config.sealingKeys, `order_notes.text:${act}`, text)
  const row = { id: act, orderId, kind, text: sealed, staffId: staff.id, at: now() }
  try {
    await runAct(desk, [...entry.statements, insertNote(db, row)])
    return true
  } catch (error) {
    if (!brokeConstraint(error, 'audit_log.id')) throw error
    const [written] = await noteById(db, act)
    if (written?.orderId !== orderId || written.kind !== kind) return false
    return (await openNote(config, written)).said === text
  }
}

/** Mails a note to the customer: once, however often and by whomever it is asked for. */
export async function sendNote(
  desk: DeskContext,
  { act, order, note }: { act: string; order: { id: string; email: string }; note: string },
): Promise<void> {
  const entry = await audit(desk, desk.staff, {
    id: act,
    act: 'note-sent',
    ...{ subject: 'order', subjectId: order.id },
    after: { note },
  })
  const mail = await mailFromDesk(desk, order, {
    cause: `order-note:${note}`,
    kind: 'order-note',
    detail: note,
  })
  try {
    await runAct(desk, [...entry.statements, ...mail])
  } catch (error) {
    const once = ['audit_log.id', 'outbox.cause']
    if (!once.some((name) => brokeConstraint(error, name))) throw error
  }
}
