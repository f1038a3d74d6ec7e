import { audit } from '../admin/audit.ts'
import { runAct } from '../mail/outbox.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import type { CalendarDate } from '../platform/calendar-date.ts'
import { brokeConstraint } from '../platform/db.ts'
import { deleteNote, insertNote, noteById } from './queries.ts'

const subject = 'chart-note'

/**
 * Notes something of a day, for the charts; with the id of an act, once.
 *
 * @returns false when something else was done with this id: then nothing was noted
 */
export async function addNote(
  desk: DeskContext,
  { act, day, text }: { act: string; day: CalendarDate; text: string },
): Promise<boolean> {
  const { db, staff } = desk
  const entry = await audit(desk, staff, {
    ...{ id: act, act: 'chart-note-added', subject, subjectId: act },
    after: { day, text },
  })
  try {
    await runAct(desk, [...entry.statements, insertNote(db, { id: act, day, text })])
    return true
  } catch (error) {
    if (!brokeConstraint(error, 'audit_log.id')) throw error
    const [noted] = await noteById(db, act)
    return noted?.day === day && noted.text === text
  }
}

/** Removes a note; one that is not there any more was removed before. */
export async function removeNote(desk: DeskContext, act: string, id: string): Promise<void> {
  const { db, staff } = desk
  const [noted] = await noteById(db, id)
  if (!noted) return
  const { day, text } = noted
  const entry = await audit(desk, staff, {
    ...{ id: act, act: 'chart-note-removed', subject, subjectId: id },
    before: { day, text },
  })
  try {
    await runAct(desk, [...entry.statements, deleteNote(db, id)])
  } catch (error) {
    if (!brokeConstraint(error, 'audit_log.id')) throw error
  }
}
